import { type Attributes, asFlow, type Component, element, icon, type RenderContext, text, titled } from './component.ts';

export const calloutTypes = ['note', 'tip', 'warning'] as const;

const icons = { note: 'info', tip: 'lightbulb', warning: 'triangle-alert' } as const;

/** A note, tip or warning: `<Callout type="warning" title="…">`, or `:::warning[…]`. */
export const callout: Component = {
  kind: 'flow',
  children: true,
  attributes: { type: { required: true, values: calloutTypes }, title: { isText: true } },
  render(attributes, children, context) {
    const title = titleOf(attributes, context);
    return element('div', { className: ['callout', `callout-${typeOf(attributes)}`], role: 'note', ariaLabel: title }, [
      icon(icons[typeOf(attributes)]),
      element('p', { className: ['callout-title'] }, [text(title)]),
      ...asFlow(children),
    ]);
  },
  plain: (attributes, content, context) => titled(titleOf(attributes, context), content),
};

function titleOf(attributes: Attributes, { strings }: RenderContext): string {
  return attributes['title'] ?? strings.callout[typeOf(attributes)];
}

function typeOf(attributes: Attributes): (typeof calloutTypes)[number] {
  return calloutTypes.find((type) => type === attributes['type']) ?? 'note';
}
