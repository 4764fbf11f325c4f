import { execFileSync } from 'node:child_process';
import { rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { article, places, SymbolicLink, shorten, writeContent } from '../../support/builders.ts';

async function readPlaces(folder: string): Promise<string[]> {
  const { findings } = await readKnowledgeBase(folder);
  return places(findings.map((found) => shorten(found, folder))).sort();
}

describe('the content folder', () => {
  test('holds no link: dangling, out of the folder, to itself or in a circle', async () => {
    const folder = await writeContent({
      files: {
        'articles/zh-cn/nowhere.mdx': new SymbolicLink('nobody.mdx'),
        'articles/zh-cn/outside.mdx': new SymbolicLink('/etc/hostname'),
        'articles/zh-cn/itself.mdx': new SymbolicLink('itself.mdx'),
        'articles/zh-cn/circle': new SymbolicLink('..'),
        'media/logo.svg': new SymbolicLink('../../../key'),
        'glossary.yaml': new SymbolicLink('/dev/zero'),
      },
    });
    expect(await readPlaces(folder)).toEqual([
      'schema/special-file content/articles/zh-cn/circle:1:1',
      'schema/special-file content/articles/zh-cn/itself.mdx:1:1',
      'schema/special-file content/articles/zh-cn/nowhere.mdx:1:1',
      'schema/special-file content/articles/zh-cn/outside.mdx:1:1',
      'schema/special-file content/glossary.yaml:1:1',
      'schema/special-file content/media/logo.svg:1:1',
    ]);
  });

  test('may itself be reached by a link', async () => {
    const folder = await writeContent();
    const link = join(dirname(folder), 'linked');
    await symlink(folder, link);
    expect(await readPlaces(link)).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')('with pipes and sockets in it is read to the end', async () => {
    const folder = await writeContent({ files: { 'facts.yaml': undefined, 'articles/zh-cn/folder.mdx/pay.mdx': article() } });
    const socket = createServer();
    try {
      execFileSync('mkfifo', [join(folder, 'facts.yaml'), join(folder, 'articles/zh-cn/pipe.mdx')]);
      await new Promise<void>((done) => socket.listen(join(folder, 'articles/zh-cn/socket.mdx'), done));
      expect(await readPlaces(folder)).toEqual([
        'schema/special-file content/articles/zh-cn/pipe.mdx:1:1',
        'schema/special-file content/articles/zh-cn/socket.mdx:1:1',
        'schema/special-file content/facts.yaml:1:1',
      ]);
    } finally {
      socket.close();
      await rm(join(folder, 'facts.yaml'), { force: true });
    }
  });

  test('names a file by no sign that a terminal obeys', async () => {
    const folder = await writeContent({
      files: { 'articles/zh-cn/a\n::error::b\u001b[2J.mdx': article(), 'articles/zh-cn/..mdx': 'x' },
    });
    const found = await readPlaces(folder);
    expect(found).toEqual(['schema/file-name content/articles/zh-cn/a\\u000a::error::b\\u001b[2J.mdx:1:1']);
  });
});
