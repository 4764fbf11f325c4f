import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseSecondServer } from '../../scripts/running-dev-server.ts';
import { newFolder } from '../support/folder.ts';

test('a second `npm run dev` says where the first one is and how to stop it', async () => {
  const file = join(newFolder(), 'dev.json');
  await writeFile(file, JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:4321', port: 4321 }));
  await expect(refuseSecondServer(file)).rejects.toMatchObject({
    message: '`npm run dev` is already running at http://127.0.0.1:4321.',
    hint: `Open that address, or stop it first: Ctrl-C in its terminal, or \`kill ${process.pid}\`.`,
  });
});

test.each([
  ['of a server that has ended', '{"pid": 4194305, "url": "http://127.0.0.1:4321"}'],
  ['that is damaged', '{"pid": '],
])('a note %s stops nothing', async (_which, text) => {
  const file = join(newFolder(), 'dev.json');
  await expect(refuseSecondServer(file)).resolves.toBeUndefined();
  await writeFile(file, text);
  await expect(refuseSecondServer(file)).resolves.toBeUndefined();
});
