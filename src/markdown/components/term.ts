import { type Component, element } from './component.ts';

/** Words that the glossary explains: a link to it, with the definition as tooltip. */
export const term: Component = {
  kind: 'phrasing',
  children: true,
  attributes: { id: { required: true, refersTo: 'term' } },
  render: ({ id = '' }, children, { locale, terms }) =>
    element('a', { className: ['term'], href: `/${locale}/glossary/#${id}`, title: terms.get(id) ?? '' }, children),
  plain: (_attributes, content) => content,
};
