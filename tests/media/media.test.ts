import { createHash } from 'node:crypto';
import { readdir, readFile, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { listFilesBelow } from '../../src/files.ts';
import { isMediaPath, mediaIn } from '../../src/media/media-file.ts';
import { mediaSource, publishMedia } from '../../src/media/publish-media.ts';
import { readMedia } from '../../src/media/read-media.ts';
import { modernRenditions, renditionsOf } from '../../src/media/renditions.ts';
import { drawing, type FileContent, makeFolder, SymbolicLink, writeFiles } from '../support/builders.ts';

/** Pixels that do not compress, of 60 × 40 pixels. */
const noise = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, index) => (index * 7919 * (index % 13)) & 255));

const photo = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#8ac' } });

async function folderWith(files: Readonly<Record<string, FileContent>>): Promise<string> {
  const folder = await makeFolder();
  await writeFiles(folder, Object.fromEntries(Object.entries(files).map(([path, content]) => [`media/${path}`, content])));
  return folder;
}

describe('paths', () => {
  test.each([
    ['/media/a.svg', true],
    ['/media/订单/退款-2@2x.png', true],
    ['/media/a b.svg', false],
    ['/media/a(1).svg', false],
    ['/media/../a.svg', false],
    ['/media//a.svg', false],
    ['/media/.hidden', false],
    ['/other/a.svg', false],
  ])('%s can be written in articles: %s', (path, expected) => {
    expect(isMediaPath(path)).toBe(expected);
  });

  test('files are found in a text wherever it names them, also before a full stop', async () => {
    const { files } = await readMedia(await folderWith({ 'a.svg': drawing(), '甲/b.svg': drawing() }), 'content');
    const named = mediaIn('![x](/media/a.svg "t") <Video poster="/media/甲/b.svg"/>。', files);
    expect(named.map(({ path }) => path)).toEqual(['/media/a.svg', '/media/甲/b.svg']);
    expect(mediaIn('See /media/a.svg.', files)).toHaveLength(1);
    expect(mediaIn('/media/A.svg /media/aa.svg a.svg', files)).toEqual([]);
  });
});

