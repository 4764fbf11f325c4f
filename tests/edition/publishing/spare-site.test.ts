import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open as openFile, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginNextSite } from '../../../src/edition/publishing/next-site.ts';
import { listFilesBelow, removeTree } from '../../../src/files.ts';
import { makeFolder, writeFiles } from '../../support/builders.ts';
import { runs } from '../../support/properties.ts';

const cache = resolve(import.meta.dirname, '../../../.cache');

interface Places {
  built: string;
  out: string;
  kept: string;
}

async function makePlaces(): Promise<Places> {
  const root = await makeFolder();
  return { built: join(root, 'staging'), out: join(root, 'dist'), kept: join(root, 'kept') };
}

/** A site: texts by path. Those of the folder `own` are written into the next site, the others into the staging folder. */
type Site = Readonly<Record<string, string>>;

const isOwn = (path: string): boolean => path.startsWith('own/');

/** Publishes a site as a build does: of its own files it keeps those that are published already. */
async function publish({ built, out, kept }: Places, site: Site): Promise<void> {
  await stage(built, site);
  const next = await beginNextSite(built, out, kept);
  for (const [path, text] of Object.entries(site).filter(([path]) => isOwn(path))) {
    if ((await readIn(out, path)) === text && next.keep([path])) continue;
    next.clear([path]);
    mkdirSync(dirname(join(next.folder, path)), { recursive: true });
    writeFileSync(join(next.folder, path), text, { flag: 'wx' });
  }
  await next.publish();
}

/** Overwrites changed files in place, as builds do. */
async function stage(built: string, site: Site): Promise<void> {
  const staged: Site = { 'revisions.json': '{}', ...Object.fromEntries(Object.entries(site).filter(([path]) => !isOwn(path))) };
  for (const path of await listFilesBelow(built)) if (!Object.hasOwn(staged, path)) rmSync(join(built, path));
  removeEmptyFolders(built);
  for (const [path, text] of Object.entries(staged)) {
    if ((await readIn(built, path)) !== text) await writeFiles(built, { [path]: text });
  }
}

const readIn = (folder: string, path: string): Promise<string | undefined> =>
  readFile(join(folder, path), 'utf8').catch(() => undefined);

function removeEmptyFolders(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    removeEmptyFolders(join(folder, entry.name));
    if (readdirSync(join(folder, entry.name)).length === 0) rmSync(join(folder, entry.name), { recursive: true });
  }
}

async function readSite(folder: string): Promise<Site> {
  const texts: Record<string, string> = {};
  for (const path of await listFilesBelow(folder))
    if (path !== 'revisions.json') texts[path] = await readFile(join(folder, path), 'utf8');
  return texts;
}

/** Names of files and of folders, so that one takes the place of the other. */
const names = ['a', 'b', 'a/b', 'b/a', 'b/c/a', 'own/x', 'own/y', 'own/z/x', 'own/z/y'];

/** An edit of a site: the text of some files, and `undefined` for those that are deleted. */
const anyEdit = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('one', 'two', 'three, longer', undefined));

function edited(site: Site, edit: Readonly<Record<string, string | undefined>>): Site {
  const files = Object.entries({ ...site, ...edit }).filter((file): file is [string, string] => file[1] !== undefined);
  const all = Object.fromEntries(files);
  return Object.fromEntries(files.filter(([path]) => !hasFileAbove(path, all)));
}

function hasFileAbove(path: string, site: Site): boolean {
  return Object.keys(site).some((other) => path.startsWith(`${other}/`));
}

