import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { minuteMs } from '../../src/metrics/instants.ts';
import { assignWaiting } from '../../src/questions/assignment/assign-waiting.ts';
import { exportQuestions } from '../../src/questions/export-questions.ts';
import { listQuestions } from '../../src/questions/list-questions.ts';
import { readQuestion } from '../../src/questions/stored-question.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createApp } from '../../src/server/app.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { key, start } from '../feedback/builders.ts';
import { ask, asked, move, random, sealer, settings, tryMove } from './builders.ts';

/**
 * What is promised of a question that cannot be decrypted, whatever the store.
 *
 * @param open a store over an empty database
 */
export function testUnreadable(name: string, open: () => Promise<Store>): void {
  describe(`a question that cannot be decrypted in ${name}`, () => {
    let store: Store;
    let broken: string;
    let reference: string;
    let whole: string;
    beforeAll(async () => {
      store = await open();
      await migrate(store);
      const lost = await ask(store, { text: 'Lost words.', category: 'refunds', contact: 'lin@example.com' });
      [broken, reference] = 'id' in lost ? [lost.id, lost.reference] : ['', ''];
      whole = await asked(store, { text: 'Kept words.', category: 'refunds', contact: 'lin@example.com' });
      await move(store, broken, { move: 'classify', category: 'refunds' });
      await move(store, whole, { move: 'classify', category: 'refunds' });
      // As if its key were lost.
      await store.write([statement("UPDATE question SET sealed = '2.lost.AAAA.AAAA' WHERE id = ?", broken)]);
    });
    afterAll(() => store.close());

    const appOf = (audience: 'internal' | 'public') =>
      createApp({
        store,
        clock: () => start,
        random,
        key,
        readShell: async () => undefined,
        config: { audience, allowedOrigins: [] },
        identityOf: () => 'shen-wei',
        readSettings: async () => ({ ...defaultFeedbackSettings, zone: 'Asia/Shanghai', questions: settings }),
        log: () => {},
      });

    test('is listed as such beside the others', async () => {
      const listed = await listQuestions(store, sealer, {}, 10);
      expect(listed.map(({ id, asked: words, isUnreadable }) => [id, words?.text, isUnreadable]).sort()).toEqual(
        [
          [broken, undefined, true],
          [whole, 'Kept words.', false],
        ].sort(),
      );
    });

    test('is assigned, noted on and exported like the others', async () => {
      const assigned = await assignWaiting(store, { sealer, settings, now: start + minuteMs });
      expect(assigned.map(({ id }) => id).sort()).toEqual([broken, whole].sort());
      await move(store, broken, { move: 'note', written: { text: 'Asked for the old key.' } });
      const exported = new Map<string, unknown>();
      for await (const each of exportQuestions(store, sealer, { withContact: true, withText: true })) exported.set(each.id, each);
      expect(exported.get(broken)).toMatchObject({ text: null, contact: null, isUnreadable: true });
      expect(exported.get(whole)).toMatchObject({ text: 'Kept words.', contact: 'lin@example.com', isUnreadable: false });
    });

    test('is not answered, for its asker would not hear of it', async () => {
      const made = { move: 'answer', written: { text: 'Here.' } } as const;
      expect((await tryMove(store, broken, made)).outcome).toBe('unreadable');
      expect((await tryMove(store, broken, { ...made, move: 'add' })).outcome).toBe('unreadable');
      expect((await readQuestion(store, sealer, broken))?.replies).toBe(0);
    });

    test('is shown to the staff, in their language, with what to do', async () => {
      const app = appOf('internal');
      const read = async (path: string, language: string): Promise<string> =>
        (await app.request(path, { headers: { Accept: 'text/html', 'Accept-Language': language } })).text();
      const list = await read('/staff?show=all&reader=en', 'en');
      expect(list).toContain('What was written cannot be decrypted');
      expect(list).toContain('Kept words.');
      const page = await read(`/staff/questions/${broken}?reader=en`, 'en');
      expect(page).toContain('KB_KEY_OLD');
      expect(page).not.toContain('name="move" value="answer"');
      expect(await read(`/staff/questions/${broken}?reader=zh-cn`, 'zh-CN')).toContain('旧密钥');
      // Its asker's other question shows it, too.
      expect(await read(`/staff/questions/${whole}?reader=en`, 'en')).toContain('What was written cannot be decrypted');
    });

    test('is shown to its asker with a way to ask again, and can be erased by them', async () => {
      const app = appOf('public');
      const read = async (Accept: string) => app.request(`/api/questions/${reference}?reader=en`, { headers: { Accept } });
      const page = await read('text/html');
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('cannot be read on our side');
      expect(html).toContain('href="/en/ask/"');
      expect(html).toContain('value="erase"');
      expect(html).not.toContain('will reply');
      expect(html).not.toContain('<textarea');
      expect(await (await read('application/json')).json()).toMatchObject({ reference, isUnreadable: true, moves: ['erase'] });
    });

    test('of which a single step cannot be decrypted shows the others', async () => {
      await move(store, whole, { move: 'note', written: { text: 'First note.' } });
      await move(store, whole, { move: 'note', written: { text: 'Second note.' } });
      await store.write([
        statement(
          "UPDATE question_step SET sealed = 'gone' WHERE question = ? AND step = (SELECT version FROM question WHERE id = ?)",
          whole,
          whole,
        ),
      ]);
      const question = await readQuestion(store, sealer, whole);
      expect(question?.steps.map(({ written, isUnreadable }) => written?.text ?? isUnreadable)).toEqual([
        false,
        false,
        false,
        'First note.',
        true,
      ]);
      expect((await tryMove(store, whole, { move: 'answer', written: { text: 'Here.' } })).outcome).toBe('done');
    });

    test('can be erased', async () => {
      await move(store, broken, { move: 'erase' });
      expect(await readQuestion(store, sealer, broken)).toMatchObject({ isErased: true, isUnreadable: false });
    });
  });
}
