import { expect, test } from 'vitest';
import { dayMs } from '../../../src/metrics/instants.ts';
import { type BulletinContents, readBulletin } from '../../../src/questions/bulletins/bulletin.ts';
import { type Concern, putBulletins } from '../../../src/questions/bulletins/put-bulletins.ts';
import { purgeOutbox } from '../../../src/questions/outbox/keep.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { start } from '../../feedback/builders.ts';
import { carriers, deliver } from './builders.ts';

/** Friday. */
const today = '2026-11-20';

function digest(keys: readonly string[], overrides: Partial<Concern> = {}): Concern {
  const contents = (told: ReadonlySet<string>): BulletinContents => ({
    en: { title: 'New', lists: [{ heading: 'All', items: keys.filter((key) => !told.has(key)).map((text) => ({ text })) }] },
  });
  return {
    ...{ kind: 'digest', owner: 'billing', keys, contents },
    addresses: [
      { carrier: 'staff', target: 'billing' },
      { carrier: 'webhook', target: 'desk' },
    ],
    ...overrides,
  };
}

/** What reports tell, whatever the store. */
export function testBulletins(store: () => Store): void {
  let runs = 0;
  const put = (concerns: readonly Concern[], day = today) => {
    runs += 1;
    return putBulletins(store(), concerns, { today: day, now: start, run: `run ${runs}` });
  };
  const waiting = async () => {
    const rows = await store().query(statement("SELECT id FROM outbox WHERE event IN ('digest', 'alert') ORDER BY id"));
    return rows.map(({ id }) => String(id));
  };
  const itemsOf = async (id: string) =>
    (await readBulletin(store(), id, 'en'))?.lists.flatMap(({ items }) => items.map(({ text }) => text));

  test('a digest goes to each address once a week, and only when something is new', async () => {
    const sent = [{ kind: 'digest', owner: 'billing' }];
    expect(await put([digest(['a', 'b'])])).toEqual(sent);
    const first = ['msg_digest-2026-11-16-billing_0_digest_staff_billing', 'msg_digest-2026-11-16-billing_0_digest_webhook_desk'];
    expect(await waiting()).toEqual(first);
    expect(await put([digest(['a', 'b'])])).toEqual([]);
    // New within the week: on Monday.
    expect(await put([digest(['a', 'b', 'c'])], '2026-11-22')).toEqual([]);
    expect(await put([digest(['a', 'b', 'c'])], '2026-11-23')).toEqual(sent);
    expect(await itemsOf('digest-2026-11-23-billing')).toEqual(['c']);
    expect(await put([digest(['a', 'b', 'c'])], '2026-11-30')).toEqual([]);
    expect(await waiting()).toHaveLength(4);
  });

  test('what was done and comes back is told again', async () => {
    await put([digest(['a', 'b'])]);
    expect(await put([digest(['b'])])).toEqual([]);
    expect(await put([digest(['a', 'b'])], '2026-11-23')).toHaveLength(1);
    expect(await itemsOf('digest-2026-11-23-billing')).toEqual(['a']);
    expect(await put([], '2026-11-24')).toEqual([]);
    expect(await put([digest(['a'])], '2026-11-30')).toHaveLength(1);
  });

  test('an alert does not wait for Monday, and is told once while it stands', async () => {
    const alert = (keys: string[]) => digest(keys, { kind: 'alert', owner: null });
    expect(await put([digest(['a']), alert(['complaints'])])).toHaveLength(2);
    expect(await put([digest(['a']), alert(['complaints'])], '2026-11-21')).toEqual([]);
    expect(await put([alert(['complaints', 'fall'])], '2026-11-21')).toEqual([{ kind: 'alert', owner: null }]);
    expect(await itemsOf('alert-2026-11-21')).toEqual(['fall']);
  });

  test('of two reports that end at once, one tells it, and all of it', async () => {
    const both = await Promise.all([put([digest(['a'])]), put([digest(['a'])])]);
    expect(both.flat()).toHaveLength(1);
    expect(await waiting()).toHaveLength(2);
  });

  test('whoever cannot be reached is told everything once they can', async () => {
    expect(await put([digest(['a'], { addresses: [] })])).toEqual([]);
    expect(await put([digest(['a'])])).toHaveLength(1);
  });

  test('a bulletin is kept until its messages are over', async () => {
    await put([digest(['a'])]);
    await purgeOutbox(store(), start + 2 * dayMs);
    expect(await itemsOf('digest-2026-11-16-billing')).toEqual(['a']);
    expect(
      await deliver(
        store(),
        start + 2 * dayMs,
        carriers(async () => ({ outcome: 'sent' })),
      ),
    ).toMatchObject({ sent: 2 });
    await purgeOutbox(store(), start + 8 * dayMs);
    expect(await itemsOf('digest-2026-11-16-billing')).toEqual(['a']);
    await purgeOutbox(store(), start + 10 * dayMs);
    expect(await itemsOf('digest-2026-11-16-billing')).toBeUndefined();
  });
}
