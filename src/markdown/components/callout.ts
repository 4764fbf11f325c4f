import { asFlow, type Component, element, text } from './component.ts';

const types = ['note', 'tip', 'warning'] as const;

/** Something to know before going on: `<Callout type="warning" title="…">`. */
export const callout: Component = {
  kind: 'flow',
  children: true,
  attributes: { type: { required: true, values: types }, title: { isText: true } },
  render({ type = 'note', title }, children, { strings }) {
    const label = strings.callout[types.find((known) => known === type) ?? 'note'];
    return element('div', { className: ['callout', `callout-${type}`], role: 'note', ariaLabel: title ?? label }, [
      element('p', { className: ['callout-title'] }, [text(title ?? label)]),
      ...asFlow(children),
    ]);
  },
};