/** What may happen between two builds. */
const events = {
  nothing: async () => {},
  'a file is added to the published site': async ({ out }: Places) => writeFileSync(join(out, 'added'), 'by hand'),
  'a folder is added to the published site': async ({ out }: Places) => writeFiles(out, { 'folder/added': 'by hand' }),
  'a published file is deleted': async ({ out }: Places) => deleteOne(out),
  'a published file is replaced': async ({ out }: Places) => replaceOne(out),
  'the published site is deleted': async ({ out }: Places) => removeTree(out),
  'another cache publishes there': async ({ built, out, kept }: Places) => {
    const other = { built: `${built}-2`, out, kept: `${kept}-2` };
    await publish(other, { a: 'one', 'own/x': 'two', 'own/z/x': 'one' });
  },
  'a file is added to the site before': async ({ kept }: Places) => {
    if (existsSync(join(kept, 'spare'))) writeFileSync(join(kept, 'spare', 'added'), 'by hand');
  },
  'a file of the site before is deleted': async ({ kept }: Places) => deleteOne(join(kept, 'spare')),
  'a file of the site before is replaced': async ({ kept }: Places) => replaceOne(join(kept, 'spare')),
  'the site before is deleted': async ({ kept }: Places) => removeTree(kept),
  'a build is killed': async ({ built, out, kept }: Places) => {
    await writeFiles((await beginNextSite(built, out, kept)).folder, { left: 'half' });
  },
  'a build is discarded': async ({ built, out, kept }: Places) => (await beginNextSite(built, out, kept)).discard(),
};

async function deleteOne(site: string): Promise<void> {
  const [path] = await pathsIn(site);
  if (path !== undefined) rmSync(join(site, path));
}

async function replaceOne(site: string): Promise<void> {
  const [path] = await pathsIn(site);
  if (path === undefined) return;
  writeFileSync(join(site, `${path}.tmp`), 'by hand');
  renameSync(join(site, `${path}.tmp`), join(site, path));
}

async function pathsIn(site: string): Promise<string[]> {
  return (await listFilesBelow(site)).filter((path) => path !== 'revisions.json');
}

type Event = keyof typeof events;

