import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPublicFiles } from '../../src/checks/public-files.ts';
import { makeFolder, places, SymbolicLink, writeFiles } from '../support/builders.ts';

test('files of public/ are known by their address, and links in it are findings, hidden ones too', async () => {
  const folder = await makeFolder();
  await writeFiles(folder, {
    'favicon.svg': '<svg/>',
    '.well-known/security.txt': 'x',
    'images/nowhere.png': new SymbolicLink('gone.png'),
    'images/key': new SymbolicLink('/etc/hostname'),
    'images/circle': new SymbolicLink('..'),
    'images/.#player.png': new SymbolicLink('lin@desk.1234'),
  });
  const { paths, findings } = await readPublicFiles(folder);
  expect([...paths].sort()).toEqual(['/.well-known/security.txt', '/favicon.svg']);
  expect(places(findings).sort()).toEqual([
    'schema/special-file public/images/.#player.png:1:1',
    'schema/special-file public/images/circle:1:1',
    'schema/special-file public/images/key:1:1',
    'schema/special-file public/images/nowhere.png:1:1',
  ]);
});

test('without public/ there are no public files', async () => {
  expect(await readPublicFiles(join(await makeFolder(), 'public'))).toEqual({ paths: new Set(), findings: [] });
});
