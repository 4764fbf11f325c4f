import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { foundWithin, isFound } from '../../src/checks/search-contract/ask-question.ts';
import type { Asked, ContractMemory } from '../../src/checks/search-contract/contract.ts';
import { type KeptContract, keepContract } from '../../src/checks/search-contract/keep-contract.ts';
import type { Edition } from '../../src/edition/edition.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';
import { newFolder } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { readSampleEdition } from '../support/sample-edition.ts';

/** What a writer may do to one article; both numbers choose an article. */
const edits = {
  rewrite: (own: SearchDocument, other: SearchDocument) => ({ ...own, html: other.html }),
  extend: (own, other) => ({ ...own, html: `${own.html}<p>${other.title} ${other.answers.join(' ')}</p>` }),
  rename: (own, other) => ({ ...own, title: other.title }),
  shorten: (own) => ({ ...own, summary: '', html: own.html.slice(0, own.html.indexOf('</p>') + 4) }),
  steal: (own, other) => ({ ...own, answers: [...own.answers, ...other.answers.slice(1)] }),
  forget: (own) => ({ ...own, answers: own.answers.slice(1) }),
  remove: () => undefined,
} as const satisfies Record<string, (own: SearchDocument, other: SearchDocument) => SearchDocument | undefined>;

let edition: Edition;
let documents: readonly SearchDocument[];
let folder: string;

beforeAll(async () => {
  folder = newFolder();
  const sample = await readSampleEdition();
  edition = sample.edition;
  // One locale is enough, as each has an index of its own; so is every fifth or seventh article, as they still compete.
  documents = sample.documents.filter(({ locale }) => locale === 'en').filter((_, number) => number % (isLong ? 5 : 7) === 0);
  await write(documents);
  await keep(documents, 'before');
}, 120_000);

async function write(own: readonly SearchDocument[]): Promise<void> {
  const { frame, synonyms } = edition;
  await writeSearchIndex({ documents: own, frame, synonyms, isForBrowsers: false }, join(folder, 'site'));
}

function keep(own: readonly SearchDocument[], cache: string): Promise<KeptContract> {
  return keepContract({ edition, documents: own, siteDir: join(folder, 'site'), cacheDir: join(folder, cache) });
}

/** Asked with the memory of the time before the change, and with none. */
async function askBoth(changed: readonly SearchDocument[]): Promise<Record<'partial' | 'full', KeptContract>> {
  await write(changed);
  for (const cache of ['partial', 'full']) await rm(join(folder, cache), { recursive: true, force: true });
  await cp(join(folder, 'before'), join(folder, 'partial'), { recursive: true });
  return { partial: await keep(changed, 'partial'), full: await keep(changed, 'full') };
}

/** Questions that are found in one of two outcomes and not in the other. */
function differing({ partial, full }: Record<'partial' | 'full', KeptContract>): string[] {
  const outcome = ({ article, question, shipped }: Asked): string =>
    `${article} ${question} ${isFound(shipped) ? 'found' : 'lost'}`;
  const expected = new Set(full.asked.map(outcome));
  return partial.asked.map(outcome).filter((text) => !expected.has(text));
}

describe('after a change of one article', () => {
  test('asking a part again loses the same questions as asking everything', async () => {
    const edit = fc.record({
      kind: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
      own: fc.nat(documents.length - 1),
      other: fc.nat(documents.length - 1),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ kind, own, other }) => {
        const changed = documents.flatMap((document, number) =>
          number === own ? (edits[kind](document, documents[other] ?? document) ?? []) : document,
        );
        const both = await askBoth(changed);
        const { partial, full } = both;
        expect(partial.asked).toHaveLength(full.asked.length);
        expect(differing(both)).toEqual([]);
        expect(partial.askedAgain).toBeLessThanOrEqual(full.askedAgain);
      }),
      { numRuns: isLong ? 20 : 1, seed: 20261120 },
    );
  }, 300_000);

  const thief = (document: SearchDocument, question: string): SearchDocument => ({
    ...document,
    title: question,
    summary: question,
    answers: [question, ...document.answers],
    html: `<h2>${question}</h2><p>${question}</p>`,
  });

  test('a question of another article that it pushes out of the first three is lost', async () => {
    const robbed = documents.find(({ answers }) => answers.length > 2) as SearchDocument;
    const [question = ''] = robbed.answers;
    const rivals = documents.filter((document) => document !== robbed).slice(0, 3);
    const both = await askBoth(documents.map((document) => (rivals.includes(document) ? thief(document, question) : document)));
    const own = both.partial.asked.find((asked) => asked.article === robbed.id && asked.question === question);
    expect(own?.shipped.rank).toBeGreaterThan(foundWithin);
    expect(new Set(own?.shipped.first.slice(0, foundWithin))).toEqual(new Set(rivals.map(({ id }) => id)));
    expect(differing(both)).toEqual([]);
  }, 120_000);

  test('an article that comes in among the first is seen, however clearly the question was decided', async () => {
    const { asked } = JSON.parse(await readFile(join(folder, 'before/search-contract-en.json'), 'utf8')) as ContractMemory;
    const [clearest] = asked.toSorted((a, b) => b.shipped.margin.gap - a.shipped.margin.gap);
    const { article, question, shipped } = clearest as (typeof asked)[number];
    const rival = documents.find(({ id }) => !shipped.first.includes(id));
    const both = await askBoth(documents.map((document) => (document === rival ? thief(document, question) : document)));
    const firstIn = ({ asked }: KeptContract): string[] | undefined =>
      asked.find((each) => each.article === article && each.question === question)?.shipped.first.slice(0, foundWithin);
    expect(firstIn(both.partial)).toContain(rival?.id);
    expect(firstIn(both.partial)).toEqual(firstIn(both.full));
  }, 120_000);
});
