import { maxFileBytes } from '../../../knowledge/files/text-file.ts';
import { maxEntryLength } from '../../../knowledge/read-entry.ts';
import type { AdviceOn } from '../../advice.ts';

export const schemaRules: AdviceOn<'schema'> = {
  'schema/syntax': {
    summary: 'YAML files and front matter can be parsed.',
    why: 'One mistake makes the whole file useless: the article does not appear, and nothing that the YAML file says applies.',
    fix: 'Look at the line of the finding: indent with spaces, not tabs; one `key: value` per line, no key twice. Put quotes around a value that has a colon followed by a space, a space followed by #, or a symbol at its beginning.',
    example: {
      wrong: 'summary: Playback failed: what each error code means.',
      right: 'summary: "Playback failed: what each error code means."',
    },
  },
  'schema/encoding': {
    summary: 'Files are UTF-8.',
    why: 'Text in another encoding turns into gibberish. Better to stop here than to show that to learners.',
    fix: 'Save the file again as UTF-8, with your editor’s “Save as” or “Save with encoding”. A byte order mark does no harm.',
  },
  'schema/too-large': {
    summary: `An article file has at most ${maxEntryLength} characters, a YAML file at most ${maxFileBytes / 1024} KiB.`,
    why: 'A file this large is hardly ever an article; someone has pasted image data or an exported table. It would hold up checks and builds for minutes.',
    fix: 'Remove what was pasted by accident; put pictures into content/media/ and name them from there. If it really is all text, split it into several articles that link to each other.',
  },
  'schema/special-file': {
    summary: 'content/ and public/ have ordinary files and folders only: no symbolic links, pipes or devices.',
    why: 'A link may lead to a file elsewhere, even to a key of the server, which must not be published; if it leads nowhere, the build fails; reading a pipe never ends. So none of them is opened.',
    fix: 'Replace a symbolic link with a copy of what it leads to. Delete pipes, sockets and devices.',
  },
  'schema/unreadable': {
    summary: 'Whoever runs the command may read every file of the content folder.',
    why: 'A file that cannot be read might as well not exist: the article is not published, the settings do not apply.',
    fix: 'Give that user permission to read, for instance with `chmod u+r FILE`, or `chmod u+rx` for a folder. If the file belongs to somebody else, ask whoever runs the machine.',
  },
  'schema/missing-file': {
    summary: 'The content folder has site.yaml, taxonomy.yaml, team.yaml and channels.yaml.',
    why: 'Name and languages, categories, owners and ways to reach you come from these four. Without one of them no page can be made.',
    fix: 'Add the file that the finding names; `npm run init` writes all of them for a new help centre. If all four are missing, the content folder is probably the wrong one: check the environment variable KB_CONTENT.',
  },
  'schema/no-articles': {
    summary: 'The articles folder has at least one article.',
    why: 'A help centre without articles helps nobody. Usually the content folder is the wrong one, or the files have another extension.',
    fix: 'Add one as articles/<locale>/<id>.mdx. If there are articles already, see whether they end in .mdx (.md and .txt are not read) and whether KB_CONTENT names your content folder.',
  },
  'schema/front-matter': {
    summary: 'An article begins with its fields, between two lines of ---.',
    why: 'Title, category and owner are there. Without them the article has no place and nothing to be called.',
    fix: 'Write --- in the first line, then the fields, then another line of ---, then the body. Nothing may come before the first ---, not even an empty line, and nothing else may be on that line.',
    example: {
      wrong: `title: How do I get an invoice?
summary: For 180 days after payment.

## Where to ask for it`,
      right: `---
title: How do I get an invoice?
summary: For 180 days after payment.
…
---

## Where to ask for it`,
    },
  },
  'schema/unknown-key': {
    summary: 'Only fields that the engine knows are used.',
    why: 'A misspelt field does nothing. Learners’ questions, for instance, would be missing from search, and no page would show it.',
    fix: 'It is mostly spelling or capitals; compare with another article, or another entry of the same file. Remove fields that the engine does not have. For a note to colleagues use a comment, beginning with #.',
    example: {
      wrong: `owner: billing
review: 2026-11-03
redirect_from: [/help/refund.html]`,
      right: `owner: billing
reviewed: 2026-11-03
redirectFrom: [/help/refund.html]`,
    },
  },
  'schema/missing-field': {
    summary: 'All required fields are there.',
    why: 'Without them lists, category pages or review reminders would have a hole, so the file is refused.',
    fix: 'Add the field that the finding names. Every article needs title, summary, type, category, products, stage, state, owner and reviewed; all others are optional.',
    example: {
      wrong: `title: How do I get an invoice?
type: how-to
category: invoices`,
      right: `title: How do I get an invoice?
summary: Ask for it on the order page within 180 days; it comes in 2 working days.
type: how-to
category: invoices`,
    },
  },
  'schema/invalid-value': {
    summary: 'Every value is of the kind and range of its field.',
    why: 'With a wrong date, state or length the engine cannot know what you mean; a wrong guess might show learners what they must not see.',
    fix: 'Use one of the values or kinds that the finding names; a field without any value is wrong, too. Often: dates are written 2026-11-20; title has at most 120 characters, summary at most 300; products names at least one; a number meant as text, such as 6.4, needs quotes; issue belongs to type known-issue, and only to it.',
    example: {
      wrong: `state: live
reviewed: 3/11/2026
products: courses`,
      right: `state: published
reviewed: 2026-11-03
products: [courses]`,
    },
  },
  'schema/unknown-locale': {
    summary: 'Articles are in the folder of a language that site.yaml lists, and so are languages named elsewhere.',
    why: 'The folder is the language. In the wrong one, an article has no readers.',
    fix: 'Move the file to a folder such as articles/en/, spelt as in the locales of site.yaml. In a YAML file, correct the id of the language. A language new to the engine also needs its interface translated; ask a developer.',
    example: {
      wrong: `# channels.yaml
- id: chat
  label: { en-US: Live chat, zh: 在线客服 }
  languages: [en-US, zh]`,
      right: `# channels.yaml
- id: chat
  label: { en: Live chat, zh-cn: 在线客服 }
  languages: [en, zh-cn]`,
    },
  },
  'schema/unknown-metric': {
    summary: 'Every line of targets.yaml is for a figure that the reports have.',
    why: 'A target with a misspelt name is compared with nothing, and nobody hears that it is missed.',
    fix: 'Correct the name. The message lists all of them.',
    example: {
      wrong: `# targets.yaml
- { metric: helpfullness, better: higher, target: 0.8, alert: 0.65, scale: 0.06 }`,
      right: `# targets.yaml
- { metric: helpfulness, better: higher, target: 0.8, alert: 0.65, scale: 0.06 }`,
    },
  },
  'schema/unexpected-file': {
    summary: 'Every file of the content folder is one that the engine reads.',
    why: 'A file that ends in .md, or a synonym.yaml without its s, is silently skipped: its writer believes it is published, and no learner sees it.',
    fix: 'Name articles and handbook pages .mdx, and YAML files as the finding lists them. Pictures and downloads belong in media/, drafts and notes outside the content folder. README and names that begin with a dot are ignored.',
    example: {
      wrong: 'articles/en/orders/refund-a-course.md',
      right: 'articles/en/orders/refund-a-course.mdx',
    },
  },
  'schema/file-name': {
    summary: 'File names are ids: lower-case letters, digits and single hyphens.',
    why: 'The file name is part of the address. Spaces, capitals and other letters break when an address is copied or forwarded.',
    fix: 'Name the file with two or three words, one hyphen between them and none at either end. Folders may be called anything.',
    example: {
      wrong: 'articles/en/orders/Refund a course_v2.mdx',
      right: 'articles/en/orders/refund-a-course.mdx',
    },
  },
};
