import type { AdviceOn } from '../../advice.ts';

export const linkRules: AdviceOn<'id' | 'link' | 'related' | 'audience'> = {
  'id/duplicate': {
    summary: 'No two articles of a language have the same id, nor two entries of a YAML file.',
    why: 'The id is the address. With two articles at one address, nobody can say which of them opens.',
    fix: 'Rename one of the files; different folders do not make them different. If its address was public, add it to redirectFrom. In a YAML file change one of the ids; in team.yaml, teams and people may not share any.',
    example: {
      wrong: `articles/en/orders/refund.mdx
articles/en/career/refund.mdx`,
      right: `articles/en/orders/refund-a-course.mdx
articles/en/career/refund-coaching.mdx`,
    },
  },
  'link/broken': {
    summary: 'Links within the site lead to a page that exists, and from a published article to published ones.',
    why: 'Learners would end on “Page not found”, half-way to their answer.',
    fix: 'Start at the root: /<locale>/articles/<id>/, where the id is the file name, without folders and .mdx. If that article is not published yet, publish it or link to another. Addresses of other sites are not checked here.',
    example: {
      wrong: 'See [where your refund is](../orders/refund-not-arrived.mdx).',
      right: 'See [where your refund is](/en/articles/refund-not-arrived/).',
    },
  },
  'link/anchor': {
    summary: 'The section that a link names exists.',
    why: 'When a heading is renamed, links to it stop at the top of the page and learners have to search.',
    fix: 'The finding lists the headings of that article; copy one behind the #. Punctuation is dropped, spaces become hyphens, capitals become small letters.',
    example: {
      wrong: 'See [how long it takes](/en/articles/refund-a-course/#duration).',
      right: 'See [how long it takes](/en/articles/refund-a-course/#how-long-a-refund-takes).',
    },
  },
  'link/self': {
    summary: 'Articles do not link to themselves.',
    why: 'Learners click, see the same page, and think that the click did not work.',
    fix: 'For a section of the same article write only # and its heading. Otherwise remove the link.',
    example: {
      wrong: `{/* This is refund-a-course.mdx */}

See [how to apply](/en/articles/refund-a-course/#how-to-apply).`,
      right: `{/* This is refund-a-course.mdx */}

See [how to apply](#how-to-apply).`,
    },
  },
  'link/redirect-conflict': {
    summary: 'An old address leads to one article and is not that of an existing page.',
    why: 'A bookmark must have one destination. With two, or one that is a page itself, nobody can say where it leads.',
    fix: 'Keep the old address in redirectFrom of one article only. Remove it if a page has it now; that needs no redirect. An article’s own present address does not belong there either.',
    example: {
      wrong: `# In refund-a-course.mdx
redirectFrom: [/en/articles/refund-a-course/]`,
      right: `# In refund-a-course.mdx
redirectFrom: [/help/refund.html]`,
    },
  },
  'link/unsafe': {
    summary: 'Links use https, http, mailto, tel or a path of this site.',
    why: 'Anything else might run code in a learner’s browser or open programs nobody expects.',
    fix: 'Write an address with https://, a path such as /en/articles/…/, or # and a heading. Put https: before one that begins with two slashes. Use no backslashes.',
    example: {
      wrong: 'Update the app from the [download page](//www.fern.example/app/).',
      right: 'Update the app from the [download page](https://www.fern.example/app/).',
    },
  },
  'link/swallowed': {
    summary: 'An address written out ends where it was meant to.',
    why: 'In Chinese no space ends it, so the words that follow become part of it and learners get an error page.',
    fix: 'Write [text](address). The finding has it ready to copy.',
    example: {
      wrong: '打开https://www.qinghe.example/app/，下载最新版。',
      right: '打开[下载页](https://www.qinghe.example/app/)，下载最新版。',
    },
  },
  'link/outside': {
    summary: 'Links to other sites work.',
    why: 'Other sites move and close. A link that fails makes the whole article look out of date.',
    fix: 'Checked by `npm run check -- --outside` only, and every night in CI; it reports and never stops a build. Open the link: use the new address, or, if the page is gone, write what matters into the article. With 403 or 429 the site mostly refuses programs; if a browser opens it, leave it.',
  },
  'link/orphan': {
    summary: 'In a language with more than twenty articles, each is linked to or listed as related by another.',
    why: 'Found by search and lists only, it is out of sight for learners who need it as the next step of what they are reading.',
    fix: 'Link to it from where learners will need it next, or add it to related of a neighbour.',
  },
  'related/missing': {
    summary: 'Related articles exist, and none is the article itself.',
    why: 'They are what learners try next. With a wrong id the entry is missing.',
    fix: 'Use the file name of the article without .mdx. Remove the article itself.',
    example: {
      wrong: 'related: [refund-not-arrive, voucher-rule]',
      right: 'related: [refund-not-arrived, voucher-rules]',
    },
  },
  'related/unpublished': {
    summary: 'Articles related to a published one are published, too.',
    why: 'Unpublished ones are not shown, so learners have one suggestion less.',
    fix: 'Publish it, or choose one that is. Remove archived ones.',
    example: {
      wrong: `# voucher-rules is in-review
related: [refund-not-arrived, voucher-rules]`,
      right: 'related: [refund-not-arrived, refund-coaching]',
    },
  },
  'related/audience': {
    summary: 'Public articles do not list internal ones as related.',
    why: 'Learners cannot open them, and public files must not mention their ids.',
    fix: 'Remove it or choose a public one. The other way round is fine: internal articles may list public ones.',
    example: {
      wrong: `# judge-a-refund-exception is internal
related: [refund-not-arrived, judge-a-refund-exception]`,
      right: 'related: [refund-not-arrived, refund-coaching]',
    },
  },
  'audience/leak': {
    summary: 'Public articles do not link to internal articles, the handbook or this manual.',
    why: 'Learners cannot open them, and the link alone gives away that they exist.',
    fix: 'Remove the link, or link to a public article. If the article itself is for colleagues only, write audience: internal.',
    example: {
      wrong: 'For special cases see [judging exceptions](/en/articles/judge-a-refund-exception/).',
      right: 'For special cases see [refunds](/en/articles/refund-a-course/#exceptions).',
    },
  },
};
