import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import {
  decodeWord,
  type FrequentWord,
  findFrequentWords,
  type PageScore,
} from '../../../src/search/side-index/frequent-words.ts';
import { decodeAscending, decodeNumbers, encodeAscending, encodeNumbers } from '../../../src/search/side-index/number-code.ts';
import { openSideIndex } from '../../../src/search/side-index/side-client.ts';
import {
  decodeFacet,
  encodeFacet,
  encodeTexts,
  joinNames,
  type SideEntry,
  shardOf,
  sideFormat,
  toShards,
} from '../../../src/search/side-index/side-files.ts';
import { buildSideIndex, cosinesOf, type SideIndex, similarityOf } from '../../../src/search/side-index/side-index.ts';
import { openSideFiles, withFrequentWords } from '../../../src/search/side-index/write-side-index.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';

const lexicon = lexiconOf('en', []);
const reader = createTextReader('en', lexicon);
const texts = [
  ['Refund a course', 'how do I get my money back'],
  ['The video does not play', 'black screen'],
  ['Change your phone number'],
];
const index = buildSideIndex(texts, reader);
const similarityIn = (own: SideIndex, query: string) => similarityOf(reader.features(query), own, reader, (number) => number);
const similarity = (query: string) => similarityIn(index, query);

const entry = (content: SideEntry['content'], format: number = sideFormat): unknown => ({
  format,
  language: 'en',
  keyPrefix: 'en_',
  keyLength: 2,
  keys: 'aabbcc',
  lexicon,
  facets: {
    category: encodeFacet([['x'], ['x'], ['y']]),
    type: encodeFacet([['faq'], ['faq'], ['faq']]),
    product: encodeFacet([['p'], [], ['p', 'q']]),
  },
  searchesStopWords: true,
  common: 'the page',
  suggested: [2],
  frequent: { words: '', folder: '' },
  urgent: [2],
  content,
});
const asTexts = entry({ articles: texts.map((own, number) => ({ id: `a${number}`, texts: own })) });
const { shards } = toShards(index.postings, index.owners.length);
const asPostings = entry({ ...encodeTexts(index), shards: { packs: '', count: shards.length, folder: 'made' } });

describe('similarity', () => {
  test('the same question is wholly alike, one that shares nothing is left out', () => {
    expect(similarity('black screen').get(1)).toBeCloseTo(1, 10);
    expect(similarity('black screen').has(2)).toBe(false);
  });

  test('an article counts by its best text, not by how many it has', () => {
    expect(similarity('money back').get(0)).toBe(
      similarityIn(buildSideIndex([['how do I get my money back'], ...texts.slice(1)], reader), 'money back').get(0),
    );
  });

  test('a word is as rare as the articles that have it, however many of their texts do', () => {
    const phone = (second: string): number | undefined =>
      similarityIn(buildSideIndex([['black screen', second], ...texts], reader), 'black phone').get(3);
    expect(phone('black window')).toBe(phone('dark window'));
  });

  test('each text of an article is compared by itself', () => {
    const cosines = cosinesOf(reader.features('black screen'), index, reader);
    expect([...cosines].map((cosine) => cosine > 0.99)).toEqual([false, false, false, true, false]);
    expect(cosines[2]).toBe(0);
  });

  test('is a share in 0…1 for any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        for (const share of similarity(query).values()) expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});

describe('files', () => {
  test('numbers and ascending lists come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (numbers) => {
        expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
        const ascending = numbers.toSorted((a, b) => a - b);
        expect(decodeAscending(encodeAscending(ascending))).toEqual(ascending);
      }),
    );
    expect(() => decodeNumbers('{')).toThrow('is not a valid digit');
  });

  test('the values of articles come back, none and several', () => {
    const values = [['b'], [], ['a', 'b']];
    expect(decodeFacet(encodeFacet(values))).toEqual(values);
  });

  const files = (entryFile: unknown) => async (path: string) =>
    path === 'en/entry.json' ? entryFile : shards[Number(/^en\/postings\/made\/(\d+)\.json$/.exec(path)?.[1])];

  test('texts and postings answer alike, and name the articles by the keys of Pagefind', async () => {
    for (const query of ['money back', 'video black', 'phone', 'nothing of it', '？']) {
      const [a, b] = await Promise.all(
        [asTexts, asPostings].map(async (file) => (await openSideIndex('en', files(file))).similarity(query)),
      );
      expect([...(b ?? [])].map(([key]) => key)).toEqual([...(a ?? [])].map(([key]) => key));
      // Lengths are rounded in files.
      for (const [key, share] of a ?? []) expect(Math.abs((b?.get(key) ?? 0) - share)).toBeLessThan(0.02);
      for (const key of a?.keys() ?? []) expect(key).toMatch(/^en_(?:aa|bb|cc)$/);
    }
  });

  test('on a large site, the words of a question are in few files, and all features are found', async () => {
    const things = ['refund', 'invoice', 'video', 'voucher'];
    const many = Array.from({ length: 900 }, (_, number) => [`how do I find the ${things[number % 4]} of order${number}`]);
    const large = buildSideIndex(many, reader);
    const made = toShards(large.postings, large.owners.length);
    const content = { packs: joinNames(made.packs), count: made.shards.length - made.packs.length, folder: 'made' };
    const entryFile = {
      ...(entry({ ...encodeTexts(large), shards: content }) as SideEntry),
      facets: { category: encodeFacet(many.map(() => ['x'])), type: encodeFacet([]), product: encodeFacet([]) },
    };
    const read = new Set<string>();
    const side = await openSideIndex('en', async (path) => {
      if (path === 'en/entry.json') return entryFile;
      read.add(path);
      return made.shards[Number(/(\d+)\.json$/.exec(path)?.[1])];
    });
    await side.similarity('how do I find the refund');
    expect(read.size).toBe(1);
    const features = [...large.postings.keys(), 'wunheard'];
    const having = await side.having(features);
    expect(having).toEqual(features.map((feature) => large.postings.get(feature)?.length ?? 0));
    expect((await side.wholeIndex()).postings.size).toBe(large.postings.size);
  });

  test('how many articles have a feature is the same in texts and postings, asked first or later', async () => {
    for (const file of [asTexts, asPostings]) {
      const side = await openSideIndex('en', files(file));
      expect(await side.having(reader.features('money video nothing').filter((each) => each.startsWith('w')))).toEqual([1, 1, 0]);
    }
  });

  test('the out-of-scope score of the site comes with the entry, where it was measured', async () => {
    expect((await openSideIndex('en', files(asTexts))).threshold).toBeUndefined();
    expect((await openSideIndex('en', files({ ...(asTexts as object), threshold: 2.5 }))).threshold).toBe(2.5);
  });

  test('what is known of an article without loading it', async () => {
    const side = await openSideIndex('en', files(asTexts));
    expect(side.byKey.get('en_cc')).toEqual({
      key: 'en_cc',
      category: 'y',
      type: 'faq',
      products: ['p', 'q'],
      isUrgent: true,
      id: 'a2',
      title: 'Change your phone number',
    });
    expect(side.suggested.map(({ key }) => key)).toEqual(['en_cc']);
  });

  test('only the files that a query needs are read, each once, and a failed one again', async () => {
    const read: string[] = [];
    let isDown = true;
    const side = await openSideIndex('en', async (path) => {
      read.push(path);
      if (path !== 'en/entry.json' && isDown) throw new Error('down');
      return files(asPostings)(path);
    });
    await expect(side.similarity('money back')).rejects.toThrow('down');
    isDown = false;
    expect((await side.similarity('money back')).has('en_aa')).toBe(true);
    const before = read.length;
    await side.similarity('money back');
    expect(read).toHaveLength(before);
  });

  test('a word and the pair of its characters are in one file, others are spread over all', () => {
    const words = Array.from({ length: 60 }, (_, number) => String.fromCharCode(0x4e00 + 7 * number, 0x6b3e));
    for (const word of words) expect(shardOf(`w${word}`, 9)).toBe(shardOf(`p${word}`, 9));
    expect(new Set(words.map((word) => shardOf(`w${word}`, 9))).size).toBe(9);
  });

  test('an index of another engine is refused', async () => {
    await expect(openSideIndex('en', files(entry({ articles: [] }, 99)))).rejects.toThrow('another engine');
    await expect(openSideIndex('en', async () => null)).rejects.toThrow('another engine');
  });
});

