import type { AdviceOn } from '../../advice.ts';

export const structureRules: AdviceOn<'structure'> = {
  'structure/heading-level': {
    summary: 'Headings begin with ## and skip no level.',
    why: 'With a screen reader, learners move about by heading; a skipped level sounds as if something were missing. The first level is the article’s title.',
    fix: 'Turn # in the body into ##, and below ## use ###, not ####. Levels are not for making text larger or smaller.',
    example: {
      wrong: `# How to apply

### On a phone`,
      right: `## How to apply

### On a phone`,
    },
  },
  'structure/heading-space': {
    summary: 'There is a space between the # of a heading and its text.',
    why: 'Without it there is no heading: learners see a line that begins with #, and the contents list lacks the section.',
    fix: 'Put a space after the #.',
    example: { wrong: '##How to apply', right: '## How to apply' },
  },
  'structure/list-as-text': {
    summary: 'Items of a list begin with a sign that Markdown knows.',
    why: 'Markdown knows neither “1、” and “•” nor a “-” without a space. The lines run together, and nobody can tell the steps apart.',
    fix: 'Begin each item with “- ” or “1. ”, space included, and leave a line empty before the first.',
    example: {
      wrong: `• Open the order
• Tap Request refund`,
      right: `1. Open the order
2. Tap Request refund`,
    },
  },
  'structure/bold-as-text': {
    summary: 'Text meant to be bold does not show its asterisks.',
    why: 'With a space inside them, or one pair missing, learners see asterisks.',
    fix: 'Put two asterisks directly before and two directly after the words. To show asterisks, write \\*\\*.',
    example: { wrong: 'Tap ** Request refund **.', right: 'Tap **Request refund**.' },
  },
  'structure/duplicate-heading': {
    summary: 'No two headings of an article are the same.',
    why: 'With the same heading twice in the contents list, nobody knows which to click, and links lead to the wrong one.',
    fix: 'Say in the heading which case the section is about.',
    example: {
      wrong: `## Refunds
### How to apply
## Changing courses
### How to apply`,
      right: `## Refunds
### How to apply for a refund
## Changing courses
### How to change your course`,
    },
  },
  'structure/empty': {
    summary: 'An article has a body.',
    why: 'Learners who come from search find a title and no answer.',
    fix: 'Write the body. If you cannot yet, do not add the file; state: draft alone does not help.',
  },
  'structure/empty-heading': {
    summary: 'Headings have text.',
    why: 'An empty one is an empty line of the contents list, and a screen reader just says “heading”.',
    fix: 'Write its text, or remove the #. An empty line needs no sign.',
    example: {
      wrong: `##

Open Me → Orders.`,
      right: `## How to apply

Open Me → Orders.`,
    },
  },
  'structure/too-long': {
    summary:
      'An article is about one thing and takes a few screens: no more than about 2 000 Chinese characters, or as many English words.',
    why: 'People in a hurry read two screens. A long article is usually about several things; the answer is buried, and search cannot tell which question it is for.',
    fix: 'Split it by the questions learners ask, one answer each, with links between them. Rare exceptions may go into <details>.',
  },
  'structure/wide-table': {
    summary: 'Tables have at most 7 columns.',
    why: 'A phone shows two or three at a time. Scrolling sideways, it is easy to read the number of another row.',
    fix: 'Make two tables of it, or swap rows and columns. If only one or two columns have text, a list is clearer.',
  },
  'structure/troubleshooting': {
    summary: 'Articles about a fault have symptom, cause and fix.',
    why: 'Learners first see whether it is their problem, then why and what to do. With a part missing they try the cure of someone else’s.',
    fix: 'Add the missing part with <Symptom>, <Cause> or <Fix>, at least one of each. If it is not about a fault, choose another type, such as how-to or faq.',
    example: {
      wrong: `<Symptom>

Opening a lesson shows “Playback failed (V3001)”.

</Symptom>

Leave the course and open it again.`,
      right: `<Symptom>

Opening a lesson shows “Playback failed (V3001)”.

</Symptom>

<Cause>

The page was idle for long and its playback token has expired.

</Cause>

<Fix>

Leave the course and open it again.

</Fix>`,
    },
  },
  'structure/status-in-title': {
    summary: 'The title of a known issue does not say its status; issue.status does.',
    why: 'Lists, search and the article show the status beside the title. Written there as well, it is said twice, and wrong as soon as one of the two is forgotten. A title that stays the same is also easier to recognise.',
    fix: 'Remove words such as “[fixed]” or “(in progress)” from title, and set issue.status to open, monitoring or resolved, the last with the day resolved.',
    example: {
      wrong: `title: "[Fixed] Handouts open as a blank page"`,
      right: `title: Handouts open as a blank page
issue: { status: resolved, since: 2026-10-12, resolved: 2026-10-26, severity: low }`,
    },
  },
  'structure/placeholder': {
    summary: 'Published articles have no ⟪…⟫ left to fill in.',
    why: 'What is between ⟪ and ⟫ is a hint by npm run new for the writer, not for learners.',
    fix: 'Replace it, brackets included, with the real text, or delete the sentence if it is not needed. If the article is not finished, set state to draft.',
    example: {
      wrong: `summary: ⟪the answer in a sentence or two⟫`,
      right: `summary: Within 180 days of payment; it comes by mail in 2 working days.`,
    },
  },
  'structure/unfinished': {
    summary: 'Drafts have no ⟪…⟫ left to fill in.',
    why: 'Each is something only the writer knows, and the article cannot be published before.',
    fix: 'Write what the hint asks for, in place of it and its brackets, or delete the part if it is not needed.',
  },
  'structure/unknown-language': {
    summary: 'Languages of code blocks are ones the engine can colour.',
    why: 'Code in an unknown language has no colours and is a little harder to read. Otherwise it is shown as usual.',
    fix: 'Use text, or nothing, for plain text and error messages. Coloured are bash, css, diff, html, http, ini, javascript, json, jsx, markdown, powershell, python, sql, tsx, typescript, xml and yaml, and short names such as js, ts, md, sh and yml.',
    example: {
      wrong: `\`\`\`log
Playback failed (V3001)
\`\`\``,
      right: `\`\`\`text
Playback failed (V3001)
\`\`\``,
    },
  },
};
