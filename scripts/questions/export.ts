import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { csvLine } from '../../src/csv.ts';
import { type ExportedQuestion, exportQuestions } from '../../src/questions/export-questions.ts';
import type { Value } from '../../src/store/store.ts';
import { readChoice } from '../command-line.ts';
import { unreadableHelp } from './describe.ts';
import type { Task } from './task.ts';

export const exportTask: Task = {
  summary: 'writes all questions as JSON Lines or CSV: states and times; contacts and texts only when asked for',
  needsId: false,
  withoutJson: true,
  accepts: ['format', 'output', 'with-contact', 'with-text'],
  async run({ store, sealer, print }, options) {
    const format = readChoice('a format', options.format ?? 'jsonl', ['jsonl', 'csv']);
    let unreadable = 0;
    const questions = tellingOf(
      exportQuestions(store, sealer, {
        withContact: options['with-contact'] === true,
        withText: options['with-text'] === true,
      }),
      ({ isUnreadable }) => {
        if (isUnreadable === true) unreadable += 1;
      },
    );
    const written = await writeAll(options.output, format === 'csv' ? csvOf(questions) : linesOf(questions));
    if (options.output !== undefined) print(`Wrote ${written} lines to ${options.output}.`);
    if (unreadable > 0) console.error(`${unreadable} questions cannot be decrypted; isUnreadable marks them. ${unreadableHelp}`);
  },
};

async function* tellingOf(
  questions: AsyncIterable<ExportedQuestion>,
  tell: (question: ExportedQuestion) => void,
): AsyncGenerator<ExportedQuestion> {
  for await (const question of questions) {
    tell(question);
    yield question;
  }
}

/** One question to a line. */
export async function* linesOf(questions: AsyncIterable<ExportedQuestion>): AsyncGenerator<string> {
  for await (const question of questions) yield `${JSON.stringify(question)}\n`;
}

/** Safe to open in a spreadsheet; the steps are JSON in their cell. The byte order mark says that it is UTF-8. */
async function* csvOf(questions: AsyncIterable<ExportedQuestion>): AsyncGenerator<string> {
  let names: string[] | undefined;
  for await (const question of questions) {
    if (names === undefined) {
      names = Object.keys(question);
      yield `\ufeff${csvLine(names)}\r\n`;
    }
    yield `${csvLine(names.map((name) => cellOf(question[name])))}\r\n`;
  }
}

function cellOf(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** @param file standard output when left out; a new file can be read by its owner only */
export async function writeAll(file: string | undefined, lines: AsyncIterable<string>): Promise<number> {
  const output: Writable = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600 });
  let written = 0;
  for await (const line of lines) {
    written += 1;
    if (!output.write(line)) await once(output, 'drain');
  }
  if (file !== undefined) {
    output.end();
    await once(output, 'finish');
  }
  return written;
}