describe('frequent words', () => {
  const keys = Array.from({ length: 500 }, (_, number) => `en_${number}`);
  const pagesOf = (count: number) => keys.slice(0, count).map((id, at) => ({ id, score: 1 + at / count }));
  const results: Readonly<Record<string, PageScore[]>> = { course: pagesOf(450), courses: pagesOf(450), rare: pagesOf(30) };
  const asked: string[] = [];
  const pagefind = {
    scoresOf(word: string) {
      asked.push(word);
      const found = results[word] ?? [];
      return {
        pages: Int32Array.from(found, ({ id }) => keys.indexOf(id)),
        scores: Float32Array.from(found, ({ score }) => score),
      };
    },
  };

  test('are those on very many pages, in all forms, and only these are searched for', async () => {
    const counts = new Map([
      ['course', 430],
      ['courses', 20],
      ['rare', 30],
    ]);
    const words = findFrequentWords(pagefind, counts, reader);
    expect([...words.keys()]).toEqual(['course', 'courses']);
    expect(asked).toEqual(['course', 'courses']);
  });

  test('have the pages and scores of Pagefind, to a hundredth of their range', async () => {
    const words = findFrequentWords(pagefind, new Map([['course', 450]]), reader);
    const entry = { ...(asTexts as SideEntry), keyLength: 1, keys: 'abc' };
    const side = await openSideFiles(withFrequentWords({ entry, shards: [], frequent: [] }, words, reader), 'en');
    expect(side.isFrequent('course')).toBe(true);
    expect(side.isFrequent('')).toBe(false);
    expect(side.isFrequent('rare')).toBe(false);
    const decoded = decodeWord(words.get('course') as FrequentWord, keys);
    expect(decoded.map(({ id }) => id)).toEqual(results['course']?.map(({ id }) => id));
    for (const [at, { score }] of decoded.entries())
      expect(Math.abs(score - (results['course']?.[at]?.score ?? 0))).toBeLessThan(0.01);
    expect(await side.scoresOf('course')).toHaveLength(450);
    await expect(side.scoresOf('rare')).rejects.toThrow();
  });

  test('are read once for many queries, and again after a failure', async () => {
    const names = Array.from({ length: 60 }, (_, number) => `word${number}`);
    const read: string[] = [];
    let isDown = true;
    const side = await openSideIndex('en', async (path) => {
      if (path === 'en/entry.json') return { ...(asTexts as SideEntry), frequent: { words: names.join('\n'), folder: 'made' } };
      read.push(path);
      if (isDown) throw new Error('down');
      return [{ articles: 'A', scores: 'A', least: 1, most: 1 }];
    });
    await expect(side.scoresOf('word0')).rejects.toThrow('down');
    isDown = false;
    for (const name of [...names, ...names]) expect(await side.scoresOf(name)).toEqual([{ id: 'en_aa', score: 1 }]);
    expect(read).toHaveLength(1 + names.length);
  });
});