describe('what is read', () => {
  test('a picture has the size it is shown at, turned as the camera was held', async () => {
    const folder = await folderWith({
      'a@2x.png': await photo(40, 20).png().toBuffer(),
      'b.jpg': await photo(40, 20)
        .withExif({ IFD0: { Orientation: '6' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    });
    const { files, findings } = await readMedia(folder, 'content');
    expect(findings).toEqual([]);
    expect(files.get('/media/a@2x.png')?.size).toMatchObject({ width: 20, height: 10, density: 2 });
    expect(files.get('/media/b.jpg')?.size).toMatchObject({ width: 20, height: 40 });
  });

  test('a dark version belongs to its light one', async () => {
    const { files } = await readMedia(await folderWith({ 'a.svg': drawing(), 'a.dark.svg': drawing('<g/>') }), 'content');
    expect([...files.keys()]).toEqual(['/media/a.svg']);
    expect(files.get('/media/a.svg')?.dark?.path).toBe('/media/a.dark.svg');
  });

  test('a picture with more pixels than may be decoded is reported without decoding it', async () => {
    const { findings, files } = await readMedia(await folderWith({ 'bomb.png': pngHeader(60_000, 60_000) }), 'content');
    expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'media/too-large The picture has 60000 × 60000 pixels.',
    ]);
    expect(files.size).toBe(0);
  });

  test.each(['png', 'jpeg', 'webp'] as const)('a %s that was cut off while it was copied is reported', async (format) => {
    const whole = await sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    const name = `b.${format}`;
    for (const missing of [30, whole.length >> 1]) {
      const folder = await folderWith({ [`a.${format}`]: whole, [name]: whole.subarray(0, whole.length - missing) });
      const { files, findings } = await readMedia(folder, 'content', await makeFolder());
      expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
        // What of a WebP picture is missing is seen from its beginning.
        `media/${format === 'webp' ? 'type' : 'damaged'} content/media/${name}`,
      ]);
      expect([...files.keys()]).toEqual([`/media/a.${format}`]);
    }
  });

  test('a picture is decoded once, whoever reads it, and again when it changes', async () => {
    const whole = await sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
      .png()
      .toBuffer();
    const cacheDir = await makeFolder();
    const read = async (content: Buffer) => readMedia(await folderWith({ 'a.png': content }), 'content', cacheDir);
    const { files } = await read(whole);
    const { version = '' } = files.get('/media/a.png') ?? {};
    expect(await readdir(cacheDir)).toEqual([version]);
    const cut = whole.subarray(0, whole.length - 30);
    expect((await read(cut)).findings).toHaveLength(1);
    expect(await readdir(cacheDir)).toEqual([version]);
    // Only who does not decode it again takes a damaged picture for a whole one.
    const asRead = (await readMedia(await folderWith({ 'a.png': cut }), 'content')).files.get('/media/a.png')?.version ?? '';
    await writeFiles(cacheDir, { [asRead]: '' });
    expect((await read(cut)).findings).toEqual([]);
  });

  test('a file of another type than its name says is reported', async () => {
    const { findings } = await readMedia(
      await folderWith({ 'a.png': await photo(2, 2).jpeg().toBuffer(), 'b.jpg': drawing(), 'c.mp4': 'x' }),
      'content',
    );
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      'media/type content/media/a.png',
      'media/type content/media/b.jpg',
      'media/type content/media/c.mp4',
    ]);
  });

  test('films are not held in memory', async () => {
    const size = 90 * 1024 * 1024;
    const start = Buffer.from('\0\0\0\x18ftypisom', 'latin1');
    const folder = await folderWith({ 'a.mp4': start, 'b.mp4': start, 'c.mp4': start });
    for (const name of await readdir(join(folder, 'media'))) await truncate(join(folder, 'media', name), size);
    const held = (): number => process.memoryUsage().arrayBuffers;
    const before = held();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, held());
    }, 1);
    const { files } = await readMedia(folder, 'content').finally(() => clearInterval(watch));
    expect(files.get('/media/a.mp4')).toMatchObject({ bytes: size, version: expect.stringMatching(/^[0-9a-f]{10}$/) });
    // All three are 270 MB.
    expect(most - before).toBeLessThan(size / 4);
  });

  test('a film keeps its version until a byte of it changes', async () => {
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftyp', 'latin1'), Buffer.alloc(200_000)]);
    const versionOf = async (content: Buffer) =>
      (await readMedia(await folderWith({ 'a.mp4': content }), 'content')).files.get('/media/a.mp4')?.version;
    const version = await versionOf(film);
    expect(version).toBe(createHash('sha256').update(film).digest('hex').slice(0, 10));
    film[film.length - 1] = 1;
    expect(await versionOf(film)).not.toBe(version);
  });

  test('nothing outside of the folder is, whatever links to it', async () => {
    const folder = await folderWith({ 'key.svg': new SymbolicLink('/etc/hostname'), up: new SymbolicLink('..') });
    await writeFiles(folder, { 'outside.svg': drawing() });
    const { files, paths } = await readMedia(folder, 'content');
    expect([files.size, paths.size]).toEqual([0, 0]);
  });

  test('without the folder there is nothing', async () => {
    expect(await readMedia(await makeFolder(), 'content')).toMatchObject({ files: new Map(), findings: [] });
  });
});

