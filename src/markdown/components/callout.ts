import { asFlow, type Component, element, text } from './component.ts';

const types = ['note', 'tip', 'warning'] as const;

/** Something to know before going on: `<Callout type="warning" title="…">`. */
export const callout: Component = {
  kind: 'flow',
  children: true,
  attributes: { type: { required: true, values: types }, title: { isText: true } },
  render({ type: written, title }, children, { strings }) {
    const type = types.find((known) => known === written) ?? 'note';
    const label = strings.callout[type];
    return element('div', { className: ['callout', `callout-${type}`], role: 'note', ariaLabel: title ?? label }, [
      element('p', { className: ['callout-title'] }, [text(title ?? label)]),
      ...asFlow(children),
    ]);
  },
};
