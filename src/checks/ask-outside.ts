import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, LinkState } from 'linkinator';

const timeoutMilliseconds = 20_000;

/** HTTP status by external URL; `0` when there was no response. */
export type OutsideAnswers = ReadonlyMap<string, number>;

/** Requests each URL and retries those that fail. Takes as long as the slowest site. */
export async function askOutside(urls: readonly string[]): Promise<OutsideAnswers> {
  if (urls.length === 0) return new Map();
  const folder = await mkdtemp(join(tmpdir(), 'jieda-outside-'));
  try {
    // linkinator checks pages, so the URLs are written into one page as links.
    const links = urls.map((url) => `<a href="${url.replaceAll('&', '&amp;').replaceAll('"', '%22')}">.</a>`);
    await writeFile(join(folder, 'links.html'), `<!doctype html><title>Links</title>${links.join('\n')}`);
    const { links: results } = await check({
      path: 'links.html',
      serverRoot: folder,
      concurrency: 8,
      timeout: timeoutMilliseconds,
      retry: true,
      retryErrors: true,
      retryErrorsCount: 2,
    });
    const asked = new Map(results.map((result) => [result.url, result]));
    return new Map(
      urls.map((url) => {
        const result = asked.get(url) ?? asked.get(new URL(url).href);
        return [url, result?.state === LinkState.OK ? (result.status ?? 200) : (result?.status ?? 0)];
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
