import { randomBytes } from 'node:crypto';
import { createSealer } from '../../../src/questions/sealer.ts';
import { readQuestion } from '../../../src/questions/stored-question.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { statement } from '../../../src/store/store.ts';
import { addresses } from '../load/addresses.ts';
import { type ChildServer, send, startChild, testKey } from '../load/child-server.ts';

interface KillQuestionsOptions {
  /** Script of the server, with its arguments. */
  script: readonly string[];
  database: string;
  kills: number;
  onProgress?: (kills: number) => void;
}

/** What was sent and answered, by the text, which is different for every one. */
export interface AcknowledgedQuestions {
  /** Questions that were answered with a reference. */
  asked: Set<string>;
  /** Texts that were added to a question, by the text of the question. */
  added: Map<string, string[]>;
}

export interface QuestionKillResult {
  acknowledged: number;
  stored: number;
  /** Acknowledged questions and additions that are missing. */
  lost: number;
  /** Questions that are stored twice, although their retry had the same id. */
  duplicated: number;
  /** Questions whose steps are not numbered to the last, or that no word finds: half of a transaction. */
  torn: number;
}

const connections = 8;

/** Each question from an address of its own: a day takes only so many from one. */
const nextAddress = addresses();

/**
 * Has readers ask and add to what they asked until the server is killed without notice, again and again over one
 * database. A question that was not answered is sent again under its id once the server is back.
 */
export async function killQuestions({
  script,
  database,
  kills,
  onProgress = () => {},
}: KillQuestionsOptions): Promise<QuestionKillResult> {
  const acknowledged: AcknowledgedQuestions = { asked: new Set(), added: new Map() };
  let unanswered: object[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const server = await startChild(script, { KB_DATABASE: database, KB_KEY: testKey, TRUSTED_PROXIES: '127.0.0.1' });
    unanswered = await askUntilKilled(server, unanswered, acknowledged, 20 + Math.floor(Math.random() * 100));
    onProgress(kill);
  }
  return compareQuestions(database, acknowledged);
}

/** @returns questions without an answer */
async function askUntilKilled(
  server: ChildServer,
  again: readonly object[],
  { asked, added }: AcknowledgedQuestions,
  answersUntilKill: number,
): Promise<object[]> {
  const waiting = [...again];
  const unanswered: object[] = [];
  let answers = 0;
  let killed: Promise<void> | undefined;
  const count = (): void => {
    answers += 1;
    if (answers >= answersUntilKill) killed ??= server.stop('SIGKILL');
  };
  async function ask(): Promise<void> {
    while (!server.hasEnded() && killed === undefined) {
      const id = crypto.randomUUID();
      const question = waiting.pop() ?? { id, locale: 'en', text: `Where is parcel ${id}?` };
      const { text } = question as { text: string };
      const headers = { 'X-Forwarded-For': nextAddress() };
      const answer = await send(`${server.url}/api/questions`, question, headers);
      const body = await answer?.json().catch(() => undefined);
      if (answer === undefined || body === undefined || answer.status >= 500) {
        unanswered.push(question);
        continue;
      }
      if (answer.status > 201) throw new Error(`A question was answered with ${answer.status} ${JSON.stringify(body)}`);
      asked.add(text);
      count();
      const addition = `More about ${id}`;
      const change = await send(`${server.url}/api/questions/${body.reference}`, { move: 'add', text: addition }, headers);
      if (change?.status === 200 && (await change.json().catch(() => undefined)) !== undefined) {
        added.set(text, [...(added.get(text) ?? []), addition]);
        count();
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, ask));
  await (killed ?? server.stop('SIGKILL'));
  return [...unanswered, ...waiting];
}

/** Compares what was acknowledged with what the database holds. */
export async function compareQuestions(database: string, { asked, added }: AcknowledgedQuestions): Promise<QuestionKillResult> {
  const store = await openStore(database);
  const sealer = createSealer(Buffer.from(testKey, 'base64'), randomBytes);
  try {
    const rows = await store.query(
      statement('SELECT id, EXISTS (SELECT 1 FROM question_word WHERE question = question.id) AS found FROM question'),
    );
    const texts = new Map<string, string[]>();
    let [duplicated, torn] = [0, 0];
    for (const { id, found } of rows) {
      const question = await readQuestion(store, sealer, String(id));
      const text = question?.asked?.text ?? '';
      if (texts.has(text)) duplicated += 1;
      const steps = question?.steps ?? [];
      texts.set(
        text,
        steps.flatMap(({ written }) => written?.text ?? []),
      );
      const isNumbered = steps.length === question?.version && steps.every(({ step }, index) => step === index + 1);
      if (!isNumbered || !found) torn += 1;
    }
    const lostQuestions = [...asked].filter((text) => !texts.has(text)).length;
    const lostAdditions = [...added].flatMap(([text, own]) => own.filter((each) => !texts.get(text)?.includes(each))).length;
    return { acknowledged: asked.size, stored: rows.length, lost: lostQuestions + lostAdditions, duplicated, torn };
  } finally {
    await store.close();
  }
}