describe('what is published', () => {
  test('a picture in several widths, none wider than it is; a drawing, video or download as it is', async () => {
    const folder = await folderWith({
      'a.svg': drawing(),
      'a.dark.svg': drawing('<g/>'),
      'form.pdf': '%PDF-1.7',
      'photo.jpg': await photo(1400, 700).jpeg().toBuffer(),
      'small.png': await photo(300, 200).png().toBuffer(),
    });
    const { files } = await readMedia(folder, 'content');
    const siteDir = await makeFolder();
    await publishMedia(files.values(), { contentDir: folder, cacheDir: await makeFolder(), siteDir });
    const published = await listFilesBelow(siteDir);
    expect(published.map(withoutVersion).sort()).toEqual([
      'media/a.dark.svg',
      'media/a.svg',
      'media/form.pdf',
      'media/photo-1296.jpg',
      'media/photo-1296.webp',
      'media/photo-1400.jpg',
      'media/photo-1400.webp',
      'media/photo-480.webp',
      'media/photo-720.webp',
      'media/small-300.png',
      'media/small-300.webp',
    ]);
    expect(published.sort()).toEqual(
      [...files.values()]
        .flatMap(renditionsOf)
        .map(({ path }) => path.slice(1))
        .sort(),
    );
    const widths = modernRenditions(files.get('/media/photo.jpg')!).map(async ({ path, width }) => {
      expect((await sharp(join(siteDir, path)).metadata()).width).toBe(width);
    });
    await Promise.all(widths);
  });

  test('does not say where a photo was taken', async () => {
    const withPlace = await photo(50, 50)
      .withExif({ IFD0: { Copyright: 'Zhang San' }, IFD3: { GPSLatitude: '31/1 0/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect((await sharp(withPlace).metadata()).exif).toBeDefined();
    const folder = await folderWith({ 'a.jpg': withPlace });
    const { files } = await readMedia(folder, 'content');
    const siteDir = await makeFolder();
    await publishMedia(files.values(), { contentDir: folder, cacheDir: await makeFolder(), siteDir });
    for (const path of await listFilesBelow(siteDir)) {
      expect((await sharp(join(siteDir, path)).metadata()).exif).toBeUndefined();
      expect((await readFile(join(siteDir, path))).includes('Zhang San')).toBe(false);
    }
  });

  test('is encoded once, for several sites, and again when the picture changes', async () => {
    const folder = await folderWith({ 'a.jpg': await photo(500, 50).jpeg().toBuffer() });
    const cacheDir = await makeFolder();
    const publish = async (): Promise<number> => {
      const { files } = await readMedia(folder, 'content');
      return publishMedia(files.values(), { contentDir: folder, cacheDir, siteDir: await makeFolder() });
    };
    expect([await publish(), await publish()]).toEqual([3, 0]);
    await writeFiles(folder, { 'media/a.jpg': await photo(500, 60).jpeg().toBuffer() });
    expect([await publish(), await publish()]).toEqual([3, 0]);
    const [oldest = ''] = await readdir(cacheDir);
    const longAgo = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
    await utimes(join(cacheDir, oldest), longAgo, longAgo);
    await publishMedia([], { contentDir: folder, cacheDir, siteDir: await makeFolder() });
    expect(await readdir(cacheDir)).not.toContain(oldest);
  });

  test('names the picture that cannot be decoded', async () => {
    const whole = await photo(400, 400).png().toBuffer();
    const folder = await folderWith({ 'cut.png': whole.subarray(0, whole.length - 40) });
    const { files } = await readMedia(folder, 'content');
    const options = { contentDir: folder, cacheDir: await makeFolder(), siteDir: await makeFolder() };
    await expect(publishMedia(files.values(), options)).rejects.toThrow(/cut\.png cannot be decoded/);
  });

  test('is there for a developed site too, and nothing else', async () => {
    const folder = await folderWith({ 'a.svg': drawing(), 'b.png': await photo(30, 30).png().toBuffer() });
    const { files } = await readMedia(folder, 'content');
    const options = { contentDir: folder, cacheDir: await makeFolder() };
    for (const { path } of [...files.values()].flatMap(renditionsOf)) {
      expect(await mediaSource(path, files.values(), options)).toBeDefined();
    }
    expect(await mediaSource('/media/a.svg', files.values(), options)).toBeUndefined();
    expect(await mediaSource('/media/../site.yaml', files.values(), options)).toBeUndefined();
  });
});

function withoutVersion(path: string): string {
  return path.replace(/\.[0-9a-f]{10}/, '');
}

/** The beginning of a PNG file: signature and header, then nothing (PNG specification, 11.2.2). */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = Buffer.concat([Buffer.from('IHDR'), header]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(chunk));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    length,
    chunk,
    checksum,
    Buffer.from('\0\0\0\0IDAT', 'latin1'),
  ]);
}
