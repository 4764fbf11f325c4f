import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { openSearch } from '../../src/search/open-search.ts';
import { isAnswered } from '../../src/search/snippets/answered.ts';
import { snippetOf } from '../../src/search/snippets/snippet.ts';

/** Of the questions whose article is found, how many the snippet that is shown must answer. */
const minAnswered = 0.85;

interface Judged {
  q: string;
  locale: string;
  /** Any of them, in the text that is shown, answers the question. */
  says: string[];
}

const tests = join(import.meta.dirname, '../search');
const readLines = <Line>(file: string): Line[] =>
  readFileSync(join(tests, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe.each(['zh-cn', 'en'])('the snippets shown for 50 held-out questions in %s', (locale) => {
  const key = readLines<Judged>('snippets/key.jsonl').filter((judged) => judged.locale === locale);
  const gold = new Map(readLines<{ q: string; gold: string[] }>(`questions/${locale}.jsonl`).map((line) => [line.q, line.gold]));

  test('answer them, by the written key, where the article is found', async () => {
    expect(key.length).toBe(50);
    const search = await openSearch(inject('siteDir'), locale);
    const missed: string[] = [];
    let found = 0;
    for (const { q, says } of key) {
      const answer = await search.answer(q);
      const at = answer.hits.findIndex(({ url }) => gold.get(q)?.includes(url.split('/').at(-2) ?? ''));
      const hit = answer.hits[at];
      if (hit === undefined) continue;
      found += 1;
      const { text, full } = snippetOf(hit, answer.query, search.side.reader);
      const shown = at === 0 && isAnswered(answer) ? [full.text, ...full.steps, ...full.rows.flat()].join('\n') : text;
      expect(shown, q).not.toMatch(/^(?:解决办法|原因)|\s\.[^\d]*[\u4e00-\u9fff]/);
      if (!says.some((words) => shown.includes(words))) missed.push(q);
    }
    process.stdout.write(`snippets ${locale}: ${found - missed.length} of ${found} answer; not: ${missed.join(' | ')}\n`);
    expect((found - missed.length) / found).toBeGreaterThanOrEqual(minAnswered);
  });
});