describe('the site before the published one', () => {
  test('makes no difference to what is published, whatever was built and whatever happened before', async () => {
    const step = fc.record({
      edit: anyEdit,
      event: fc.constantFrom<Event[]>(...(Object.keys(events) as Event[]), 'nothing', 'nothing'),
    });
    type Steps = { edit: Record<string, string | undefined>; event: Event }[];
    const publishedByAnother: Steps = [
      { edit: { a: 'two', 'own/x': 'one' }, event: 'nothing' },
      { edit: {}, event: 'nothing' },
      { edit: {}, event: 'another cache publishes there' },
      { edit: { a: 'one', 'own/x': 'two' }, event: 'nothing' },
    ];
    const emptiedFolder: Steps = [
      { edit: { 'a/b': 'one' }, event: 'a published file is deleted' },
      { edit: { 'a/b': undefined }, event: 'nothing' },
      { edit: { a: 'one' }, event: 'nothing' },
      { edit: { a: undefined }, event: 'nothing' },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const places = await makePlaces();
        let site: Site = {};
        for (const { edit, event } of steps) {
          site = edited(site, edit);
          await publish(places, site);
          expect(await readSite(places.out)).toEqual(site);
          await events[event](places);
        }
      }),
      { numRuns: runs(80), examples: [[publishedByAnother], [emptiedFolder]] },
    );
  });

  test('offers nothing that the published site does not have', async () => {
    const places = await makePlaces();
    for (const site of [{ 'index.html': '1', 'own/x': 'x' }, { 'index.html': '2' }]) await publish(places, site);
    const next = await beginNextSite(places.built, places.out, places.kept);
    expect(next.keep(['own/x'])).toBe(false);
    await next.discard();
  });

  test('leaves files that do not change as they are, in sites that are published alternately', async () => {
    const places = await makePlaces();
    const inode = async (path: string): Promise<number> => (await stat(join(places.out, path))).ino;
    const site = (text: string): Site => ({ 'own/x': 'x', 'style.css': 'c', 'index.html': text, 'own/y': text });
    await publish(places, site('0'));
    const first = [await inode('own/x'), await inode('style.css')];
    for (const round of [1, 2, 3, 4]) {
      const published = await inode('index.html');
      await publish(places, site(`${round}`));
      expect(await readSite(places.out)).toEqual(site(`${round}`));
      expect([await inode('own/x'), await inode('style.css')]).toEqual(first);
      expect(await inode('index.html')).not.toBe(published);
    }
  });

  test('becomes the next one, in which only what has changed is written', async () => {
    const places = await makePlaces();
    for (const text of ['1', '2']) await publish(places, { 'index.html': text, 'a/b': 'b' });
    const folder = async (): Promise<number> => (await stat(join(places.out, 'a'))).ino;
    const second = await folder();
    await publish(places, { 'index.html': '3', 'a/b': 'b' });
    const third = await folder();
    await publish(places, { 'index.html': '4', 'a/b': 'b' });
    expect(await folder()).toBe(second);
    await publish(places, { 'index.html': '5', 'a/b': 'b' });
    expect(await folder()).toBe(third);
  });

  test('is there again after a build that was discarded, whatever had been written into the next site', async () => {
    const places = await makePlaces();
    const folder = async (): Promise<number> => (await stat(join(places.out, 'a'))).ino;
    await publish(places, { 'index.html': '1', 'a/b': 'b', 'own/x': 'x' });
    const first = await folder();
    // Otherwise the system may give the number of a deleted folder to another.
    const open = await openFile(join(places.out, 'a'));
    await publish(places, { 'index.html': '2', 'a/b': 'b', 'own/x': 'x' });
    const next = await beginNextSite(places.built, places.out, places.kept);
    next.clear(['own/x', 'own/y']);
    await writeFiles(next.folder, { 'own/x': 'half', 'own/y': 'half' });
    await next.discard();
    expect(readdirSync(dirname(places.out)).sort()).toEqual(['dist', 'kept', 'staging']);
    await publish(places, { 'index.html': '3', 'a/b': 'b', 'own/x': 'x' });
    expect(await folder()).toBe(first);
    await open.close();
    expect(await readSite(places.out)).toEqual({ 'index.html': '3', 'a/b': 'b', 'own/x': 'x' });
  });

  test('has another folder as the next one, so that a program that has it open sees no unfinished site', async () => {
    const places = await makePlaces();
    const folder = async (): Promise<number> => (await stat(places.out)).ino;
    const folders: number[] = [];
    const open: FileHandle[] = [];
    for (const text of ['1', '2', '3', '4']) {
      await publish(places, { 'index.html': text });
      folders.push(await folder());
      // Otherwise the system may give the number of a deleted folder to another.
      open.push(await openFile(places.out));
    }
    expect(new Set(folders).size).toBe(4);
    await Promise.all(open.map((each) => each.close()));
  });

  test('is not kept where it cannot be, which stops no publication', async () => {
    const places = await makePlaces();
    await writeFiles(dirname(places.kept), { kept: 'a file' });
    for (const text of ['1', '2', '3']) {
      await publish(places, { 'index.html': text });
      expect(await readSite(places.out)).toEqual({ 'index.html': text });
    }
    expect(readdirSync(dirname(places.out)).sort()).toEqual(['dist', 'kept', 'staging']);
  });

  test('is not kept where the site is on another file system', async ({ skip }) => {
    const places = await makePlaces();
    const { dev } = await stat(dirname(places.built));
    // Temporary folders may be in memory themselves.
    const other = ['/dev/shm', cache].find((path) => existsSync(path) && statSync(path).dev !== dev) ?? skip();
    const folder = mkdtempSync(join(other, 'jieda-'));
    try {
      const elsewhere = { ...places, out: join(folder, 'dist') };
      for (const text of ['1', '2', '3']) {
        await publish(elsewhere, { 'index.html': text, 'own/x': 'x' });
        expect(await readSite(elsewhere.out)).toEqual({ 'index.html': text, 'own/x': 'x' });
        expect(readdirSync(folder)).toEqual(['dist']);
        expect(existsSync(join(places.kept, 'spare'))).toBe(false);
      }
    } finally {
      removeTree(folder);
    }
  });
});
