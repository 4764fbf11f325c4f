import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayMs, dayOf, hourMs, minuteMs } from '../../src/metrics/instants.ts';
import { readMetrics } from '../../src/monitoring/read-metrics.ts';
import { countAsked, countAskedByDay } from '../../src/questions/asked-counts.ts';
import { readHandlingTimes } from '../../src/questions/assignment/handling-times.ts';
import { readOpenWork } from '../../src/questions/assignment/open-work.ts';
import { listQuestions } from '../../src/questions/list-questions.ts';
import { readQuestionFigures } from '../../src/questions/question-figures.ts';
import { readWaitingNow } from '../../src/questions/service/read-waiting.ts';
import { countByState } from '../../src/questions/state-counts.ts';
import { findByReference, outcomeOf, readQuestion } from '../../src/questions/stored-question.ts';
import { countWaiting } from '../../src/questions/waiting-counts.ts';
import { readWaitingQuestions } from '../../src/questions/waiting-questions.ts';
import { migrate } from '../../src/records/migrate.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { start, uuid } from '../feedback/builders.ts';
import { ask, asked, move, sealer, tryMove } from './builders.ts';

/**
 * What questions promise, whatever the store.
 *
 * @param open a store over an empty database
 */
export function testQuestions(name: string, open: () => Promise<Store>): void {
  describe(`questions in ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await migrate(store);
    });
    afterAll(() => store.close());

    const found = async (text: string): Promise<string[]> =>
      (await listQuestions(store, sealer, { text }, 50)).map(({ id }) => id).sort();

    test('a question is stored once, however often it is sent', async () => {
      const [first, second] = [await ask(store, { id: uuid(1) }), await ask(store, { id: uuid(1) })];
      expect([first.outcome, second.outcome]).toEqual(['stored', 'duplicate']);
      expect('reference' in first && 'reference' in second && first.reference === second.reference).toBe(true);
      expect(await ask(store, { id: uuid(1), text: 'Another one.' })).toEqual({ outcome: 'conflicting' });
    });

    test('two requests with one id at once store one question', async () => {
      const both = await Promise.all([1, 2, 3].map(() => ask(store, { id: uuid(2) })));
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['duplicate', 'duplicate', 'stored']);
    });

    test('its asker finds it by the reference', async () => {
      const outcome = await ask(store, { category: 'refunds', contact: 'lin@example.com', order: 'A-1' });
      const reference = 'reference' in outcome ? outcome.reference : '';
      const question = await findByReference(store, sealer, reference);
      expect(question).toMatchObject({
        state: 'received',
        severity: 'high',
        asked: { text: 'My refund has not arrived on my card.', contact: 'lin@example.com', order: 'A-1', reference },
        // An hour within opening hours from 16:00.
        dueAt: start + hourMs,
      });
    });

    test('every stage is timed, and the stages add up to the whole', async () => {
      const id = await asked(store);
      const at = (minutes: number): number => start + minutes * minuteMs;
      await move(store, id, { move: 'classify', kind: 'fault', category: 'lessons' }, at(5));
      await move(store, id, { move: 'assign', assignee: 'shen-wei' }, at(12));
      await move(store, id, { move: 'answer', written: { text: 'Try again.' }, minutes: 7 }, at(30));
      await move(store, id, { move: 'resolve', side: 'asker', actor: 'asker' }, at(70));
      const after = await readQuestion(store, sealer, id);
      expect(after).toMatchObject({ kind: 'fault', severity: 'low', state: 'resolved', replies: 1, handlingMinutes: 7 });
      const times = [after?.receivedAt, after?.classifiedAt, after?.assignedAt, after?.answeredAt, after?.resolvedAt];
      expect(times.map((time) => (Number(time) - start) / minuteMs)).toEqual([0, 5, 12, 30, 70]);
      expect(after?.steps.map((step) => [step.step, step.move, step.actor])).toEqual([
        [1, 'ask', 'asker'],
        [2, 'classify', 'shen-wei'],
        [3, 'assign', 'shen-wei'],
        [4, 'answer', 'shen-wei'],
        [5, 'resolve', 'asker'],
      ]);
    });

    test('an answer before anyone classified it passes through all stages', async () => {
      const id = await asked(store);
      const after = await move(store, id, { move: 'answer', written: { text: 'Here.' } }, start + minuteMs);
      expect(after).toMatchObject({
        classifiedAt: start + minuteMs,
        assignedAt: start + minuteMs,
        answeredAt: start + minuteMs,
        assignee: 'shen-wei',
      });
    });

    test('a complaint has a promise of its own, and is resolved only with its outcome', async () => {
      const id = await asked(store);
      const complaint = await move(store, id, { move: 'classify', kind: 'complaint' }, start + 10 * minuteMs);
      expect(complaint.dueAt).toBe(start + 30 * minuteMs);
      await move(store, id, { move: 'answer', written: { text: 'We are sorry.' } });
      expect((await tryMove(store, id, { move: 'resolve' })).outcome).toBe('outcome-missing');
      const resolved = await move(store, id, { move: 'resolve', outcome: 'refunded to Lin' });
      expect(outcomeOf(resolved)).toBe('refunded to Lin');
      // Said again only when it is another one.
      await move(store, id, { move: 'reopen', side: 'asker', actor: 'asker', written: { text: 'Not yet.' } });
      await move(store, id, { move: 'answer', written: { text: 'We look.' } });
      expect(outcomeOf(await move(store, id, { move: 'resolve' }))).toBe('refunded to Lin');
      const stored = await Promise.all(
        ['question WHERE id', 'question_step WHERE question'].map((where) =>
          store.query(statement(`SELECT * FROM ${where} = ?`, id)),
        ),
      );
      expect(JSON.stringify(stored)).not.toContain('Lin');
    });

    test('of two people who answer at once, the later one is told and nothing is lost', async () => {
      const id = await asked(store);
      const answers = await Promise.all(
        ['First.', 'Second.'].map((text) => tryMove(store, id, { move: 'answer', version: 1, written: { text } })),
      );
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['done', 'stale']);
      const question = await readQuestion(store, sealer, id);
      expect([question?.version, question?.replies, question?.steps.length]).toEqual([2, 1, 2]);
    });

    test('notes at once are all kept', async () => {
      const id = await asked(store);
      await Promise.all(['a', 'b', 'c'].map((text) => move(store, id, { move: 'note', written: { text } })));
      const question = await readQuestion(store, sealer, id);
      expect(question?.steps.flatMap(({ written }) => written?.text ?? []).sort()).toEqual(['a', 'b', 'c']);
    });

    test('a reopened question keeps what happened, and waits again as promised', async () => {
      const id = await asked(store);
      await move(store, id, { move: 'answer', written: { text: 'Done.' } });
      await move(store, id, { move: 'resolve', side: 'asker', actor: 'asker' });
      const later = start + 5 * minuteMs;
      const back = await move(
        store,
        id,
        { move: 'reopen', side: 'asker', actor: 'asker', written: { text: 'It is back.' } },
        later,
      );
      expect(back).toMatchObject({ state: 'assigned', reopened: 1, resolvedAt: null, answeredAt: start, dueAt: later + hourMs });
    });

    test('a move that is not allowed says so and changes nothing', async () => {
      const id = await asked(store);
      expect(await tryMove(store, id, { move: 'rate', side: 'asker' })).toMatchObject({
        outcome: 'not-now',
        question: { version: 1 },
      });
      expect(await tryMove(store, '261120-zzzzzz', { move: 'note' })).toEqual({ outcome: 'unknown' });
    });

    test('is found by its words in both languages, and by the beginning of its id', async () => {
      const chinese = await asked(store, { locale: 'zh-cn', text: '投屏之后只有画面没有声音' });
      const english = await asked(store, { text: 'AirPlay shows a picture but no SOUND' });
      await move(store, english, { move: 'add', side: 'asker', actor: 'asker', written: { text: 'Only on the television.' } });
      await move(store, english, { move: 'note', written: { text: 'confidential' } });
      expect([await found('声音'), await found('只有电视'), await found('sound'), await found('television')]).toEqual([
        [chinese],
        [],
        [english],
        [english],
      ]);
      expect([await found('confidential'), await found(chinese)]).toEqual([[], [chinese]]);
    });

    test('an erased question leaves no words behind, and its reference is unknown', async () => {
      const outcome = await ask(store, { text: 'zebra', contact: 'zoe@example.com' });
      const { id, reference } = 'id' in outcome ? outcome : { id: '', reference: '' };
      await move(store, id, { move: 'answer', written: { text: 'giraffe' } });
      await move(store, id, { move: 'erase', side: 'asker', actor: 'asker' });
      expect(await findByReference(store, sealer, reference)).toBeUndefined();
      expect(await readQuestion(store, sealer, id)).toMatchObject({
        isErased: true,
        asked: undefined,
        customer: null,
        replies: 1,
      });
      const left = await store.query(statement('SELECT sealed FROM question_step WHERE question = ? AND sealed IS NOT NULL', id));
      expect([left, await found('zebra')]).toEqual([[], []]);
      expect(await tryMove(store, id, { move: 'answer', written: { text: 'x' } })).toEqual({ outcome: 'unknown' });
    });

    test('a move that comes too late leaves no words behind, either', async () => {
      const id = await asked(store, { text: 'okapi' });
      const erase = () => move(store, id, { move: 'erase', side: 'asker', actor: 'asker' });
      let hasErased = false;
      // Erased by another process between the reading of the question and the writing of the step.
      const slow: Store = {
        ...store,
        query: (...read) => store.query(...read),
        async write(statements) {
          if (!hasErased) {
            hasErased = true;
            await erase();
          }
          return store.write(statements);
        },
      };
      expect((await tryMove(slow, id, { move: 'add', side: 'asker', actor: 'asker', written: { text: 'quokka' } })).outcome).toBe(
        'unknown',
      );
      expect(await store.query(statement('SELECT word FROM question_word WHERE question = ?', id))).toEqual([]);
    });

    test('erasing takes what a complaint led to and why it was rated so with it', async () => {
      const id = await asked(store);
      await move(store, id, { move: 'answer', written: { text: 'We are sorry.' } });
      await move(store, id, { move: 'resolve', outcome: 'refunded to Lin', minutes: 3 });
      const survey =
        'INSERT INTO survey (id, locale, edition, csat, reason, question, trust, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
      await store.write([statement(survey, `${id} 0`, 'en', 'public', 2, 'Lin had to wait', id, 1, start)]);
      await move(store, id, { move: 'erase', side: 'asker', actor: 'asker' });
      const left = await Promise.all(
        ['question WHERE id', 'question_step WHERE question', 'survey WHERE question'].map((where) =>
          store.query(statement(`SELECT * FROM ${where} = ?`, id)),
        ),
      );
      expect(JSON.stringify(left)).not.toContain('Lin');
      expect(left[2]).toEqual([expect.objectContaining({ csat: 2 })]);
    });

    test('those due first are listed first, of one asker, one person or one state', async () => {
      const contact = 'Mia@Example.com';
      const slow = await asked(store, { contact }, start + 30 * minuteMs);
      const soon = await asked(store, { contact: 'mia@example.com' }, start);
      const customers = sealer.hashes('customer', 'mia@example.com');
      const ids = async (filter: object): Promise<string[]> =>
        (await listQuestions(store, sealer, filter, 100)).map(({ id }) => id);
      expect(await ids({ customers })).toEqual([soon, slow]);
      await move(store, slow, { move: 'assign', assignee: 'xu-ran' });
      expect([await ids({ assignee: 'xu-ran' }), await ids({ customers, assignee: null })]).toEqual([[slow], [soon]]);
      expect(await countWaiting(store, 'xu-ran', start)).toMatchObject({ mine: 1 });
    });

    test('are counted by what they are about, and by day with the promises that were kept', async () => {
      const received = start + 7 * dayMs;
      const about = { category: 'refunds', locale: 'zh-cn' };
      const kept = await asked(store, about, received);
      await asked(store, about, received + minuteMs);
      await move(
        store,
        kept,
        { move: 'answer', written: { text: '已经退回。', article: { id: 'refund', title: '退款' } } },
        received + minuteMs,
      );
      const day = dayOf(received);
      const counts = await countAsked(store, { from: day, to: day });
      expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(2);
      expect(counts.map(({ category, locale }) => [category, locale])).toContainEqual(['refunds', 'zh-cn']);
      const total = async (now: number) => (await countAskedByDay(store, { from: day, to: day }, now))[0];
      expect(await total(received + 2 * minuteMs)).toMatchObject({
        day,
        kind: 'question',
        category: 'refunds',
        n: 2,
        due: 1,
        kept: 1,
      });
      expect(await total(received + 30 * dayMs)).toMatchObject({ n: 2, due: 2, kept: 1 });
      expect(await countAsked(store, { from: '2020-01-01', to: '2020-01-02' })).toEqual([]);
    });

    test('beyond what one address may ask in a day, questions are held back, not lost', async () => {
      for (let n = 0; n < 11; n += 1) await ask(store, { text: `one ${n} of many`, locale: 'en' }, start, '2001:db8:ffff::1');
      const shown = await listQuestions(store, sealer, { text: 'one of many' }, 50);
      const held = await listQuestions(store, sealer, { text: 'one of many', isHeldBack: true }, 50);
      expect([shown.length, held.length]).toEqual([10, 1]);
    });

    test('far beyond it they are refused until the next day, retries are answered, and nobody else is', async () => {
      const mine = '2001:db8:eeee::1';
      const id = '3f0c2b52-6f3e-4b6e-9a53-0d6f6d1d2c11';
      const first = await ask(store, { id, text: 'the flood 0' }, start, mine);
      for (let n = 1; n < 30; n += 1) await ask(store, { text: `the flood ${n}` }, start, mine);
      const refused = await ask(store, { text: 'the flood 30' }, start, mine);
      expect(refused).toEqual({ outcome: 'too-many', retryAfterSeconds: 16 * 3_600 });
      expect(await ask(store, { id, text: 'the flood 0' }, start, mine)).toEqual({ ...first, outcome: 'duplicate' });
      expect((await ask(store, {}, start, '2001:db8:eeed::1')).outcome).toBe('stored');
      expect((await ask(store, {}, start + 16 * hourMs, mine)).outcome).toBe('stored');
      const [shown, held] = [false, true].map((isHeldBack) =>
        listQuestions(store, sealer, { text: 'the flood', isHeldBack }, 50),
      );
      expect([(await shown)?.length, (await held)?.length]).toEqual([10, 20]);
    });

    test('lists, counts, figures, work and the report agree on what waits: nothing that is erased', async () => {
      const at = start + 200 * dayMs;
      const person = 'agreeing-person';
      const waiting = async () => {
        const { states } = await readWaitingNow(store, at);
        return {
          report: states.reduce((sum, { n }) => sum + n, 0),
          figures: (await readQuestionFigures(store, { now: at, since: at })).waiting,
          counts: (await countWaiting(store, person, at)).waiting,
          listed: (await listQuestions(store, sealer, {}, 5_000)).length,
          digest: (await readWaitingQuestions(store)).filter(({ assignee }) => assignee === person).length,
          work: (await readOpenWork(store, () => ({ minutes: 1, n: 0 }))).get(person) ?? 0,
        };
      };
      const before = await waiting();
      expect(new Set([before.report, before.figures, before.counts, before.listed]).size).toBe(1);
      const ids = [await asked(store, {}, at), await asked(store, {}, at)];
      for (const id of ids) await move(store, id, { move: 'assign', assignee: person }, at);
      const two = before.report + 2;
      expect(await waiting()).toEqual({ report: two, figures: two, counts: two, listed: two, digest: 2, work: 2 });
      await move(store, ids[0] ?? '', { move: 'erase' }, at);
      const one = before.report + 1;
      expect(await waiting()).toEqual({ report: one, figures: one, counts: one, listed: one, digest: 1, work: 1 });
    });

    test('it is known what waits, how long, with whom, and how long it takes', async () => {
      const day = start + 30 * dayMs;
      const options = { now: day + hourMs, since: day };
      const before = await readQuestionFigures(store, options);
      const statesBefore = await countByState(store);
      const first = await asked(store, { category: 'refunds' }, day);
      await asked(store, { contact: '13800001111', callBackAt: new Date(day + 30 * minuteMs).toISOString() }, day);
      await move(store, first, { move: 'assign', assignee: 'contract-person', minutes: 3 }, day);
      const answered = await asked(store, {}, day);
      await move(store, answered, { move: 'answer', written: { text: 'Yes.' } }, day);
      const figures = await readQuestionFigures(store, options);
      expect(figures).toMatchObject({
        waiting: before.waiting + 2,
        unassigned: before.unassigned + 1,
        callBacksLate: before.callBacksLate + 1,
        answered: 1,
      });
      const byState = await countByState(store);
      expect(byState.assigned).toBe(statesBefore.assigned + 1);
      // However few are counted at once.
      for (const rows of [1, 2, 3]) expect(await countByState(store, rows)).toEqual(byState);
      const expectTime = await readHandlingTimes(store);
      expect(expectTime({ kind: 'question', category: 'refunds' }).minutes).toBeGreaterThan(0);
      expect((await readOpenWork(store, () => ({ minutes: 7, n: 0 }))).get('contract-person')).toBe(7);
      const readStates = async () => byState;
      expect(await readMetrics({ store, clock: () => day, monotonic: () => 0, audience: 'public', readStates })).toContainEqual(
        expect.objectContaining({ name: 'jieda_questions_waiting' }),
      );
    });
  });
}
