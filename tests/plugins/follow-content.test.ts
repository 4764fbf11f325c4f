import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followContent } from '../../plugins/follow-content.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { finding } from '../../src/findings/finding.ts';

const file = '/kb/content/articles/en/refund.mdx';
const fault = finding('schema/invalid-value', { file, line: 4, column: 7 }, '`nonsense` is not a value of `type`.', 'Use one.');
const deadLink = finding('link/broken', { file, line: 9, column: 1 }, '`/gone` is not a page.', 'Correct the link.');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('what is shown first is checked at once, and an edit is shown before it is checked', async () => {
  const { save, log, settled } = await follow({ isChecked: false });
  await settled();
  expect(log).toEqual(['check']);
  save();
  await settled();
  expect(log.slice(1)).toEqual(['show', 'content changed', 'full-reload', 'check']);
});

test('an edit during the first check ends it and is shown', async () => {
  const { save, log, found, settled } = await follow({ isChecked: false, checkMs: 40, all: [deadLink] });
  save();
  await settled();
  await settled();
  expect(log).toEqual(['check', 'show', 'content changed', 'full-reload', 'check', 'error']);
  expect(found).toEqual([[], [deadLink]]);
});

test('files saved together, or while an edit is being shown, are one more edit, and only the last is checked', async () => {
  const { save, log, settled } = await follow();
  save();
  for (let saved = 0; saved < 500; saved++) save();
  await settled();
  expect(log.filter((entry) => entry === 'show')).toHaveLength(2);
  expect(log.filter((entry) => entry === 'check')).toHaveLength(1);
});

test('a page that was asked for before the edit was shown is told to load again, and a newer one is not', async () => {
  const { save, ask, settled } = await follow();
  save();
  await settled();
  vi.advanceTimersByTime(5_000);
  expect(ask({ ageMs: 6_000 })).toEqual(['full-reload']);
  expect(ask({ ageMs: 4_000 })).toEqual([]);
});

test('faults of the file are known when the page is asked for, before all else is checked', async () => {
  const { save, ask, found, settled } = await follow({ faults: [fault], all: [fault, deadLink] });
  save();
  await settled();
  expect(found).toEqual([[fault], [fault, deadLink]]);
  expect(ask({ ageMs: 0 })).toEqual(['error']);
});

test('a new file is listed for code editors, an edited one is not listed again', async () => {
  const { save, log, settled } = await follow();
  save('add');
  await settled();
  save('change');
  await settled();
  expect(log.filter((entry) => entry === 'list')).toHaveLength(1);
});

test('an edit while the last one is being checked is shown at once, and only the newest is checked to its end', async () => {
  const { save, log, found, settled } = await follow({ all: [deadLink], checkMs: 40 });
  save();
  await pause(30);
  expect(log.at(-1)).toBe('check');
  save();
  await settled();
  await settled();
  expect(log.filter((entry) => entry === 'show')).toHaveLength(2);
  expect(log.filter((entry) => entry.startsWith('error:'))).toEqual([]);
  expect(found).toEqual([[], [], [deadLink]]);
});

test('files outside the folder are none of its content', async () => {
  const { save, log, settled } = await follow();
  save('change', '/kb/content-old/articles/en/refund.mdx');
  await settled();
  expect(log).toEqual([]);
});

test('an edit that could not be shown is logged, and the next one is shown', async () => {
  const { save, log, settled } = await follow({ failures: 1 });
  save();
  await settled();
  expect(log).toEqual(['error: Error: disk full']);
  save();
  await settled();
  expect(log.slice(1)).toEqual(['show', 'content changed', 'full-reload', 'check']);
});

/** Follows `/kb/content` on a server that writes down what browsers and Astro are told, at first until it has been checked once. */
async function follow({ faults = [] as Finding[], all = [] as Finding[], failures = 0, checkMs = 0, isChecked = true } = {}) {
  const [watcher, ws] = [new EventEmitter(), new EventEmitter()];
  const log: string[] = [];
  const found: (readonly Finding[])[] = [];
  const server = {
    watcher: Object.assign(watcher, { add: () => undefined }),
    ws: Object.assign(ws, { send: ({ type }: { type: string }) => log.push(type) }),
    environments: { client: {}, ssr: { hot: { send: () => log.push('content changed') } } },
  } as unknown as ViteDevServer;
  followContent(server, '/kb/content', {
    pauseMs: 10,
    logger: { error: (message) => log.push(`error: ${message}`) },
    async show() {
      if (failures-- > 0) throw new Error('disk full');
      log.push('show');
      return faults;
    },
    async check(stop) {
      log.push('check');
      if (checkMs > 0) await pause(checkMs);
      stop.throwIfAborted();
      return all;
    },
    found: (findings) => found.push(findings),
    latest: () => found.at(-1) ?? [],
    listAgain: async () => void log.push('list'),
  });
  const settled = (): Promise<void> => pause(60 + checkMs);
  if (isChecked) {
    await settled();
    log.length = 0;
    found.length = 0;
  }
  return {
    log,
    found,
    settled,
    save: (event = 'change', path = file) => watcher.emit('all', event, path),
    ask(page: { ageMs: number }) {
      const sent: string[] = [];
      ws.emit('jieda:page', page, { send: ({ type }: { type: string }) => sent.push(type) });
      return sent;
    },
  };
}
