import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf, formOf } from '../../src/browser-editor/browser/entry-form.ts';
import { articleSchema } from '../../src/knowledge/schemas/article.ts';
import { handbookSchema } from '../../src/knowledge/schemas/handbook.ts';
import { splitEntry } from '../../src/writing/editing/entry-text.ts';

const root = join(import.meta.dirname, '../..');
const order = [...Object.keys(articleSchema.shape), ...Object.keys(handbookSchema.shape)];

const file = `---
# Ask Shen Wei before changing this.
title: 'Refunds: how'   # as in the app
summary: Within 7 days.
products: [courses]
reviewed: 2026-11-03
answers:
- how do I get my money back
- { question: "buyer’s remorse", meant: true }
translates: '93b07f1ac52d'
type: policy
---

<Callout type="note">

  Two  spaces \\{ and a | b

</Callout>
`;

/** The file after changing some fields of the form. */
function edited(changes: Readonly<Record<string, unknown>>, text = file): string {
  return fileOf({ ...formOf(text), ...changes }, order);
}

test('an entry that is saved as it was keeps every byte: all those of the sample content, and some in an unusual style', () => {
  const paths = globSync('content/{articles,handbook}/**/*.mdx', { cwd: root });
  const unusual = [file, file.replaceAll('\n', '\r\n'), `${file}\n\n`, file.replace('---\n\n', '---\n')];
  const texts = [...unusual, ...paths.map((path) => readFileSync(join(root, path), 'utf8'))];
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter((text) => edited({}, text) !== text)).toEqual([]);
});

test('empty inputs of fields that the file leaves out add nothing to it', () => {
  const empty = {
    related: [],
    redirectFrom: [''],
    escalateTo: '',
    reviewEvery: null,
    changed: { on: null, note: '' },
    issue: {},
  };
  expect(edited(empty)).toBe(file);
});

test.each([
  ['a title', { title: 'Refunds' }, "title: 'Refunds: how'   # as in the app\n", 'title: Refunds\n'],
  ['a list on one line', { products: ['courses', 'camps'] }, 'products: [courses]\n', 'products: [courses, camps]\n'],
  ['a field that is new, in its place', { owner: 'billing' }, 'reviewed: 2026', 'owner: billing\nreviewed: 2026'],
  ['a field that is emptied', { translates: '' }, "translates: '93b07f1ac52d'\n", ''],
  ['a date', { reviewed: '2026-11-20' }, 'reviewed: 2026-11-03', 'reviewed: 2026-11-20'],
  [
    'questions, those meant all the same included',
    { answers: ['wrong course'], meantAnswers: ['oops'] },
    '- how do I get my money back\n- { question: "buyer’s remorse", meant: true }\n',
    '  - wrong course\n  - {question: oops, meant: true}\n',
  ],
  ['Markdown', { body: '## Now\n\n<Fact id="refund-days" />' }, /<Callout[\s\S]*/, '## Now\n\n<Fact id="refund-days" />\n'],
])('changing %s changes its lines only', (_what, changes, before, after) => {
  const placed = 'owner' in changes ? file.replace('products: [courses]\n', 'products: [courses]\nowner: billing\n') : undefined;
  expect(edited(changes)).toBe(placed ?? file.replace(before, after));
});

test('line ends of a file stay as they are', () => {
  const windows = file.replaceAll('\n', '\r\n');
  expect(edited({ body: 'One\n\nTwo' }, windows)).toBe(windows.replace(/<Callout[\s\S]*/, 'One\r\n\r\nTwo\r\n'));
});

test('a new article has its fields in the usual order, and only those that are filled in', () => {
  const form = {
    title: 'Refunds',
    summary: 'Within 7 days.',
    type: 'policy',
    category: 'refunds',
    products: ['courses'],
    stage: 'learning',
    audience: 'public',
    state: 'draft',
    owner: 'billing',
    reviewed: '2026-11-20',
    answers: ['money back'],
    meantAnswers: [],
    related: [],
    body: '## How\n',
  };
  const text = fileOf(form, order);
  expect(text).toBe(`---
title: Refunds
summary: Within 7 days.
type: policy
category: refunds
products: [courses]
stage: learning
state: draft
owner: billing
reviewed: 2026-11-20
answers:
  - money back
---

## How
`);
  expect(articleSchema.safeParse(splitEntry(text)?.data).success).toBe(true);
});

test('whatever a writer types is read back the same', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed() && text.trim() !== '');
  fc.assert(
    fc.property(line, fc.array(line, { minLength: 1, maxLength: 3 }), line, (title, answers, body) => {
      const read = formOf(edited({ title, answers, body }));
      expect([read['title'], read.answers, read.body]).toEqual([title, answers, body.replaceAll('\r\n', '\n').trim()]);
    }),
    { numRuns: 150 },
  );
});

test('front matter that cannot be read is refused, with the reason', () => {
  expect(() => formOf('---\ntitle: [a\n---\n')).toThrow(/Flow sequence/);
});
