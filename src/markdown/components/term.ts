import { type Component, element } from './component.ts';

/** Words that the glossary explains: a link there, with the explanation at hand. */
export const term: Component = {
  kind: 'phrasing',
  children: true,
  attributes: { id: { required: true, refersTo: 'term' } },
  render: ({ id = '' }, children, { locale, terms }) =>
    element('a', { className: ['term'], href: `/${locale}/glossary/#${id}`, title: terms.get(id) ?? '' }, children),
};
