import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../src/writing/editing/apply-changes.ts';
import { ContentEdit } from '../../src/writing/editing/content-edit.ts';
import { describeChanges } from '../../src/writing/editing/describe-changes.ts';
import { undoInterrupted, writeJournal } from '../../src/writing/editing/edit-journal.ts';
import { removeItem, replaceValue } from '../../src/writing/editing/edit-yaml.ts';
import { plainText, restoreLineEnds } from '../../src/writing/editing/line-ends.ts';
import { makeFolder, writeFiles } from '../support/builders.ts';

describe('an edit of YAML', () => {
  test.each([
    ['a: [ x,y ] # c\n', ['a', 0], 'a: [ z,y ] # c\n'],
    ['a: "x"  # c\n', ['a'], 'a: "z"  # c\n'],
    ["b:\n  - n: 'x'\n", ['b', 0, 'n'], "b:\n  - n: 'z'\n"],
  ])('replaces a value of %j as it is quoted', (yaml, path, expected) => {
    expect(replaceValue(yaml, path, 'z')).toBe(expected);
  });

  test('quotes a value that would be read as something else', () => {
    expect(replaceValue('a: x\n', ['a'], '2024')).toBe('a: "2024"\n');
    expect(replaceValue('a: "x"\n', ['a'], 'it’s "so"')).toBe('a: "it’s \\"so\\""\n');
  });

  test.each([
    ['a: [x, y, z]\nb: 1\n', ['a', 0], 'a: [y, z]\nb: 1\n'],
    ['a: [x, y, z] # c\n', ['a', 2], 'a: [x, y] # c\n'],
    ['a:\n    - x # one\n    - y\n# end\nb: 1\n', ['a', 0], 'a:\n    - y\n# end\nb: 1\n'],
    ['a:\n- x\n- y # two\nb: 1', ['a', 1], 'a:\n- x\nb: 1'],
    ['c: 0\na: # why\n  - x\nb: 1\n', ['a', 0], 'c: 0\nb: 1\n'],
    ['a: [x]\nb: 1\n', ['a', 0], 'b: 1\n'],
  ])('removes an item of %j, and the field with the last one', (yaml, path, expected) => {
    expect(removeItem(yaml, path)).toBe(expected);
  });

  test.each([
    ['a: &n x\nb: *n\n', ['b']],
    ['a: x\n', ['b']],
    ['a: [x\n', ['a', 0]],
  ])('gives up on %j rather than guess', (yaml, path) => {
    expect(replaceValue(yaml, path, 'z')).toBeUndefined();
    expect(removeItem(yaml, path)).toBeUndefined();
  });
});

describe('line ends', () => {
  test.each([
    ['a\r\nb\r\nc', 'a\nx\nc', 'a\r\nx\r\nc'],
    ['\ufeffa\r\nb\nc\rd\n', 'a\nb\nnew\nc\nD\n', '\ufeffa\r\nb\nnew\r\nc\rD\n'],
    ['a\nb\n', 'b\n', 'b\n'],
  ])('%j edited to %j are kept', (raw, edited, expected) => {
    expect(restoreLineEnds(raw, edited)).toBe(expected);
    expect(restoreLineEnds(raw, plainText(raw))).toBe(raw);
  });
});

