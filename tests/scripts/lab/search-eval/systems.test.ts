import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBm25 } from '../../../../scripts/lab/search-eval/systems/bm25.ts';
import { baselines } from '../../../../scripts/lab/search-eval/systems/index.ts';
import { defaultRanking } from '../../../../scripts/lab/search-eval/systems/pagefind.ts';
import type { Corpus } from '../../../../scripts/lab/search-eval/systems/system.ts';
import { indexCorpus } from '../../../../src/evaluation/index-corpus.ts';
import { readIndexedDocuments } from '../../../../src/evaluation/indexed-documents.ts';
import { newFolder } from '../../../support/folder.ts';
import { writeSmallCorpus } from '../../../support/small-corpus.ts';

const corpora = new Map<string, Corpus>();

beforeAll(async () => {
  for (const [language, locale] of [
    ['en', 'en'],
    ['zh', 'zh-cn'],
  ] as const) {
    const folder = newFolder();
    const { docs } = await writeSmallCorpus(folder, language);
    const { siteDir } = await indexCorpus(docs, join(folder, 'work'));
    corpora.set(locale, { siteDir, locale, documents: () => readIndexedDocuments(siteDir, locale) });
  }
});

describe.each(baselines)('$name', (system) => {
  test.each([
    ['en', 'password', 'password'],
    ['en', 'refund', 'refund'],
    ['zh-cn', '密码', 'password'],
    ['zh-cn', '退款', 'refund'],
  ])('in %s, finds the document about “%s” first', async (locale, query, id) => {
    const ask = await system.open(corpora.get(locale) as Corpus, newFolder());
    expect((await ask(query)).ids[0]).toBe(id);
  });

  test.each(['', '???', 'snow:~1 +"x^-', '量子力学'])('finds nothing for “%s” and does not throw', async (query) => {
    const ask = await system.open(corpora.get('en') as Corpus, newFolder());
    expect((await ask(query)).ids).toEqual([]);
  });
});

describe('Plain Pagefind', () => {
  test('finds nothing for a question whose words are not all on one page, where one search for each word does', async () => {
    const [plain, wordByWord] = baselines;
    const query = 'change the password that you sent by mail';
    expect((await (await plain?.open(corpora.get('en') as Corpus, newFolder()))?.(query))?.ids).toEqual([]);
    expect((await (await wordByWord?.open(corpora.get('en') as Corpus, newFolder()))?.(query))?.ids[0]).toBe('password');
  });

  test('ranks as a Pagefind client without options', async () => {
    expect(await scoresOf(undefined)).toEqual(await scoresOf(defaultRanking));
    expect(await scoresOf({ ...defaultRanking, pageLength: 0.1 })).not.toEqual(await scoresOf(defaultRanking));
  });
});

describe('createBm25', () => {
  test('matches scores computed by hand', () => {
    // N = 3, mean length 2. “card”: n = 2, ln(1 + 1.5/2.5); in [card, card, lost] f = 2, l = 3: 2·2.2/(2 + 1.2·(0.25 + 0.75·1.5)).
    const score = createBm25([['card', 'card', 'lost'], ['card', 'new'], ['fee']]);
    const rarity = Math.log(1.6);
    expect(score(['card'])[0]).toBeCloseTo((rarity * 4.4) / (2 + 1.2 * 1.375), 12);
    expect(score(['card'])[1]).toBeCloseTo((rarity * 2.2) / 2.2, 12);
    expect(score(['card'])[2]).toBe(0);
  });

  test('counts a repeated query word once, and adds up different ones', () => {
    const score = createBm25([['card', 'lost'], ['card']]);
    expect(score(['card', 'card'])).toEqual(score(['card']));
    expect(score(['card', 'lost'])[0]).toBeCloseTo((score(['card'])[0] ?? 0) + (score(['lost'])[0] ?? 0), 12);
  });

  test('gives no scores for an empty corpus and zero for an empty query', () => {
    expect(createBm25([])(['card'])).toEqual([]);
    expect(createBm25([['card']])([])).toEqual([0]);
  });
});

/** Scores of a few queries, in a new process without earlier options. */
async function scoresOf(ranking: object | undefined): Promise<unknown> {
  const folder = join((corpora.get('en') as Corpus).siteDir, 'pagefind');
  const program = `
    import { readFile } from 'node:fs/promises';
    globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) };
    globalThis.location = { origin: 'http://pagefind.invalid', href: 'http://pagefind.invalid/' };
    globalThis.window = { location };
    globalThis.fetch = async (address) => new Response(await readFile(${JSON.stringify(folder)} + new URL(address, location.href).pathname));
    const pagefind = await import(${JSON.stringify(`${folder}/pagefind.js`)});
    await pagefind.options({ noWorker: true, basePath: '/', ...${JSON.stringify(ranking === undefined ? {} : { ranking })} });
    await pagefind.init();
    const scores = [];
    for (const word of ['your', 'refund', 'order', 'number of your parcel'])
      scores.push((await pagefind.search(word)).results.map(({ id, score }) => [id, score]));
    console.log(JSON.stringify(scores));`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}
