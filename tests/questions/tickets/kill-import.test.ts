import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { migrate } from '../../../src/records/migrate.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { statement } from '../../../src/store/store.ts';
import { key } from '../../feedback/builders.ts';
import { newFolder } from '../../support/folder.ts';
import { root } from '../../support/run.ts';

test('an import that is killed is finished by the next run: nothing is lost, and nothing is there twice', async () => {
  const tickets = 1_500;
  const folder = newFolder();
  const [file, database, map] = ['tickets.csv', 'jieda.db', 'map.yaml'].map((name) => join(folder, name));
  if (file === undefined || database === undefined || map === undefined) throw new Error('No folder.');
  const at = new Date(Date.now() - 86_400_000).toISOString();
  const rows = Array.from({ length: tickets }, (_, number) => `${number},"Ticket ${number} says the video stops",${at}`);
  writeFileSync(file, ['id,body,created', ...rows].join('\n'));
  writeFileSync(map, 'system: old-desk\nzone: UTC\ncolumns: { id: id, body: text, created: received }\n');
  const store = createSqliteStore({ file: database });
  await migrate(store);
  const count = async (what: string): Promise<number> =>
    Number((await store.query(statement(`SELECT count(DISTINCT question) AS n FROM ${what}`)))[0]?.['n']);
  const environment = { ...process.env, KB_DATABASE: database, KB_KEY: Buffer.from(key).toString('base64') };
  const start = () =>
    spawn(process.execPath, ['scripts/questions.ts', 'import', file, '--map', map], { cwd: root, env: environment });

  const killed = start();
  while ((await count('question_import')) === 0 && killed.exitCode === null) await setTimeout(1);
  if (killed.kill('SIGKILL')) await once(killed, 'exit');
  expect(killed.signalCode).toBe('SIGKILL');
  const before = await count('question_import');
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(tickets);
  // Whole batches: whatever was stored has its steps and its words.
  expect([await count('question_step'), await count('question_word')]).toEqual([before, before]);

  const finished = start();
  let told = '';
  finished.stdout.on('data', (text) => (told += String(text)));
  await once(finished, 'close');
  expect(told).toContain(`Imported ${tickets - before} tickets; ${before} were there already.`);
  const [row] = await store.query(statement('SELECT count(*) AS n FROM question'));
  expect([row?.['n'], await count('question_import'), await count('question_step'), await count('question_word')]).toEqual(
    Array(4).fill(tickets),
  );
  await store.close();
});
