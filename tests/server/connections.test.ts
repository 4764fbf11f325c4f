import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { connectionLimits } from '../../src/server/connection-limits.ts';
import { type ConnectionGuardOptions, createConnectionGuard } from '../../src/server/connections.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener, overrides: Partial<ConnectionGuardOptions> = {}): Promise<number> {
  const guard = createConnectionGuard({ isExempt: () => false, monotonic: () => 0, ...overrides });
  const server = createServer(guard.answerInTurn(listener));
  guard.watch(server);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** All of 127.0.0.0/8 is this machine, so that two clients can have two addresses. */
function open(port: number, localAddress = '127.0.0.1'): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

/** Sends a text and gives what has come when the answers are so many, or when the connection was closed. */
function exchange(socket: Socket, text: string, answers = 1): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    socket.on('data', (data) => {
      received += data;
      if (received.split('HTTP/1.1 200').length > answers) resolve(received);
    });
    socket.on('close', () => resolve(received));
    socket.write(text);
  });
}

const isAnswered = async (socket: Socket): Promise<boolean> => (await exchange(socket, get('/'))).startsWith('HTTP/1.1 200');

const answerAtOnce: RequestListener = (_request, response) => void response.end('answer');

test('answers pipelined requests one at a time and in order', async () => {
  let running = 0;
  let most = 0;
  const port = await serve(async (request, response) => {
    running += 1;
    most = Math.max(most, running);
    await setTimeout(5);
    running -= 1;
    response.end(`answer to ${request.url}.`);
  });
  const received = await exchange(open(port), ['/a', '/b', '/c', '/d'].map(get).join(''), 4);
  expect(received.match(/answer to [^.]+/g)).toEqual(['/a', '/b', '/c', '/d'].map((path) => `answer to ${path}`));
  expect(most).toBe(1);
});

test('runs no more than one of a thousand requests that come in one piece, and cuts the connection', async () => {
  let started = 0;
  const port = await serve(() => {
    started += 1;
  });
  const socket = open(port);
  expect(await exchange(socket, get('/').repeat(1_000))).toBe('');
  expect(started).toBe(1);
});

test('turns the address of such a client away for a while, and nobody else', async () => {
  let now = 0;
  const port = await serve(answerAtOnce, { monotonic: () => now });
  const earlier = open(port, '127.0.0.2');
  expect(await isAnswered(earlier)).toBe(true);
  const cut = once(earlier, 'close');
  await exchange(open(port, '127.0.0.2'), get('/').repeat(1_000), 1_000);
  await cut;
  expect(await isAnswered(open(port, '127.0.0.2'))).toBe(false);
  expect(await isAnswered(open(port, '127.0.0.3'))).toBe(true);
  now += connectionLimits.banMs;
  expect(await isAnswered(open(port, '127.0.0.2'))).toBe(true);
});

test('holds a few connections of one address at once, and takes more when some are closed', async () => {
  const port = await serve(answerAtOnce, { limits: { ...connectionLimits, perGroup: 2 } });
  const held = [open(port), open(port)];
  expect(await Promise.all(held.map(isAnswered))).toEqual([true, true]);
  expect(await isAnswered(open(port))).toBe(false);
  expect(await isAnswered(open(port, '127.0.0.2'))).toBe(true);
  held[0]?.destroy();
  await expect.poll(() => isAnswered(open(port))).toBe(true);
});

/** A connection from any address, as the server's `connection` event hands it over. */
function connectionFrom(remoteAddress: string) {
  const socket = Object.assign(new EventEmitter(), { remoteAddress, isOpen: true, destroy: () => {} });
  socket.destroy = () => {
    socket.isOpen = false;
    socket.emit('close');
  };
  return socket;
}

test('holds only so many connections of one IPv6 /64, and so many of one /48, whatever their subnets', () => {
  const server = Object.assign(new EventEmitter(), { setTimeout: () => {} });
  const limits = { ...connectionLimits, perGroup: 2, perNetwork: 4 };
  createConnectionGuard({ isExempt: () => false, monotonic: () => 0, limits }).watch(server as unknown as Server);
  const arrive = (address: string) => {
    const socket = connectionFrom(address);
    server.emit('connection', socket);
    return socket;
  };
  const line = ['::1', '::2', '::3'].map((host) => arrive(`2001:db8:1:1${host}`));
  expect(line.map(({ isOpen }) => isOpen)).toEqual([true, true, false]);
  const subnets = [2, 3, 4].map((subnet) => arrive(`2001:db8:1:${subnet}::1`));
  expect(subnets.map(({ isOpen }) => isOpen)).toEqual([true, true, false]);
  expect(arrive('2001:db8:2:1::1').isOpen).toBe(true);
  line[0]?.destroy();
  expect(arrive('2001:db8:1:9::1').isOpen).toBe(true);
});

test('does not count the connections of a proxy that speaks for many readers', async () => {
  const limits = { ...connectionLimits, perGroup: 1 };
  const port = await serve(answerAtOnce, { limits, isExempt: (address) => address === '127.0.0.1' });
  expect(await Promise.all([open(port), open(port), open(port)].map(isAnswered))).toEqual([true, true, true]);
});

test('makes room for everybody else when a few addresses take all connections', async () => {
  const port = await serve(answerAtOnce, { limits: { ...connectionLimits, total: 6 } });
  const held = Array.from({ length: 5 }, () => open(port, '127.0.0.2'));
  await Promise.all(held.map((socket) => once(socket, 'connect')));
  expect(await isAnswered(open(port, '127.0.0.3'))).toBe(true);
  const cut = once(held[0] as Socket, 'close');
  for (const reader of ['127.0.0.4', '127.0.0.5']) expect(await isAnswered(open(port, reader))).toBe(true);
  await cut;
});

test('cuts no request that is under way to make room', async () => {
  const finish: (() => void)[] = [];
  const port = await serve((_request, response) => void finish.push(() => response.end('answer')), {
    limits: { ...connectionLimits, total: 2 },
  });
  const answers = [open(port), open(port)].map((socket) => exchange(socket, get('/')));
  await expect.poll(() => finish.length).toBe(2);
  expect(await isAnswered(open(port, '127.0.0.2'))).toBe(false);
  for (const each of finish) each();
  expect((await Promise.all(answers)).map((answer) => answer.slice(9, 12))).toEqual(['200', '200']);
});

test('drops a client that does not read its answer', async () => {
  const large = Buffer.alloc(16 * 1024 * 1024);
  let closed: Promise<unknown> | undefined;
  const port = await serve(
    (request, response) => {
      closed = once(request.socket, 'close');
      response.end(large);
    },
    { limits: { ...connectionLimits, idleMs: 200 } },
  );
  const socket = open(port).pause();
  socket.write(get('/'));
  await expect.poll(() => closed).toBeDefined();
  await closed;
});
