import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askOutside } from '../../src/checks/ask-outside.ts';

let server: Server;
let origin: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const status = { '/moved': 302, '/gone': 404, '/shut': 403 }[request.url ?? ''] ?? 200;
    response.writeHead(status, status === 302 ? { Location: '/here' } : {}).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('each address says whether it leads somewhere, also over a redirect and with an ampersand', async () => {
  const paths = ['/here', '/moved', '/gone', '/shut', '/find?a=1&b=2'];
  const answers = await askOutside([...paths.map((path) => origin + path), 'http://127.0.0.1:1/']);
  expect(paths.map((path) => answers.get(origin + path))).toEqual([200, 200, 404, 403, 200]);
  expect(answers.get('http://127.0.0.1:1/')).toBe(0);
  expect(asked).toContain('/find?a=1&b=2');
});

test('nothing to ask asks nobody', async () => {
  asked = [];
  expect(await askOutside([])).toEqual(new Map());
  expect(asked).toEqual([]);
});
