import { asFlow, type Component, element, text, titled } from './component.ts';

/** Finds a fault by questions: choices that open, each with what to do or with narrower choices. */
export const diagnosis: Component = {
  kind: 'flow',
  children: true,
  holds: 'Choice',
  attributes: {},
  render: (_attributes, children) => element('div', { className: ['guided'] }, children),
  plain: (_attributes, content) => content,
};

/** One thing the reader may see. */
export const choice: Component = {
  kind: 'flow',
  children: true,
  inside: 'Diagnosis',
  attributes: { label: { required: true, isText: true } },
  render: ({ label = '' }, children) =>
    element('details', { className: ['choice'] }, [element('summary', {}, [text(label)]), ...asFlow(children)]),
  plain: ({ label = '' }, content) => titled(label, content),
};
