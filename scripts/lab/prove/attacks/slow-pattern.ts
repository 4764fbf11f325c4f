import { median } from '../../../../src/metrics/quantile.ts';
import { type ChildServer, send, serveSite } from '../../load/child-server.ts';
import { makeSmallSite } from '../../load/small-site.ts';
import type { Attack } from './attack.ts';

/** After `@` any of the signs may belong to a name or stand between two of them: a pattern that tries all ways never ends. */
const run = `a@${'点'.repeat(140)}!`;
const hostileSearch = { locale: 'zh-cn', query: run, outcome: 'no-result' };
const hostileSurvey = { locale: 'zh-cn', csat: 1, reason: Array.from({ length: 6 }, () => run).join(' ') };
/** As long, and nothing is meant by it. */
const ordinarySearch = { ...hostileSearch, query: '退'.repeat(run.length) };

const mostTimesSlower = 20;

export interface SlowPatternFigures {
  /** How many times as long the answer to a hostile text takes as that to an ordinary one. */
  answer: number;
  /** How many times as long another reader waits for a page meanwhile as otherwise. */
  page: number;
}

export const slowPattern: Attack = {
  name: 'a search that makes a pattern backtrack',
  before: 'one search: all pages wait 23.7 s; one survey: 85 s',
  limit: `answer and pages at most ${mostTimesSlower} times as slow as with ordinary texts`,
  async run() {
    const figures = await measureSlowPattern(20);
    return {
      after: `answer ${figures.answer.toFixed(1)}, pages ${figures.page.toFixed(1)} times as slow`,
      isMet: isFastEnough(figures),
    };
  },
};

export function isFastEnough({ answer, page }: SlowPatternFigures): boolean {
  return answer <= mostTimesSlower && page <= mostTimesSlower;
}

/** @param rounds how many hostile and ordinary texts are sent, in turn; the median of each counts */
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

/** Sends a text, and asks for a page while the server is busy with it. */
async function timeBeside({ url }: ChildServer, path: string, body: object): Promise<Times> {
  const began = performance.now();
  const sinceBegin = (): number => performance.now() - began;
  const [answerMs, pageMs] = await Promise.all([
    send(`${url}${path}`, body).then(sinceBegin),
    fetch(`${url}/`).then((response) => response.text().then(sinceBegin)),
  ]);
  return { answerMs, pageMs };
}
