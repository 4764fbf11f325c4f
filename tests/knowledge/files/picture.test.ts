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
    ['<script>1</script>', '`<script>` is not allowed'],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>', '`<x:script>` is not allowed'],
    ['<set attributeName="href" to="java&#115;cript:x"/>', '`<set>` is not allowed'],
    ['<foreignObject/>', '`<foreignObject>` is not allowed'],
    ['<image xlink:href = "data:image/png;base64,x"/>', 'unbound namespace prefix'],
    ['<use href="https://host/"/>', '`href="https://host/"` refers'],
    ['<rect fill="URL(https://host/a)"/>', '`url(https://host/a)` refers'],
    ['<style>a { background: image-set("https://host/a" 1x) }</style>', '`image-set(` could load'],
    ['<style>@IMPORT "a"</style>', '`@IMPORT` could load'],
    ['<rect onload = "x"/>', '`onload` would run'],
    ['<rect>', 'not valid XML'],
  ])('%s is refused, with the place', async (inner, named) => {
    expect(await read('b.svg', svg(inner))).toEqual({
      fault: expect.stringContaining(named),
      hint: expect.stringMatching(/\.$/),
    });
    expect(await read('b.svg', svg(inner))).toMatchObject({
      fault: expect.stringMatching(/^cannot be shown \(1:\d+\): .*[^.]$/),
    });
  });

  test.each([
    ['hello', 'not valid XML'],
    [svg('', 'width="5" height="5"'), 'has no `viewBox`'],
    [svg('', 'viewBox="0 0 0 5"'), 'has no `viewBox`'],
    [`<!-- <svg viewBox="0 0 5 5"> -->${svg('', '')}`.replace('<?xml version="1.0"?>', ''), 'has no `viewBox`'],
  ])('%s is refused for want of a size', async (content, named) => {
    expect(await read('c.svg', content)).toMatchObject({ fault: expect.stringContaining(named) });
  });

  test.each([
    ['c.png', 'hello', 'is not a PNG file'],
    ['c.svg', ' '.repeat(maxPictureBytes + 1), 'has 101 KiB, more than 100'],
  ])('%s that is not one is refused', async (name, content, fault) => {
    expect(await read(name, content)).toEqual({ fault });
  });

  test('a missing one is missing', async () => {
    expect(await readPicture(folder, 'nowhere.svg')).toEqual({ missing: true });
  });
});
