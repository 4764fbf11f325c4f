import { existsSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { downloadPictures } from '../../../src/importing/pictures/download-pictures.ts';
import type { Reach } from '../../../src/importing/pictures/fetch-bytes.ts';
import { isPublicAddress } from '../../../src/importing/pictures/public-address.ts';
import { newFolder } from '../../support/folder.ts';

let server: Server;
let site: string;
let contentDir: string;
let sent = 0;
let connections = 0;

const pixels = (format: 'png' | 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: '#00603d' } })
    .toFormat(format)
    .toBuffer();

/** What a site may do to someone who asks for a picture. */
const answers: Record<string, (response: ServerResponse, request: IncomingMessage) => unknown> = {
  '/good.png': async (response) => response.end(await pixels('png')),
  '/lies.png': async (response) => response.setHeader('content-type', 'text/html').end(await pixels('jpeg')),
  '/cut.png': async (response) => response.end((await pixels('png')).subarray(0, 60)),
  '/page.png': (response) => response.setHeader('content-type', 'image/png').end('<!doctype html><p>Sign in'),
  '/drawing.svg': (response) => response.end('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  '/hangs.png': () => undefined,
  '/drips.png': (response) => {
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/huge.png': (response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    const write = (): void => {
      while (sent < 1024 && !response.destroyed) {
        sent += 1;
        if (!response.write(chunk)) {
          response.once('drain', write);
          return;
        }
      }
    };
    write();
  },
  '/announced.png': (response) => response.setHeader('content-length', 2 ** 30).write('x'),
  '/to-metadata.png': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-inside.png': (response) => response.writeHead(302, { location: 'http://[::ffff:10.0.0.1]/a.png' }).end(),
  '/to-file.png': (response) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
  '/to-itself.png': (response) => response.writeHead(302, { location: '/to-itself.png' }).end(),
  '/moved.png': (response) => response.writeHead(301, { location: '/good.png' }).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else void answer(response, request);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  contentDir = newFolder();
});

/** The site of the test stands for a public one. */
const reach: Reach = {
  allowsAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
  allowsPort: () => true,
};

async function download(paths: readonly string[], options: Parameters<typeof downloadPictures>[1]['limits'] = {}) {
  const faults = await downloadPictures(
    paths.map((path) => (path.startsWith('/') ? site + path : path)),
    { contentDir, reach, limits: options },
  );
  const folder = join(contentDir, 'media/imported');
  return {
    faults: Object.fromEntries([...faults].map(([url, fault]) => [url.replace(site, ''), fault])),
    files: existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/^[0-9a-f]{8}-/, '')) : [],
  };
}

describe('pictures of other sites', () => {
  test('are brought along, named by what their bytes say, also when they have moved', async () => {
    const { faults, files } = await download(['/good.png', '/lies.png', '/moved.png']);
    expect(faults).toEqual({});
    expect(files.sort()).toEqual(['good.png', 'lies.jpg', 'moved.png']);
  });

  test('come by a connection of their own each, redirects too, so that each host is looked up and judged again', async () => {
    const before = connections;
    await download(['/good.png', '/moved.png'], { atOnce: 1 });
    expect(connections - before).toBe(3);
  });

  test('are not brought along a second time', async () => {
    await download(['/good.png']);
    expect((await download(['/good.png'], { pictures: 0 })).faults).toEqual({});
  });

  test('that are no whole PNG, JPEG or WebP are refused with what they are', async () => {
    const { faults, files } = await download(['/cut.png', '/page.png', '/drawing.svg', '/gone.png']);
    expect(files).toEqual([]);
    expect(faults).toMatchObject({
      '/page.png': 'it is a page, not a picture',
      '/drawing.svg': 'it is an SVG, which may contain scripts: look at it and save it yourself',
      '/gone.png': 'the answer was 404',
    });
    expect(faults['/cut.png']).toMatch(/^it is damaged/);
  });

  test('of a site that hangs, drips or sends a gigabyte are given up', async () => {
    expect((await download(['/hangs.png', '/drips.png'], { timeoutMs: 300 })).faults).toEqual({
      '/hangs.png': 'it took longer than 0.3 s',
      '/drips.png': 'it took longer than 0.3 s',
    });
    expect(await download(['/huge.png', '/announced.png'])).toEqual({
      faults: { '/huge.png': 'it is larger than 8 MB', '/announced.png': 'it is larger than 8 MB' },
      files: [],
    });
    // What the network had buffered, but not the gigabyte.
    expect(sent).toBeLessThan(200);
  });

  test('never lead into a private network, nor to a file', async () => {
    const { faults } = await download([
      '/to-metadata.png',
      '/to-inside.png',
      '/to-file.png',
      '/to-itself.png',
      'https://u:p@x.example/',
    ]);
    expect(faults).toEqual({
      '/to-metadata.png': '169.254.169.254 is not an address of the public internet',
      '/to-inside.png': '::ffff:a00:1 is not an address of the public internet',
      '/to-file.png': 'it is not an address of the web',
      '/to-itself.png': 'it was redirected more than 3 times',
      'https://u:p@x.example/': 'the address has a password',
    });
    const named = `http://localhost:${new URL(site).port}/good.png`;
    const names = await downloadPictures([named, `${site}/good.png`], {
      contentDir,
      reach: { allowsAddress: isPublicAddress, allowsPort: () => true },
    });
    expect(names.get(named)).toMatch(/^localhost is not on the public internet/);
    expect(names.get(`${site}/good.png`)).toBe('127.0.0.1 is not an address of the public internet');
    const [port] = (await downloadPictures([`${site}/good.png`], { contentDir })).values();
    expect(port).toMatch(/^port \d+ is not one of the web$/);
  });

  test('beyond the limits of one import are left for the next one', async () => {
    expect(Object.values((await download(['/good.png', '/lies.png'], { pictures: 1 })).faults)).toEqual([
      'the limit of one import is 1 pictures',
    ]);
    expect(Object.values((await download(['/lies.png'], { totalMs: 0 })).faults)).toEqual([
      'the limit of one import was reached: import again for the rest',
    ]);
  });
});

test.each([
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['::ffff:8.8.8.8', false],
  ['2002:7f00:1::', false],
  ['64:ff9b::7f00:1', false],
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
