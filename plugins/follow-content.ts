import { sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Finding } from '../src/findings/finding.ts';
import { showOverlay } from './report-findings.ts';

/** What `dev` does with the content. */
interface Following {
  logger: Pick<AstroIntegrationLogger, 'error'>;
  /** Makes the pages show what the folder holds now; returns what is wrong with its files. */
  show(): Promise<readonly Finding[]>;
  /** Checks all that the folder holds, until it is stopped. */
  check(stop: AbortSignal): Promise<readonly Finding[]>;
  /** Called with the faults before pages reload, then with all findings. */
  found(findings: readonly Finding[], isAll: boolean): void;
  latest(): readonly Finding[];
  /** Lists the files again for code editors. */
  listAgain(): Promise<void>;
  /** How long browsers have to fetch the page before the checks keep the machine busy. */
  pauseMs?: number;
}

/** The part of Vite's server that is used. */
type Server = Pick<ViteDevServer, 'watcher' | 'ws' | 'environments'>;

/**
 * Every page says how old it is once it listens: a reload that is sent while the page is loading would be lost, and the page
 * would keep showing the text before the edit.
 */
export const pageScript = `
const sayAge = () => import.meta.hot?.send('jieda:page', { ageMs: performance.now() });
import.meta.hot?.on('vite:ws:connect', sayAge);
sayAge();
`;

/**
 * Checks the content folder, shows each edit of it in the browser, and only then checks it again: a writer waits for the page,
 * not for the findings. Files saved together, or while the last edit is being shown, become one edit.
 */
export function followContent({ watcher, ws, environments }: Server, folder: string, following: Following): void {
  const { show, check, found, latest, listAgain, logger, pauseMs = 1_000 } = following;
  let [isRunning, isEdited, isListed, shownAt] = [false, false, true, 0];
  let checking = new AbortController();

  watcher.add(folder);
  watcher.on('all', (event, path) => {
    if (!path.startsWith(folder + sep)) return;
    isEdited = true;
    checking.abort();
    if (event !== 'change') isListed = false;
    if (!isRunning) void follow();
  });
  ws.on('jieda:page', ({ ageMs }: { ageMs: number }, client) => {
    if (performance.now() - ageMs < shownAt) client.send({ type: 'full-reload', path: '*' });
    else showOverlay(latest(), client);
  });

  // What is shown first has not been checked either.
  void follow();

  async function follow(): Promise<void> {
    isRunning = true;
    do {
      try {
        if (isEdited) await showEdit();
        if (!isEdited) await checkUntilEdited();
        showOverlay(latest(), ws);
        if (!isEdited && !isListed) {
          isListed = true;
          await listAgain();
        }
      } catch (error) {
        logger.error(String(error));
      }
    } while (isEdited);
    isRunning = false;
  }

  async function showEdit(): Promise<void> {
    isEdited = false;
    found(await show(), false);
    reload();
    await setTimeout(pauseMs);
  }

  /** A check of ten thousand articles takes longer than showing the next edit, so it gives way to that. */
  async function checkUntilEdited(): Promise<void> {
    checking = new AbortController();
    const { signal } = checking;
    try {
      found(await check(signal), true);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** What Astro does when its own content collections have changed. */
  function reload(): void {
    shownAt = performance.now();
    for (const [name, { hot }] of Object.entries(environments)) if (name !== 'client') hot.send('astro:content-changed', {});
    ws.send({ type: 'full-reload', path: '*' });
  }
}
