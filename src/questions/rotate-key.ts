import { type Row, type Statement, type Store, statement } from '../store/store.ts';
import { placeOfQuestion, placeOfStep } from './places.ts';
import { foldContact } from './question.ts';
import { SealError, type Sealer } from './sealer.ts';
import { isWhole, type OpenedQuestion, readQuestion, sealedPart } from './stored-question.ts';
import { insertWords, type RememberedWord, rememberedWords } from './words.ts';

/** Questions that are looked up at a time. */
const batchQuestions = 100;

interface RotateOptions {
  onProgress?: (done: number) => void;
  maxQuestions?: number;
}

/**
 * Encrypts with the new key what an old one still encrypts, and replaces the keyed hashes of references, contacts and words.
 * Every question is one transaction, so that it can run beside the server and be started again after a crash. A question
 * that somebody changes or erases meanwhile is left for the next round.
 *
 * @param sealer seals with the new key and opens both
 * @param options `onProgress`: told how many questions are done; `maxQuestions`: to stop after about so many
 * @returns how many questions got the new key
 * @throws SealError when the keys open none of the questions; one that alone cannot be opened is left as it is
 * @throws StoreError
 */
export async function rotateKey(
  store: Store,
  sealer: Sealer,
  { onProgress = () => {}, maxQuestions = Number.POSITIVE_INFINITY }: RotateOptions = {},
): Promise<number> {
  let [done, unreadable] = [0, 0];
  for (let round = 0; round < maxRounds; round += 1) {
    let skipped = 0;
    for (let after = ''; ; ) {
      const rows = await store.query(
        statement(
          `SELECT id FROM question WHERE id > ? AND sealed IS NOT NULL AND substr(sealed, 1, ${sealer.prefix.length}) <> ?
           ORDER BY id LIMIT ?`,
          after,
          sealer.prefix,
          Math.min(batchQuestions, maxQuestions - done),
        ),
      );
      for (const { id } of rows) {
        const outcome = await rotateQuestion(store, sealer, String(id));
        if (outcome === 'done') done += 1;
        else if (outcome === 'changed') skipped += 1;
        else unreadable += 1;
      }
      const last = rows.at(-1);
      if (last === undefined) break;
      if (done === 0 && skipped === 0 && unreadable > 0) throw new SealError();
      after = String(last['id']);
      onProgress(done);
      if (done >= maxQuestions) return done;
    }
    if (skipped === 0) break;
  }
  return done;
}

/** A question that is changed in the very moment in every round is left to the next run, which is told of it. */
const maxRounds = 10;

/**
 * How many questions are still encrypted with an old key.
 *
 * @throws StoreError
 */
export async function countLeft(store: Store, { prefix }: Pick<Sealer, 'prefix'>): Promise<number> {
  const [row] = await store.query(
    statement(`SELECT count(*) AS n FROM question WHERE sealed IS NOT NULL AND substr(sealed, 1, ${prefix.length}) <> ?`, prefix),
  );
  return Number(row?.['n'] ?? 0);
}

async function rotateQuestion(store: Store, sealer: Sealer, id: string): Promise<'done' | 'changed' | 'unreadable'> {
  const [row] = await store.query(statement('SELECT sealed, version FROM question WHERE id = ?', id));
  const question = await readQuestion(store, sealer, id);
  if (question !== undefined && !isWhole(question)) return 'unreadable';
  if (question?.asked === undefined || row === undefined) return 'done';
  if (Number(row['version']) !== question.version) return 'changed';
  const written = await store.write(await statementsOf(question, row, sealer));
  return (written.at(-1) ?? []).length > 0 ? 'done' : 'changed';
}

async function statementsOf(question: OpenedQuestion, row: Row, sealer: Sealer): Promise<Statement[]> {
  const { id, asked, steps } = question;
  const { contact, reference = '', text = '', order = '' } = asked ?? {};
  // Every statement does nothing once the question is another one; the last one tells.
  const isSame = 'version = ? AND sealed = ?';
  const same = [question.version, row['sealed'] ?? null];
  const guard = `EXISTS (SELECT 1 FROM question WHERE id = ? AND ${isSame})`;
  const texts = steps.flatMap(({ move, written }) => (written === undefined || move === 'note' ? [] : [written.text]));
  const resealed = await Promise.all(
    steps
      .flatMap((each) => {
        const words = sealedPart(each);
        return words === undefined ? [] : [{ step: each.step, words }];
      })
      .map(async ({ step, words }) =>
        statement(
          `UPDATE question_step SET sealed = ? WHERE question = ? AND step = ? AND ${guard}`,
          await sealer.seal(words, placeOfStep(id, step)),
          id,
          step,
          id,
          ...same,
        ),
      ),
  );
  return [
    ...resealed,
    statement(`DELETE FROM question_word WHERE question = ? AND ${guard}`, id, id, ...same),
    ...insertWords(wordsOfTexts(id, [[text, order].join(' '), ...texts], sealer), {
      sql: guard,
      values: [id, ...same],
    }),
    statement(
      `UPDATE question SET sealed = ?, reference = ?, customer = ? WHERE id = ? AND ${isSame} RETURNING id`,
      await sealer.seal(asked, placeOfQuestion(id)),
      sealer.hash('reference', reference),
      contact === undefined ? null : sealer.hash('customer', foldContact(contact)),
      id,
      ...same,
    ),
  ];
}

/** Each text has as many words as when it was written. */
function wordsOfTexts(id: string, texts: readonly string[], sealer: Sealer): RememberedWord[] {
  const byWord = new Map(texts.flatMap((text) => rememberedWords(id, text, sealer)).map((each) => [each.word, each]));
  return [...byWord.values()];
}
