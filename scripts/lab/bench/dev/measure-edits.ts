import { spawn } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../../../../src/errors.ts';
import { articleUrl } from '../../../../src/knowledge/article-id.ts';
import { findChromium, launchChromium } from '../../../chromium.ts';
import { contentPath, corpusDay, makeCorpus, writeContent } from '../../fixtures/corpus/corpus.ts';
import { freePort } from '../../load/free-port.ts';
import type { Progress } from '../../parts.ts';
import { readDescendants, readPeakMiB } from '../../process-table.ts';
import { withWorkspace } from '../../workspace.ts';
import { copyEngine, linkModules } from '../our-engine.ts';

/** The first start compiles all articles. */
const readyTimeoutMs = 20 * 60_000;
const editTimeoutMs = 5 * 60_000;

export interface EditTimes {
  readySeconds: number;
  /** One for each edit. */
  editSeconds: number[];
  peakMiB: number;
}

/** Serves a corpus for writing, opens an article in Chromium and edits it. */
export function measureEdits(
  { articles, runs, seed }: { articles: number; runs: number; seed: string },
  progress: Progress,
): Promise<EditTimes> {
  if (findChromium() === undefined) throw new UserError('No Chromium was found.', 'Install one, or name it with CHROMIUM.');
  return withWorkspace(async ({ folder, watch }) => {
    const [engine, contentDir] = [join(folder, 'engine'), join(folder, 'content')];
    const corpus = makeCorpus({ articles, seed });
    const edited = corpus[Math.floor(corpus.length / 4)];
    if (edited === undefined) throw new UserError('There is no article to edit.', 'Ask for more articles.');
    await linkModules(folder);
    await copyEngine(engine);
    await writeContent(contentDir, corpus);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}${articleUrl(edited.locale, edited.id)}`;
    const environment = { KB_CONTENT: contentDir, KB_TODAY: corpusDay, KB_AUDIENCE: 'public', PORT: String(port) };
    const server = spawn(process.execPath, ['scripts/dev.ts'], {
      cwd: engine,
      env: { ...process.env, ...environment },
      stdio: 'ignore',
      detached: true,
    });
    const forget = watch(server);
    try {
      progress(`starting with ${articles} articles`);
      const readySeconds = await secondsUntil(() => isServed(url), readyTimeoutMs);
      const browser = await launchChromium();
      try {
        const page = await browser.newPage();
        await page.goto(url, { waitUntil: 'load', timeout: editTimeoutMs });
        const editSeconds: number[] = [];
        for (let run = 1; run <= runs; run++) {
          // The watcher has settled, as it has while a writer writes.
          await setTimeout(1_000);
          const words = `edit number ${run}`;
          const start = performance.now();
          await appendFile(contentPath(contentDir, edited), `\n${words}\n`);
          await page.getByText(words, { exact: true }).waitFor({ timeout: editTimeoutMs });
          editSeconds.push((performance.now() - start) / 1000);
          progress(`${words}: ${editSeconds.at(-1)?.toFixed(2)} s`);
        }
        const peaks = [server.pid ?? 0, ...readDescendants(server.pid ?? 0).map(({ pid }) => pid)].map(readPeakMiB);
        return { readySeconds, editSeconds, peakMiB: Math.max(...peaks) };
      } finally {
        await browser.close();
      }
    } finally {
      forget();
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGTERM');
    }
  });
}

async function isServed(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(editTimeoutMs) })).ok;
  } catch {
    return false;
  }
}

async function secondsUntil(isReached: () => Promise<boolean>, timeoutMs: number): Promise<number> {
  const start = performance.now();
  while (!(await isReached())) {
    if (performance.now() - start > timeoutMs)
      throw new UserError(
        `The server has no page after ${timeoutMs / 60_000} minutes.`,
        'Run `npm run dev` and read what it says.',
      );
    await setTimeout(500);
  }
  return (performance.now() - start) / 1000;
}
