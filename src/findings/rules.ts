/**
 * Every rule a finding can name: how grave it is and what it protects.
 * `error` stops the build; `warning` and `info` never do.
 */
export const rules = {
  'schema/syntax': { severity: 'error', summary: 'A YAML file or front matter can be parsed.' },
  'schema/encoding': { severity: 'error', summary: 'Files are UTF-8.' },
  'schema/too-large': { severity: 'error', summary: 'A file stays under the size limit.' },
  'schema/special-file': { severity: 'error', summary: 'Files are plain files, no symbolic links, pipes or devices.' },
  'schema/missing-file': { severity: 'error', summary: 'The files that the engine needs exist.' },
  'schema/no-articles': { severity: 'error', summary: 'There is at least one article.' },
  'schema/front-matter': { severity: 'error', summary: 'An article starts with front matter.' },
  'schema/unknown-key': { severity: 'error', summary: 'Only known fields are used.' },
  'schema/missing-field': { severity: 'error', summary: 'Required fields are there.' },
  'schema/invalid-value': { severity: 'error', summary: 'Each field has a value of its kind.' },
  'schema/unknown-locale': { severity: 'error', summary: 'Articles lie in the folder of a locale of site.yaml.' },
  'schema/unexpected-file': { severity: 'warning', summary: 'Every file of the content folder is one that is read.' },
  'schema/file-name': { severity: 'error', summary: 'File names are ids: a-z, 0-9 and hyphens.' },
  'taxonomy/unknown-category': { severity: 'error', summary: 'An article’s category is in taxonomy.yaml.' },
  'taxonomy/unknown-product': { severity: 'error', summary: 'An article’s products are in taxonomy.yaml.' },
  'taxonomy/unknown-stage': { severity: 'error', summary: 'An article’s stage is in taxonomy.yaml.' },
  'taxonomy/unknown-channel': { severity: 'error', summary: 'A channel that is named is in channels.yaml.' },
  'taxonomy/empty-category': { severity: 'warning', summary: 'Each category without subcategories has a published article.' },
  'taxonomy/orphan': { severity: 'warning', summary: 'Each product and stage is used by a published article.' },
  'owner/unknown': { severity: 'error', summary: 'Owners are in team.yaml.' },
  'owner/skill': { severity: 'warning', summary: 'The owner knows the category of the article.' },
  'staleness/due': { severity: 'info', summary: 'The next review is near.' },
  'staleness/overdue': { severity: 'warning', summary: 'The review interval has not run out.' },
  'staleness/future': { severity: 'error', summary: 'A review date is not in the future.' },
  'staleness/bulk-bump': { severity: 'warning', summary: 'Review dates are set by reading, article by article.' },
  'id/duplicate': { severity: 'error', summary: 'An id is unique in its locale, or in its YAML file.' },
  'link/broken': { severity: 'error', summary: 'Links inside the help centre lead somewhere.' },
  'link/anchor': { severity: 'error', summary: 'The heading a link points to exists.' },
  'link/self': { severity: 'warning', summary: 'An article does not link to itself.' },
  'link/redirect-loop': { severity: 'error', summary: 'Old paths lead to one article and do not hide a page.' },
  'link/unsafe': { severity: 'error', summary: 'Links use https, http, mailto, tel or a path.' },
  'link/swallowed': { severity: 'error', summary: 'A bare link ends where the writer meant it to.' },
  'link/outside': { severity: 'warning', summary: 'Links to other sites lead somewhere; asked by `npm run check -- --outside`.' },
  'related/missing': { severity: 'error', summary: 'Related articles exist.' },
  'related/unpublished': { severity: 'warning', summary: 'Related articles are published.' },
  'related/audience': { severity: 'error', summary: 'A public article does not name internal ones as related.' },
  'answers/missing': { severity: 'warning', summary: 'A published article names the questions it answers.' },
  'answers/duplicate': { severity: 'error', summary: 'A question is answered by one article of a locale.' },
  'answers/copied-from-title': { severity: 'warning', summary: 'Questions are in the asker’s words, not the title again.' },
  'answers/not-found': {
    severity: 'error',
    summary: 'Search finds each question’s article among the first three; asked by `npm run build`.',
  },
  'answers/fragile': {
    severity: 'warning',
    summary: 'It finds it there too without that phrasing; asked by `npm run check -- --fragile`.',
  },
  'search/not-indexed': { severity: 'error', summary: 'A word of its title leads to each article; asked by `npm run build`.' },
  'translation/missing': { severity: 'info', summary: 'Published public articles exist in every locale.' },
  'translation/outdated': { severity: 'warning', summary: 'A translation has an original and follows its latest text.' },
  'translation/label': { severity: 'error', summary: 'Labels in the operator’s files exist in every locale.' },
  'structure/heading-level': { severity: 'error', summary: 'Headings start at level 2 and skip no level.' },
  'structure/duplicate-heading': { severity: 'warning', summary: 'Headings of one article differ.' },
  'structure/empty': { severity: 'error', summary: 'An article has text.' },
  'structure/empty-heading': { severity: 'error', summary: 'A heading has text.' },
  'structure/too-long': { severity: 'warning', summary: 'An article answers one matter in a few screens.' },
  'structure/wide-table': { severity: 'warning', summary: 'A table has no more columns than a phone can show.' },
  'structure/troubleshooting': { severity: 'warning', summary: 'A troubleshooting article has symptom, cause and fix.' },
  'structure/unknown-language': { severity: 'warning', summary: 'Code blocks name a language that can be highlighted.' },
  'media/alt': { severity: 'error', summary: 'Images have a text alternative.' },
  'media/missing': { severity: 'error', summary: 'Images exist in public/.' },
  'media/external': { severity: 'error', summary: 'Images come from the help centre itself.' },
  'mdx/syntax': { severity: 'error', summary: 'The body can be parsed.' },
  'mdx/too-slow': { severity: 'error', summary: 'A body is compiled within seconds.' },
  'mdx/import': { severity: 'error', summary: 'Articles have no import or export.' },
  'mdx/expression': { severity: 'error', summary: 'Articles have no expressions.' },
  'mdx/unknown-component': { severity: 'error', summary: 'Only the engine’s components are used.' },
  'mdx/unsafe-element': { severity: 'error', summary: 'Only harmless HTML elements are used.' },
  'mdx/attribute': { severity: 'error', summary: 'Components and elements have the attributes they know.' },
  'mdx/placement': { severity: 'error', summary: 'Block components stand on lines of their own.' },
  'mdx/unknown-fact': { severity: 'error', summary: 'Facts that are shown are in facts.yaml.' },
  'mdx/unknown-term': { severity: 'error', summary: 'Terms that are linked are in glossary.yaml.' },
  'audience/leak': { severity: 'error', summary: 'Public articles do not link to internal ones.' },
} as const satisfies Record<`${string}/${string}`, RuleDefinition>;

export type Rule = keyof typeof rules;

export type Severity = 'error' | 'warning' | 'info';

interface RuleDefinition {
  severity: Severity;
  /** What is true when the rule is kept: one sentence for lists and the manual. */
  summary: string;
}
