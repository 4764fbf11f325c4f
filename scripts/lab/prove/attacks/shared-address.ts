import { dayMs } from '../../../../src/metrics/instants.ts';
import {
  articleName,
  reader,
  type SimulatedSite,
  share,
  siteBegan,
  startSimulatedSite,
  zipf,
} from '../../load/simulated-site.ts';
import type { Attack } from './attack.ts';

const seeds = 3;
const minShare = 0.97;

/** Readers who vote once each within `days`, on a random day, on an article chosen by popularity. */
export interface Readership {
  /** Readers behind one address who share a few user agents. */
  office: number;
  /** Readers who each have their own address. */
  others: number;
  days: number;
  /** Votes from before, spread by the popularity of the articles. */
  earlier: number;
}

const readership: Readership = { office: 200, others: 10_000, days: 30, earlier: 10_000 };

/** Not an attack: an office, a campus or a carrier’s gateway, whose readers’ votes the limits must not discard. */
export const sharedAddress: Attack = {
  name: `${readership.office} people behind one address vote once a month each, among ${readership.others} others, in the second month of a site`,
  before: 'all counted',
  limit: `${minShare * 100} % of their votes count`,
  async run(progress) {
    const shares: { office: number; others: number; first: number }[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const first = (await countShared(`shared ${seed}`, { ...readership, earlier: 0 })).office;
      const { office, others } = await countShared(`shared ${seed}`, readership);
      progress(`seed ${seed}: ${percent(office)} of the office, ${percent(others)} of the others`);
      shares.push({ office, others, first });
    }
    const min = (whose: 'office' | 'others' | 'first'): number => Math.min(...shares.map((each) => each[whose]));
    const after = `${percent(min('office'))}, of the others ${percent(min('others'))}; in the first month ${percent(min('first'))} (minimum of ${seeds} seeds)`;
    return { after, isMet: min('office') >= minShare && min('others') >= minShare };
  },
};

/** @returns the share of each group’s votes that counted, 0…1 */
export async function countShared(
  seed: string,
  { office, others, days, earlier }: Readership,
): Promise<{ office: number; others: number }> {
  const site = await startSimulatedSite(seed);
  const { random } = site;
  const nextArticle = zipf(random);
  const history = Map.groupBy(Array.from({ length: earlier }, nextArticle), (article) => article);
  for (const [article, { length }] of history) await site.haveCounted(articleName(article), length);
  const votes = Array.from({ length: office + others }, (_, number) => ({
    at: siteBegan + Math.floor(share(random) * days * dayMs),
    reader: number < office ? { address: '203.0.113.7', agent: `Browser ${number % 12}` } : reader(number),
    article: articleName(nextArticle()),
    isHelpful: share(random) < 0.7,
    isOffice: number < office,
  })).sort((a, b) => a.at - b.at);
  const ballots = new Map<string, boolean>();
  for (const { isOffice, ...cast } of votes) ballots.set(await site.vote(cast), isOffice);
  const shares = await countTrusted(site, ballots);
  await site.close();
  return shares;
}

async function countTrusted(
  { store }: SimulatedSite,
  ballots: Map<string, boolean>,
): Promise<{ office: number; others: number }> {
  const rows = await store.query({ sql: 'SELECT ballot, trust FROM ballot', values: [] });
  const shareOf = (isOffice: boolean): number => {
    const own = rows.filter(({ ballot }) => ballots.get(String(ballot)) === isOffice);
    return own.filter(({ trust }) => trust === 1).length / own.length;
  };
  return { office: shareOf(true), others: shareOf(false) };
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
