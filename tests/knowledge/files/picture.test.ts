import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { maxPictureBytes, readPicture } from '../../../src/knowledge/files/picture.ts';
import { makeFolder, writeFiles } from '../../support/builders.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
  await writeFiles(folder, { 'media/README': '' });
});

async function read(name: string, content: string | Buffer) {
  await writeFile(join(folder, 'media', name), content);
  return readPicture(folder, name);
}

const svg = (inner: string, attributes = 'viewBox="0 0 64 32"'): string =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;

describe('a picture of the brand', () => {
  test('has the size of its viewBox or its header', async () => {
    expect(await read('a.svg', svg('<use href="#a" fill="url(#b)"/>'))).toMatchObject({
      picture: { width: 64, height: 32, kind: 'svg' },
    });
    const png = await sharp({ create: { width: 48, height: 24, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await read('a.png', png)).toMatchObject({ picture: { width: 48, height: 24, kind: 'png' } });
  });

  test.each([
    ['<script>1</script>', '<script'],
    ['<a href="https://host/"/>', 'href="https://host/'],
    ['<image xlink:href = "data:image/png;base64,x"/>', 'href="data:'],
    ['<rect fill="url(https://host/a)"/>', 'url(https://host/a'],
    ['<rect onload = "x"/>', 'onload ='],
    ['<style>@IMPORT "a"</style>', '@import'],
    ['<foreignObject/>', '<foreignobject'],
  ])('%s is refused', async (inner, named) => {
    expect(await read('b.svg', svg(inner))).toMatchObject({ fault: expect.stringContaining(named) });
  });

  test.each([
    ['c.svg', 'hello', 'is not an SVG file'],
    ['c.svg', svg('', 'width="5" height="5"'), 'has no `viewBox` with a width and a height'],
    ['c.svg', svg('', 'viewBox="0 0 0 5"'), 'has no `viewBox` with a width and a height'],
    ['c.png', 'hello', 'is not a PNG file'],
    ['c.svg', ' '.repeat(maxPictureBytes + 1), 'has 101 KiB, more than 100'],
  ])('%s that is not one is refused', async (name, content, fault) => {
    expect(await read(name, content)).toEqual({ fault });
  });

  test('a missing one is missing', async () => {
    expect(await readPicture(folder, 'nowhere.svg')).toEqual({ missing: true });
  });
});
