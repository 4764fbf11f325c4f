import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { knownWordsFileOf, knownWordsPath } from '../../../src/knowledge/known-words.ts';
import { serveSite } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { makeSmallSite, timedUuid } from '../load/small-site.ts';

export interface WordsResult {
  /** Secrets sent as words of a query. */
  secrets: number;
  accepted: number;
  /** Secrets that are readable in the file or its log. */
  stored: number;
  /** How often the one word that the site's articles contain was counted. */
  counted: number;
}

/** Sends each secret as a word of a failed search, beside a word that the site has, and looks for the secrets on disk. */
export async function proveWords(secrets: number): Promise<WordsResult> {
  const site = makeSmallSite(10);
  const database = site.database('jieda.db');
  const list = join(site.siteDir, knownWordsPath('en'));
  mkdirSync(dirname(list), { recursive: true });
  writeFileSync(list, JSON.stringify(knownWordsFileOf(new Map([['refund', 1]]))));
  const server = await serveSite(site.siteDir, { KB_DATABASE: database });
  // Random letters, which no rule about names, numbers or accounts matches.
  const sent = Array.from({ length: secrets }, () => randomBytes(12).toString('hex').replaceAll(/\d/g, 'x'));
  let next = 0;
  try {
    const { byStatus } = await load({
      url: server.url,
      connections: 8,
      requests: secrets,
      makeRequest() {
        const secret = sent[next++] ?? '';
        const words = ['refund', secret];
        return jsonPost('/api/searches', { id: timedUuid(), locale: 'en', query: words.join(' '), outcome: 'no-result', words });
      },
    });
    await server.stop('SIGKILL');
    const bytes = [database, `${database}-wal`].map((file) => readFileSync(file));
    return {
      secrets,
      accepted: byStatus[202] ?? 0,
      stored: sent.filter((secret) => bytes.some((each) => each.includes(secret))).length,
      counted: countOf(database, 'refund'),
    };
  } finally {
    await server.stop('SIGKILL');
    site.remove();
  }
}

function countOf(database: string, word: string): number {
  const file = new DatabaseSync(database);
  const row = file.prepare("SELECT sum(n) AS n FROM count WHERE kind = 'word' AND name = ?").get(word);
  file.close();
  return Number(row?.['n'] ?? 0);
}
