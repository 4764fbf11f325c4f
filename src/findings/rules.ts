/** Every rule that a finding can name. An `error` fails the build; `warning` and `info` do not. */
export const rules = {
  'schema/syntax': { severity: 'error', summary: 'YAML files and front matter can be parsed.' },
  'schema/encoding': { severity: 'error', summary: 'Files are UTF-8.' },
  'schema/too-large': { severity: 'error', summary: 'Files stay below the size limit.' },
  'schema/special-file': {
    severity: 'error',
    summary: 'The content contains regular files and folders only, no symbolic links, pipes or devices.',
  },
  'schema/unreadable': { severity: 'error', summary: 'The user who runs the command may read every file.' },
  'schema/missing-file': { severity: 'error', summary: 'All required operator files exist.' },
  'schema/no-articles': { severity: 'error', summary: 'There is at least one article.' },
  'schema/front-matter': { severity: 'error', summary: 'Every article starts with front matter.' },
  'schema/unknown-key': { severity: 'error', summary: 'Only known fields are used.' },
  'schema/missing-field': { severity: 'error', summary: 'All required fields are present.' },
  'schema/invalid-value': { severity: 'error', summary: 'Every field has a valid value.' },
  'schema/unknown-locale': { severity: 'error', summary: 'Articles are in the folder of a locale listed in site.yaml.' },
  'schema/unexpected-file': { severity: 'warning', summary: 'The engine reads every file in the content folder.' },
  'schema/file-name': { severity: 'error', summary: 'File names are ids: a-z, 0-9 and hyphens.' },
  'taxonomy/unknown-category': { severity: 'error', summary: 'An article’s category exists in taxonomy.yaml.' },
  'taxonomy/unknown-product': { severity: 'error', summary: 'An article’s products exist in taxonomy.yaml.' },
  'taxonomy/unknown-stage': { severity: 'error', summary: 'An article’s stage exists in taxonomy.yaml.' },
  'taxonomy/unknown-channel': { severity: 'error', summary: 'Channels that articles name exist in channels.yaml.' },
  'taxonomy/empty-category': { severity: 'warning', summary: 'Every category without subcategories has a published article.' },
  'taxonomy/orphan': { severity: 'warning', summary: 'Every product and stage is used by a published article.' },
  'owner/unknown': { severity: 'error', summary: 'Owners exist in team.yaml.' },
  'owner/skill': { severity: 'warning', summary: 'The owner is skilled in the article’s category.' },
  'staleness/due': { severity: 'info', summary: 'No review is due within the next 14 days.' },
  'staleness/overdue': { severity: 'warning', summary: 'No review is overdue.' },
  'staleness/future': { severity: 'error', summary: 'Review dates are not in the future.' },
  'staleness/bulk-bump': { severity: 'warning', summary: 'Review dates are changed one article at a time, after reading it.' },
  'id/duplicate': { severity: 'error', summary: 'Ids are unique in their locale, or in their YAML file.' },
  'link/broken': { severity: 'error', summary: 'Internal links lead to an existing page.' },
  'link/anchor': { severity: 'error', summary: 'The heading that a link points to exists.' },
  'link/self': { severity: 'warning', summary: 'Articles do not link to themselves.' },
  'link/redirect-conflict': {
    severity: 'error',
    summary: 'An old path redirects to one article and does not hide an existing page.',
  },
  'link/unsafe': { severity: 'error', summary: 'Links use https, http, mailto, tel or a path.' },
  'link/swallowed': { severity: 'error', summary: 'A bare URL ends where the writer meant it to end.' },
  'link/outside': { severity: 'warning', summary: 'Links to other sites work. Checked by `npm run check -- --outside`.' },
  'related/missing': { severity: 'error', summary: 'Related articles exist.' },
  'related/unpublished': { severity: 'warning', summary: 'Related articles are published.' },
  'related/audience': { severity: 'error', summary: 'Public articles do not list internal ones as related.' },
  'answers/missing': { severity: 'warning', summary: 'Published articles list the questions they answer.' },
  'answers/duplicate': { severity: 'error', summary: 'A question belongs to one article per locale.' },
  'answers/copied-from-title': {
    severity: 'warning',
    summary: 'Questions are in learners’ own words and do not repeat the title.',
  },
  'answers/not-found': {
    severity: 'error',
    summary: 'Search finds the article for each of its questions among the first three results. Checked by `npm run build`.',
  },
  'answers/fragile': {
    severity: 'warning',
    summary: 'Search also finds the article without that phrasing. Checked by `npm run check -- --fragile`.',
  },
  'search/not-indexed': {
    severity: 'error',
    summary: 'Search finds every article by a word of its title. Checked by `npm run build`.',
  },
  'translation/missing': { severity: 'info', summary: 'Published public articles exist in every locale.' },
  'translation/outdated': { severity: 'warning', summary: 'Translations have an original and are up to date with it.' },
  'translation/label': { severity: 'error', summary: 'Labels in the operator’s files exist in every locale.' },
  'structure/heading-level': { severity: 'error', summary: 'Headings start at level 2 and do not skip levels.' },
  'structure/duplicate-heading': { severity: 'warning', summary: 'The headings of an article are unique.' },
  'structure/empty': { severity: 'error', summary: 'Articles have text.' },
  'structure/empty-heading': { severity: 'error', summary: 'Headings have text.' },
  'structure/too-long': { severity: 'warning', summary: 'An article answers one question and fits on a few screens.' },
  'structure/wide-table': { severity: 'warning', summary: 'Tables are narrow enough for a phone.' },
  'structure/troubleshooting': { severity: 'warning', summary: 'Troubleshooting articles have a symptom, a cause and a fix.' },
  'structure/unknown-language': { severity: 'warning', summary: 'Code blocks name a language that can be highlighted.' },
  'media/alt': { severity: 'error', summary: 'Images have a text alternative.' },
  'media/missing': { severity: 'error', summary: 'Images exist in public/.' },
  'media/external': { severity: 'error', summary: 'Images are served by the help centre itself.' },
  'mdx/syntax': { severity: 'error', summary: 'The body can be parsed.' },
  'mdx/too-slow': { severity: 'error', summary: 'Every body compiles within seconds.' },
  'mdx/import': { severity: 'error', summary: 'Articles do not use import or export.' },
  'mdx/expression': { severity: 'error', summary: 'Articles do not use expressions.' },
  'mdx/unknown-component': { severity: 'error', summary: 'Only the engine’s components are used.' },
  'mdx/unsafe-element': { severity: 'error', summary: 'Only allowed HTML elements are used.' },
  'mdx/attribute': { severity: 'error', summary: 'Components and elements have only valid attributes.' },
  'mdx/placement': { severity: 'error', summary: 'Block components are on their own lines.' },
  'mdx/unknown-fact': { severity: 'error', summary: 'Facts that articles show exist in facts.yaml.' },
  'mdx/unknown-term': { severity: 'error', summary: 'Terms that articles link to exist in glossary.yaml.' },
  'audience/leak': { severity: 'error', summary: 'Public articles do not link to internal ones.' },
} as const satisfies Record<`${string}/${string}`, RuleDefinition>;

export type Rule = keyof typeof rules;

export type Severity = 'error' | 'warning' | 'info';

interface RuleDefinition {
  severity: Severity;
  /** What holds when the rule is followed, in one sentence. */
  summary: string;
}
