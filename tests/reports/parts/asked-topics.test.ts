import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringsFor } from '../../../src/i18n/strings.ts';
import { type AskedText, type AskedTexts, readAskedTexts } from '../../../src/questions/asked-texts.ts';
import { createSealer } from '../../../src/questions/sealer.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { textKey } from '../../../src/reports/parts/questions/text-key.ts';
import { renderReport } from '../../../src/reports/renderers/index.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { ask, asked, random, sealer } from '../../questions/builders.ts';
import { article, input, plainLook, searches } from '../builders.ts';

const question = (text: string, overrides: Partial<AskedText> = {}): AskedText => ({
  id: `id of ${text}`,
  locale: 'en',
  kind: 'question',
  asker: text,
  text,
  ...overrides,
});

const read = (texts: AskedText[]): AskedTexts => ({ texts, unreadable: 0, left: 0 });

const found = (id: string | undefined, unknownWords: string[] = []) => ({
  article: id,
  first: id === undefined ? [] : [id],
  confidence: id === undefined ? 0.1 : 0.9,
  isUnsure: id === undefined,
  unknownWords,
});

/** A report whose readers searched for a refund in one wording, three times. */
function demandWith(texts: AskedText[], nearest: Readonly<Record<string, ReturnType<typeof found>>> = {}) {
  const searched = { locale: 'en', text: 'track my refund', n: 3 };
  return reportOf(
    input({
      locales: ['en'],
      articles: [
        article({ locale: 'en', title: 'Refund a course', category: 'refunds' }),
        article({ id: 'invoice', locale: 'en', title: 'Get an invoice', category: 'invoices' }),
      ],
      searches: searches({
        demand: { texts: [searched] },
        nearest: new Map([
          [textKey(searched), found('refund-a-course')],
          ...Object.entries(nearest).map(([text, near]) => [textKey({ locale: 'en', text }), near] as const),
        ]),
      }),
      asked: read(texts),
    }),
  ).demand;
}

describe('questions in the topics', () => {
  test('join the topic of searches that they read like, and the one for whose article the search is sure', () => {
    const { topics, asked } = demandWith([question('How can I track my refund?'), question('Where has my money gone')], {
      'Where has my money gone': found('refund-a-course'),
    });
    expect(topics).toMatchObject([
      { source: 'searches', phrasings: ['track my refund'], frequency: 5, questions: 2, priority: 15, words: [], ids: [] },
    ]);
    expect(asked).toEqual({ isRead: true, grouped: 2, small: 0, unreadable: 0, left: 0 });
  });

  test('do not join it over a word that no page has', () => {
    const { topics, asked } = demandWith([question('money for a scholarship')], {
      'money for a scholarship': found('refund-a-course', ['scholarship']),
    });
    expect([topics.length, topics[0]?.questions, asked.small]).toEqual([1, 0, 1]);
  });

  test('form a topic of their own from three on, named by its nearest article', () => {
    const texts = ['invoice with tax number', 'tax invoice for my company', 'invoice number for tax'];
    const nearest = Object.fromEntries(texts.map((text) => [text, found('invoice')]));
    const of = (n: number) =>
      demandWith(
        texts.slice(0, n).map((text) => question(text, { asker: null, kind: 'fault' })),
        nearest,
      );
    expect(of(2)).toMatchObject({ topics: [{ source: 'searches' }], asked: { grouped: 0, small: 2 } });
    expect(of(3).topics[1]).toMatchObject({
      source: 'questions',
      phrasings: [],
      article: 'invoice',
      kind: 'fault',
      frequency: 3,
      questions: 3,
      ids: texts
        .map((text) => `id of ${text}`)
        .sort()
        .reverse(),
      action: 'new-answers',
    });
  });

  test('a word is shown once three people used it; whoever left no contact may be one person', () => {
    const texts = ['scholarship for Meier', 'scholarship requirements', 'apply for a scholarship'];
    const nearest = Object.fromEntries(texts.map((text) => [text, found(undefined, ['scholarship'])]));
    const namedBy = (askers: (string | null)[]) =>
      demandWith(
        texts.map((text, at) => question(text, { asker: askers[at] ?? null })),
        nearest,
      ).topics.find(({ source }) => source === 'questions')?.words;
    expect(namedBy(['a', 'b', 'c'])).toEqual(['scholarship']);
    expect(namedBy(['a', 'b', null])).toEqual(['scholarship']);
    expect(namedBy(['a', null, null])).toEqual([]);
    expect(namedBy(['a', 'a', 'a'])).toEqual([]);
  });
});

