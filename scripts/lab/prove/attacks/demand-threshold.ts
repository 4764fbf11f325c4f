import { readDemand } from '../../../../src/feedback/searches/demand.ts';
import { defaultFeedbackSettings } from '../../../../src/knowledge/feedback-settings.ts';
import { lastDays } from '../../../../src/metrics/period.ts';
import {
  articleName,
  type SimulatedReader,
  type SimulatedSite,
  siteBegan,
  startSimulatedSite,
} from '../../load/simulated-site.ts';
import type { Attack } from './attack.ts';

const { readers } = defaultFeedbackSettings.demandThreshold;
const query = 'buy cheap followers';

/** Puts words of the attacker’s choice into the demand log, and so into the patch proposed for the content. */
export const demandThreshold: Attack = {
  name: `one address, then one /48, sends the same failed search, and votes that confirm it, with ${4 * readers} user agents`,
  before: 'the words were stored and proposed for the content',
  limit: `stored once ${readers} addresses have sent them, not before`,
  async run() {
    const { fromOne, fromMany } = await askInVain('demand');
    const after = `from one ${fromOne ? 'STORED' : 'not stored'}, from ${readers} addresses ${fromMany ? 'stored' : 'NOT STORED'}`;
    return { after, isMet: !fromOne && fromMany };
  },
};

/** Whether the words are stored after one address and one /48 sent them, and whether they are once enough others did. */
export async function askInVain(seed: string): Promise<{ fromOne: boolean; fromMany: boolean }> {
  const site = await startSimulatedSite(seed);
  for (let n = 0; n < 4 * readers; n++) await askAndConfirm(site, { address: '203.0.113.7', agent: `Agent ${n}` });
  const fromOne = await isStored(site);
  for (let n = 0; n < 4 * readers; n++) await askAndConfirm(site, { address: `2001:db8:7:${n}::1`, agent: `Agent ${n}` });
  const fromNetwork = await isStored(site);
  for (let n = 2; n < readers; n++) await askAndConfirm(site, { address: `198.51.100.${n}`, agent: 'Phone' });
  const fromMany = await isStored(site);
  await site.close();
  return { fromOne: fromOne || fromNetwork, fromMany };
}

async function askAndConfirm(site: SimulatedSite, reader: SimulatedReader): Promise<void> {
  await site.search(reader, query);
  const ballot = await site.vote({ at: siteBegan, reader, article: articleName(0), isHelpful: true });
  await site.confirm(reader, ballot, query);
}

async function isStored({ store }: SimulatedSite): Promise<boolean> {
  const { texts, confirmations } = await readDemand(store, lastDays(siteBegan, 1));
  return texts.length + confirmations.length > 0;
}
