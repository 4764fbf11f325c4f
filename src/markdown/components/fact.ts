import { type Component, element, text } from './component.ts';

/** The value of a fact of facts.yaml, in the article's locale. */
export const fact: Component = {
  kind: 'phrasing',
  children: false,
  attributes: { id: { required: true, refersTo: 'fact' } },
  render: ({ id = '' }, _children, { facts }) => element('span', { className: ['fact'] }, [text(facts.get(id) ?? '')]),
  plain: ({ id = '' }, _content, { facts }) => facts.get(id) ?? '',
};
