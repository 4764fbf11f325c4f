import { dayMs, minuteMs } from '../../../../src/metrics/instants.ts';
import {
  articleName,
  newText,
  oldText,
  reader,
  type SimulatedReader,
  type SimulatedSite,
  share,
  siteBegan,
  startSimulatedSite,
} from '../../load/simulated-site.ts';

/** Effect of one attack on the rate of an article with {@link honestVotes} honest votes. */
export interface Stuffed {
  strategy: string;
  /** Percentage points by which the reported rate moved. */
  points: number;
  /** Votes of the attacker that counted. */
  counted: number;
}

export const honestVotes = 40;

/** Nearly as many as the rate limiter lets one address send in a minute. */
export const stuffedVotes = 110;

/** Honest votes are spread evenly over these days. */
const honestDays = 20;
const attackDay = siteBegan + 25 * dayMs;

/** When the attacker casts vote number n. Each strategy stays within one day, the period of the limits. */
const strategies = {
  'all in a minute, after the honest votes': (n: number) => attackDay + 12 * 60 * minuteMs + n * 500,
  'all day long, after the honest votes': (n: number) => attackDay + Math.floor((n / stuffedVotes) * dayMs),
  'all in a minute, before the honest votes': (n: number) => siteBegan + n * 500,
  'all day long, among the honest votes': (n: number) => siteBegan + 10 * dayMs + Math.floor((n / stuffedVotes) * dayMs),
} as const;

/**
 * Tries each strategy on a separate article with a known true rate, then moves votes to the current text from an old
 * one that has many. The attacker uses a new user agent for each vote and votes against the majority.
 *
 * @param attacker gives the attacker’s address for the number of a vote
 */
export async function stuffVotes(seed: string, attacker: (number: number) => string): Promise<Stuffed[]> {
  const site = await startSimulatedSite(seed);
  const as = (number: number): SimulatedReader => ({ address: attacker(number), agent: `Agent ${number}` });
  const results: Stuffed[] = [];
  for (const [article, [strategy, when]] of Object.entries(strategies).entries()) {
    const attack = async (isHelpful: boolean, n: number): Promise<Timed> => ({
      at: when(n),
      run: () => site.vote({ at: when(n), reader: as(n), article: articleName(article), isHelpful }),
    });
    results.push({ strategy, ...(await attackArticle(site, article, attack)) });
  }
  results.push({ strategy: 'moved from another text', ...(await moveVotes(site, as)) });
  await site.close();
  return results;
}

interface Timed {
  at: number;
  run(): Promise<unknown>;
}

async function attackArticle(
  site: SimulatedSite,
  article: number,
  attack: (isHelpful: boolean, n: number) => Promise<Timed>,
): Promise<Omit<Stuffed, 'strategy'>> {
  const { votes, helpful } = plantVotes(site, article);
  const isHelpful = helpful * 2 < honestVotes;
  const attacks = await Promise.all(Array.from({ length: stuffedVotes }, (_, n) => attack(isHelpful, n)));
  for (const each of [...votes, ...attacks].sort((a, b) => a.at - b.at)) await each.run();
  return movement(site, article, helpful);
}

/** On the old text, with its 4 000 votes, an address may cast a hundred. */
async function moveVotes(site: SimulatedSite, as: (n: number) => SimulatedReader): Promise<Omit<Stuffed, 'strategy'>> {
  const article = Object.keys(strategies).length;
  await site.haveCounted(articleName(article), 4_000, oldText);
  const { votes, helpful } = plantVotes(site, article);
  const isHelpful = helpful * 2 < honestVotes;
  for (const each of votes) await each.run();
  const vote = { article: articleName(article), isHelpful };
  const ballots: string[] = [];
  for (let n = 0; n < stuffedVotes; n++)
    ballots.push(await site.vote({ ...vote, at: attackDay + n * minuteMs, reader: as(n), revision: oldText }));
  for (const [n, ballot] of ballots.entries())
    await site.vote({ ...vote, at: attackDay + (stuffedVotes + n) * minuteMs, reader: as(n), revision: newText, ballot });
  return movement(site, article, helpful);
}

/** Honest votes at random times, with a random true rate for the article. */
function plantVotes(site: SimulatedSite, article: number): { votes: Timed[]; helpful: number } {
  const { random } = site;
  const rate = random.between(2, 19) / 20;
  let helpful = 0;
  const votes = Array.from({ length: honestVotes }, (_, n): Timed => {
    const isHelpful = share(random) < rate;
    helpful += Number(isHelpful);
    const at = siteBegan + dayMs / 24 + Math.floor(((n + share(random)) / honestVotes) * honestDays * dayMs);
    const cast = { at, reader: reader(1_000 * article + n), article: articleName(article), isHelpful };
    return { at, run: () => site.vote(cast) };
  });
  return { votes, helpful };
}

async function movement(site: SimulatedSite, article: number, honestHelpful: number): Promise<Omit<Stuffed, 'strategy'>> {
  const { helpful, notHelpful } = await site.counts(articleName(article));
  const counted = helpful + notHelpful;
  const points = 100 * Math.abs(helpful / counted - honestHelpful / honestVotes);
  return { points, counted: counted - honestVotes };
}

/** The largest effect of any strategy, over several seeds. */
export async function worstStuffing(seeds: number, attacker: (number: number) => string): Promise<Stuffed> {
  let worst: Stuffed = { strategy: '', points: 0, counted: 0 };
  for (let seed = 1; seed <= seeds; seed++) {
    for (const result of await stuffVotes(`stuffing ${seed}`, attacker)) if (result.points >= worst.points) worst = result;
  }
  return worst;
}
