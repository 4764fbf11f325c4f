import { type ChildServer, send, serveSite } from '../../load/child-server.ts';
import { makeSmallSite } from '../../load/small-site.ts';
import { median } from '../../statistics.ts';
import type { Attack } from './attack.ts';

/** After `@`, each character may be part of a name or a separator: a pattern that tries all combinations never finishes. */
const hostileText = `a@${'点'.repeat(140)}!`;
const hostileSearch = { locale: 'zh-cn', query: hostileText, outcome: 'no-result' };
const hostileSurvey = { locale: 'zh-cn', csat: 1, reason: Array.from({ length: 6 }, () => hostileText).join(' ') };
/** Harmless text of the same length. */
const ordinarySearch = { ...hostileSearch, query: '退'.repeat(hostileText.length) };

const maxSlowdown = 20;

export interface SlowPatternFigures {
  /** Time to answer a hostile text, relative to an ordinary one. */
  answer: number;
  /** Time that another reader waits for a page meanwhile, relative to an ordinary text. */
  page: number;
}

export const slowPattern: Attack = {
  name: 'a search that makes a pattern backtrack',
  before: 'one search: all pages wait 23.7 s; one survey: 85 s',
  limit: `answer and pages at most ${maxSlowdown} times as slow as with ordinary texts`,
  async run() {
    const figures = await measureSlowPattern(20);
    return {
      after: `answer ${figures.answer.toFixed(1)}, pages ${figures.page.toFixed(1)} times as slow`,
      isMet: isFastEnough(figures),
    };
  },
};

export function isFastEnough({ answer, page }: SlowPatternFigures): boolean {
  return answer <= maxSlowdown && page <= maxSlowdown;
}

/** @param rounds how often ordinary and hostile texts alternate; the medians are compared */
export async function measureSlowPattern(rounds: number): Promise<SlowPatternFigures> {
  const site = makeSmallSite(1);
  const server = await serveSite(site.siteDir, { KB_DATABASE: site.database('slow.db') });
  try {
    const ordinary: Times[] = [];
    const hostile: Times[] = [];
    for (let round = 0; round < rounds; round++) {
      ordinary.push(await timeBeside(server, '/api/searches', ordinarySearch));
      hostile.push(await timeBeside(server, '/api/searches', hostileSearch));
      hostile.push(await timeBeside(server, '/api/surveys', hostileSurvey));
    }
    const ratio = (of: keyof Times): number =>
      (median(hostile.map((times) => times[of])) ?? 0) / (median(ordinary.map((times) => times[of])) ?? 0);
    return { answer: ratio('answerMs'), page: ratio('pageMs') };
  } finally {
    await server.stop();
    site.remove();
  }
}

interface Times {
  answerMs: number;
  pageMs: number;
}

/** Sends a text and requests a page while the server handles it. */
async function timeBeside({ url }: ChildServer, path: string, body: object): Promise<Times> {
  const began = performance.now();
  const sinceBegin = (): number => performance.now() - began;
  const [answerMs, pageMs] = await Promise.all([
    send(`${url}${path}`, body).then(sinceBegin),
    fetch(`${url}/`).then((response) => response.text().then(sinceBegin)),
  ]);
  return { answerMs, pageMs };
}