describe('what was asked', () => {
  let store: Store;
  beforeEach(async () => {
    store = createSqliteStore({ file: ':memory:' });
    await migrate(store);
  });
  afterEach(() => store.close());

  const period = { from: '2026-10-24', to: '2026-11-20' };
  const reportOn = async (key: typeof sealer | undefined) =>
    reportOf(
      input({
        locales: ['en'],
        articles: [article({ locale: 'en', title: 'Refund a course' })],
        asked: key && (await readAskedTexts(store, key, period)),
      }),
    );
  const filesOf = (report: Awaited<ReturnType<typeof reportOn>>) =>
    [...renderReport(report, plainLook)].map(({ text, pieces }) => text + [...(pieces?.() ?? [])].join('')).join('\n');

  test('is in no file of the report, neither a sentence nor a word that only one person used', async () => {
    for (const [at, secret] of ['quokka', 'wombat', 'numbat'].entries())
      await asked(store, { text: `Campus tours with my ${secret}: 13812345678`, contact: `reader${at}@help.example` });
    const report = await reportOn(sealer);
    expect(report.demand.topics).toMatchObject([{ source: 'questions', frequency: 3, words: ['campus', 'tours'] }]);
    const files = filesOf(report);
    expect(files).toContain('Questions about campus, tours');
    for (const secret of ['quokka', 'wombat', 'numbat', '13812345678', 'reader0', 'Campus tours with'])
      expect(files).not.toContain(secret);
  });

  test('the privacy page says so in every language, with the number of people', () => {
    const keeping = { votesDays: 1, commentsDays: 1, questionsDays: 1, windowDays: 1, isHelpedShown: true, isMailed: true };
    const said = (locale: string) => {
      const parts = stringsFor(locale).pages.privacyParts({ ...keeping, readers: 47, minVotes: 1 });
      return parts.find(({ heading }) => ['写给我们的问题', 'Questions you send us'].includes(heading))?.text;
    };
    expect(said('en')).toMatch(/no sentence of yours, and a word only if at least 47 people/);
    expect(said('zh-cn')).toMatch(/不显示你写的句子，一个词至少 47 个人/);
  });

  test('is not read without the key, which the report says, and not with another one', async () => {
    await asked(store, { text: 'Where is my refund?' });
    const closed = await reportOn(undefined);
    expect(closed.demand).toMatchObject({ topics: [], asked: { isRead: false } });
    expect(filesOf(closed)).toContain('this report was made without the key (KB_KEY)');
    const wrong = await reportOn(createSealer(new Uint8Array(32).fill(9), random));
    expect(wrong.demand.asked).toMatchObject({ isRead: true, grouped: 0, unreadable: 1 });
    expect(filesOf(wrong)).toContain('the key does not open 1');
  });

  test('is that of learners in the period, without what help desks put before it; spam and erased questions are left out', async () => {
    const id = await asked(store, { text: '[Ticket 4711] Where is my refund?' });
    await asked(store, { text: 'too old' }, Date.parse('2026-09-01T08:00:00Z'));
    await asked(store, { text: 'erased' });
    await store.write([statement('UPDATE question SET sealed = NULL WHERE id NOT IN (?) AND received_at > 1793000000000', id)]);
    await ask(store, { text: 'spam', website: 'https://spam.example' });
    const { texts } = await readAskedTexts(store, sealer, period);
    expect(texts).toEqual([{ id, locale: 'en', kind: 'question', asker: null, text: 'Where is my refund?' }]);
  });
});
