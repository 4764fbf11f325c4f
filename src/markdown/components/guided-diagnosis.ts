import { asFlow, type Component, element, text, titled } from './component.ts';

/** A guided diagnosis: choices that expand, each with a solution or with narrower choices. */
export const diagnosis: Component = {
  kind: 'flow',
  children: true,
  holds: 'Choice',
  attributes: {},
  render: (_attributes, children) => element('div', { className: ['guided'] }, children),
  plain: (_attributes, content) => content,
};

/** One choice: something the reader may observe. */
export const choice: Component = {
  kind: 'flow',
  children: true,
  inside: 'Diagnosis',
  attributes: { label: { required: true, isText: true } },
  render: ({ label = '' }, children) =>
    element('details', { className: ['choice'] }, [element('summary', {}, [text(label)]), ...asFlow(children)]),
  plain: ({ label = '' }, content) => titled(label, content),
};
