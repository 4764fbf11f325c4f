import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { dayMs, minuteMs } from '../../../src/metrics/instants.ts';
import { escalate } from '../../../src/questions/escalation/escalate.ts';
import { listQuestions } from '../../../src/questions/list-questions.ts';
import { maxAttempts } from '../../../src/questions/outbox/backoff.ts';
import { dropMessages, listMessages, purgeOutbox, retryMessages } from '../../../src/questions/outbox/keep.ts';
import { leaseMs, recordAttempt, takeDue } from '../../../src/questions/outbox/lease.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { start } from '../../feedback/builders.ts';
import { sealer } from '../builders.ts';
import { askOut, carriers, deliver, moveOut, outboxOf, outSettings, toldOf } from './builders.ts';
import { testBulletins } from './bulletin-contract.ts';

const everything = [{ carrier: 'webhook' }, { carrier: 'asker' }, { carrier: 'staff' }] as const;

/**
 * What leaves, whatever the store.
 *
 * @param open a store over an empty database
 */
export function testOutbox(name: string, open: () => Promise<Store>): void {
  describe(`words out in ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await migrate(store);
    });
    afterAll(() => store.close());
    beforeEach(() =>
      store.write(
        ['outbox', 'bulletin', 'bulletin_told', 'escalation', 'question'].map((table) => statement(`DELETE FROM ${table}`)),
      ),
    );

    test('each change puts its messages into the outbox, and a change that is refused puts none', async () => {
      const id = await askOut(store, { contact: 'lin@example.com', mail: 'yes' });
      await moveOut(store, id, { move: 'assign', actor: 'grace-tan', assignee: 'shen-wei' });
      await moveOut(store, id, { move: 'answer', written: { text: 'It is on its way.' } });
      await moveOut(store, id, { move: 'note', written: { text: 'internal' } });
      await expect(moveOut(store, id, { move: 'answer', version: 2, written: { text: 'Late.' } })).rejects.toThrow('stale');
      expect(toldOf(await outboxOf(store, id))).toEqual([
        'received → asker',
        'received → webhook desk',
        'received → webhook team-chat',
        'assigned → staff shen-wei',
        'assigned → webhook desk',
        'answered → asker',
        'answered → webhook desk',
      ]);
    });

    test('an asker who did not ask for letters gets none, and nobody is told of what they did themselves', async () => {
      const id = await askOut(store, { contact: 'lin@example.com' });
      await moveOut(store, id, { move: 'assign', assignee: 'shen-wei' });
      expect(toldOf(await outboxOf(store, id)).filter((told) => !told.includes('webhook'))).toEqual([]);
    });

    test('a question that was held back tells nobody, until a reply to it takes it up', async () => {
      const id = await askOut(store, { contact: 'lin@example.com', mail: 'yes' });
      await store.write([
        statement('UPDATE question SET trust = 0 WHERE id = ?', id),
        statement('DELETE FROM outbox WHERE question = ?', id),
      ]);
      await moveOut(store, id, { move: 'assign', actor: 'grace-tan', assignee: 'shen-wei' });
      expect(await outboxOf(store, id)).toEqual([]);
      expect(await moveOut(store, id, { move: 'answer', written: { text: 'It is on its way.' } })).toMatchObject({
        isHeldBack: false,
      });
      expect(toldOf(await outboxOf(store, id))).toEqual(['answered → asker', 'answered → webhook desk']);
    });

    test('an address that is entered again and again gets few receipts', async () => {
      for (let n = 0; n < 8; n += 1) await askOut(store, { contact: 'victim@example.com', mail: 'yes' });
      const receipts = await store.query(statement("SELECT id FROM outbox WHERE carrier = 'asker'"));
      expect(receipts).toHaveLength(5);
    });

    test('is sent once, and what fails waits longer each time until it has failed for good', async () => {
      await askOut(store);
      let now = start;
      const attempts: number[] = [];
      const over = carriers(async ({ target }) => {
        if (target !== 'desk') return { outcome: 'sent' };
        attempts.push((now - start) / 1_000);
        return { outcome: 'failed', fault: 'the receiver answered 500' };
      });
      expect(await deliver(store, now, over)).toEqual({ sent: 1, delayed: 1, failed: 0 });
      for (let more = maxAttempts; more > 0; more -= 1) {
        const [next] = await store.query(statement("SELECT min(due_at) AS at FROM outbox WHERE state = 'waiting'"));
        if (next?.['at'] == null) break;
        now = Number(next['at']);
        expect(await deliver(store, now - 1, over)).toEqual({ sent: 0, delayed: 0, failed: 0 });
        await deliver(store, now, over);
      }
      expect(attempts).toHaveLength(maxAttempts);
      expect(attempts.slice(0, 6)).toEqual([0, 10, 50, 210, 850, 3410]);
      expect(await listMessages(store, 10)).toMatchObject([
        { target: 'desk', state: 'failed', fault: 'the receiver answered 500' },
      ]);
      expect(await retryMessages(store, undefined, now)).toBe(1);
      expect(
        await deliver(
          store,
          now,
          carriers(async () => ({ outcome: 'sent' })),
        ),
      ).toMatchObject({ sent: 1 });
      expect(await dropMessages(store, undefined)).toBe(0);
    });

    test('of two processes that look at once, each message is taken by one', async () => {
      for (let n = 0; n < 6; n += 1) await askOut(store);
      const sent: string[] = [];
      const over = carriers(async ({ id }) => {
        sent.push(id);
        await new Promise((resolve) => setTimeout(resolve, 2));
        return { outcome: 'sent' };
      });
      await Promise.all([1, 2, 3].map(() => deliver(store, start, over)));
      expect([sent.length, new Set(sent).size]).toEqual([12, 12]);
    });

    test('a message whose process died is taken again when its lease is over, and the dead one changes nothing more', async () => {
      await askOut(store, {});
      const take = (lease: string, now: number) => takeDue(store, { reach: everything, lease, now, limit: 1 });
      const [dead] = await take('dead', start);
      expect(
        (await takeDue(store, { reach: everything, lease: 'other', now: start + leaseMs - 1, limit: 9 })).map(({ id }) => id),
      ).not.toContain(dead?.id);
      await store.write([statement("UPDATE outbox SET due_at = ? WHERE lease = 'other'", start + dayMs)]);
      const [again] = await take('alive', start + leaseMs);
      expect([again?.id, again?.attempts]).toEqual([dead?.id, 2]);
      if (dead === undefined || again === undefined) throw new Error('nothing was taken');
      await recordAttempt(store, dead, { outcome: 'failed', fault: 'x', isFinal: true }, { now: start + leaseMs, random: 0 });
      await recordAttempt(store, again, { outcome: 'sent' }, { now: start + leaseMs, random: 0 });
      const [row] = await store.query(statement('SELECT state, fault FROM outbox WHERE id = ?', dead.id));
      expect(row).toEqual({ state: 'sent', fault: null });
    });

    test('a message that ends whatever process sends it is given up', async () => {
      await askOut(store, {});
      const [first] = await takeDue(store, { reach: everything, lease: 'attempt 1', now: start, limit: 1 });
      let attempts = 1;
      for (; attempts <= maxAttempts; attempts += 1) {
        const now = start + attempts * leaseMs;
        const taken = await takeDue(store, { reach: everything, lease: `attempt ${attempts + 1}`, now, limit: 9 });
        if (!taken.some(({ id }) => id === first?.id)) break;
      }
      expect(attempts).toBe(maxAttempts);
    });

    test('a receiver that hangs delays neither letters nor other receivers', async () => {
      for (let number = 0; number < 10; number += 1) await askOut(store, { contact: `lin${number}@example.com`, mail: 'yes' });
      const hanging = new AbortController();
      const sent: string[] = [];
      const busy = new Set<string>();
      const over = carriers(async ({ carrier, target }) => {
        if (target === 'desk' && !hanging.signal.aborted) await once(hanging.signal, 'abort');
        if (target === 'desk') return { outcome: 'failed', fault: 'no answer' };
        sent.push(target || carrier);
        return { outcome: 'sent' };
      }).map((each) =>
        each.reach.carrier === 'webhook'
          ? { ...each, reach: { carrier: 'webhook' as const, targets: ['desk', 'team-chat'] } }
          : each,
      );
      const first = deliver(store, start, over, { busy });
      const countOf = (name: string) => sent.filter((each) => each === name).length;
      await vi.waitFor(() => expect([countOf('asker'), countOf('team-chat')]).toEqual([10, 10]), 10_000);
      await vi.waitFor(() => expect([...busy]).toEqual(['webhook desk']), 5_000);
      // What comes in the meantime is sent, and the receiver gets no more than it has.
      await askOut(store, { contact: 'late@example.com', mail: 'yes' });
      await deliver(store, start, over, { busy });
      expect([countOf('asker'), countOf('team-chat'), countOf('desk')]).toEqual([11, 11, 0]);
      hanging.abort();
      await first;
      expect(busy.size).toBe(0);
    });

    test('a process takes only what it can send, and what nobody can send fails in the end', async () => {
      const id = await askOut(store, { contact: 'lin@example.com', mail: 'yes' });
      const taken = await takeDue(store, {
        reach: [{ carrier: 'webhook', targets: ['desk'] }],
        lease: 'a',
        now: start,
        limit: 9,
      });
      expect(taken.map(({ target }) => target)).toEqual(['desk']);
      expect(await takeDue(store, { reach: [{ carrier: 'webhook', targets: [] }], lease: 'b', now: start, limit: 9 })).toEqual(
        [],
      );
      await purgeOutbox(store, start + 4 * dayMs);
      expect(new Set((await outboxOf(store, id)).map(({ state }) => state))).toEqual(new Set(['failed']));
      await purgeOutbox(store, start + 40 * dayMs);
      expect(await outboxOf(store, id)).toEqual([]);
    });

    test('nothing is told any more of a question that was erased', async () => {
      const id = await askOut(store, { contact: 'lin@example.com', mail: 'yes' });
      await moveOut(store, id, { move: 'erase', side: 'asker', actor: 'asker' });
      expect(await outboxOf(store, id)).toEqual([]);
    });

    describe('what reports tell', () => testBulletins(() => store));

    describe('a complaint that nobody replies to', () => {
      const options = (minutes: number) => ({ sealer, settings: outSettings, now: start + minutes * minuteMs });
      const escalated = async () => (await listQuestions(store, sealer, { isEscalated: true }, 9)).map(({ id }) => id);
      /** Promised within 30 minutes; start is Friday, 16:00, and the service ends at 18:00. */
      async function complain(): Promise<string> {
        const id = await askOut(store);
        await moveOut(store, id, { move: 'classify', kind: 'complaint', actor: 'grace-tan' });
        return id;
      }
      const told = async (id: string) => toldOf(await outboxOf(store, id)).filter((each) => each.startsWith('escalated → staff'));

      test('is passed from level to level in opening hours, each told once', async () => {
        const id = await complain();
        const seen: [number, string[]][] = [];
        for (const minutes of [0, 29, 30, 59, 60, 119, 120, 3 * 24 * 60]) {
          if ((await escalate(store, options(minutes))) > 0) seen.push([minutes, (await told(id)).slice(seen.length)]);
        }
        expect(seen).toEqual([
          [30, ['escalated → staff billing']],
          [60, ['escalated → staff grace-tan']],
          // Until 18:00.
          [120, ['escalated → staff board']],
        ]);
        expect(await escalated()).toEqual([id]);
        const after = await moveOut(store, id, { move: 'answer', written: { text: 'Sorry.' } });
        expect(after.steps.filter(({ move }) => move === 'escalate').map(({ actor, detail }) => [actor, detail])).toEqual([
          ['system', { level: 1, told: 'billing' }],
          ['system', { level: 2, told: 'grace-tan' }],
          ['system', { level: 3, told: 'board' }],
        ]);
        expect(await escalated()).toEqual([]);
      });

      test('tells everybody once when several processes look at once', async () => {
        const id = await complain();
        await Promise.all([1, 2, 3].map(() => escalate(store, options(500))));
        // Whoever was too late looks again in the next round.
        for (let round = 0; round < 3; round += 1) await escalate(store, options(500));
        expect(await told(id)).toEqual(['escalated → staff billing', 'escalated → staff grace-tan', 'escalated → staff board']);
      });

      test('is passed on also when it cannot be decrypted', async () => {
        const id = await complain();
        await store.write([statement("UPDATE question SET sealed = '2.other.AAAA.AAAA' WHERE id = ?", id)]);
        expect(await escalate(store, options(31))).toBe(1);
        expect(await told(id)).toEqual(['escalated → staff billing']);
      });

      test('stops when somebody replies, and begins again when the asker comes back', async () => {
        const id = await complain();
        await escalate(store, options(31));
        await moveOut(store, id, { move: 'answer', written: { text: 'Sorry.' } }, start + 32 * minuteMs);
        expect(await escalate(store, options(110))).toBe(0);
        await moveOut(store, id, { move: 'add', side: 'asker', actor: 'asker', written: { text: 'No.' } }, start + 35 * minuteMs);
        expect(await escalate(store, options(64))).toBe(0);
        expect(await escalate(store, options(66))).toBe(1);
        expect(await told(id)).toEqual(['escalated → staff billing', 'escalated → staff billing']);
      });

      test('reminds whoever has it before the promise is over', async () => {
        const own = { ...outSettings, escalation: { ...outSettings.escalation, warnMinutes: 10 } };
        const id = await complain();
        await moveOut(store, id, { move: 'assign', assignee: 'shen-wei', actor: 'grace-tan' });
        const rounds = [19, 20, 25].map((minutes) => ({ sealer, settings: own, now: start + minutes * minuteMs }));
        const given: number[] = [];
        for (const round of rounds) given.push(await escalate(store, round));
        expect(given).toEqual([0, 1, 0]);
        expect(toldOf(await outboxOf(store, id))).toContain('at-risk → staff shen-wei');
        expect(await escalated()).toEqual([]);
      });
    });
  });
}