describe('changes to several files', () => {
  const open = async (): Promise<{ folder: string; edit: ContentEdit }> => {
    const folder = await makeFolder();
    await writeFiles(folder, { 'a.txt': 'one\ntwo\n', 'b/b.txt': 'b\n', 'same.txt': 'same\n' });
    const edit = new ContentEdit(folder);
    edit.write('a.txt', 'one\n2\n');
    edit.move('b/b.txt', 'b/c.txt');
    edit.read('same.txt');
    return { folder, edit };
  };
  const filesIn = async (folder: string): Promise<Record<string, string>> => {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).sort();
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])));
  };

  test('are all written, and can be taken back', async () => {
    const { folder, edit } = await open();
    const before = await filesIn(folder);
    const { undo } = await applyChanges(folder, edit.changes());
    expect(await filesIn(folder)).toMatchObject({ 'a.txt': 'one\n2\n', 'b/c.txt': 'b\n', 'same.txt': 'same\n' });
    await undo();
    expect(await filesIn(folder)).toEqual(before);
    const { keep } = await applyChanges(folder, edit.changes());
    await keep();
    expect(await filesIn(folder)).toEqual({ 'a.txt': 'one\n2\n', 'b/c.txt': 'b\n', 'same.txt': 'same\n' });
  });

  test('are not written at all when one of them cannot be', async () => {
    const { folder, edit } = await open();
    await writeFile(join(folder, 'b/c.txt'), 'there already\n');
    const before = await filesIn(folder);
    await expect(applyChanges(folder, edit.changes())).rejects.toMatchObject({
      message: expect.stringMatching(/^The files could not be written: EEXIST/),
      hint: 'Nothing was changed.',
    });
    expect(await filesIn(folder)).toEqual(before);
  });

  test('leave no folder behind that they have made', async () => {
    const { folder } = await open();
    await writeFile(join(folder, 'b/c.txt'), 'there already\n');
    const before = await readdir(folder, { recursive: true });
    const raw = await readFile(join(folder, 'a.txt'), 'utf8');
    const changes = [
      { path: 'n/e/w.txt', before: undefined, after: 'x', to: 'n/e/w.txt' },
      { path: 'a.txt', before: raw, after: 'x', to: 'b/c.txt' },
    ];
    await expect(applyChanges(folder, changes)).rejects.toThrow('could not be written');
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    const fresh = join(folder, 'fresh/content');
    await expect(applyChanges(fresh, [...changes, { ...changes[0]!, to: 'n/e/w.txt/x' }])).rejects.toThrow();
    expect((await readdir(folder)).includes('fresh')).toBe(false);
  });

  describe('of a process that was killed', () => {
    /** Gives the hidden files of this process to one that is not running. */
    const asKilled = async (folder: string): Promise<void> => {
      for (const name of Object.keys(await filesIn(folder))) {
        const other = name.replace(`.${process.pid}.`, '.4194305.');
        if (other !== name) await rename(join(folder, name), join(folder, other));
      }
    };

    test.each<[when: string, folderAsThen: (folder: string) => Promise<void>, undone: string[]]>([
      ['after the last file', async () => {}, ['a.txt', 'b/b.txt']],
      ['between a file and its new text', async (folder) => rm(join(folder, 'a.txt')), ['a.txt', 'b/b.txt']],
      ['in the middle of a new text', async (folder) => writeFile(join(folder, 'a.txt'), 'one\n'), ['a.txt', 'b/b.txt']],
      [
        'before the second file',
        async (folder) => {
          await rename(join(folder, 'b/c.txt'), join(folder, `b/.c.txt.${process.pid}.new`));
          await rename(join(folder, `b/.b.txt.${process.pid}.old`), join(folder, 'b/b.txt'));
        },
        ['a.txt'],
      ],
    ])('are undone by the next command when that was %s', async (_, folderAsThen, undone) => {
      const { folder, edit } = await open();
      const before = await filesIn(folder);
      await applyChanges(folder, edit.changes());
      // Copying a text deletes what it was copied from only when it is whole.
      await writeFile(join(folder, `.a.txt.${process.pid}.new`), 'one\n2\n');
      await folderAsThen(folder);
      expect(await undoInterrupted(folder)).toEqual([]);
      await asKilled(folder);
      expect(await undoInterrupted(folder)).toEqual(undone);
      expect(await filesIn(folder)).toEqual(before);
    });

    test('stay when it had decided to keep them, and nothing is left beside them', async () => {
      const { folder, edit } = await open();
      await applyChanges(folder, edit.changes());
      await writeJournal(folder, edit.changes(), true);
      await asKilled(folder);
      expect(await undoInterrupted(folder)).toEqual([]);
      expect(await filesIn(folder)).toEqual({ 'a.txt': 'one\n2\n', 'b/c.txt': 'b\n', 'same.txt': 'same\n' });
    });

    test('are left alone where somebody has written since, or the note of them is damaged', async () => {
      const { folder } = await open();
      await applyChanges(folder, [{ path: 'new.txt', before: undefined, after: 'new\n', to: 'new.txt' }]);
      await writeFile(join(folder, 'new.txt'), 'of somebody\n');
      await asKilled(folder);
      expect(await undoInterrupted(folder)).toEqual([]);
      expect(await filesIn(folder)).toMatchObject({ 'new.txt': 'of somebody\n' });
      await writeFile(join(folder, '.jieda-edit.4194305.json'), '');
      await expect(undoInterrupted(folder)).rejects.toThrow('cannot be read: a command was killed');
    });
  });

  test('are shown line by line', async () => {
    const { edit } = await open();
    expect(describeChanges(edit.changes(), 'content')).toBe(
      'content/a.txt\n     2 - two\n     2 + 2\ncontent/b/b.txt → content/b/c.txt\n',
    );
  });
});
