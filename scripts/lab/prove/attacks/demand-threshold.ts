import { readDemand } from '../../../../src/feedback/searches/demand.ts';
import { lastDays } from '../../../../src/metrics/period.ts';
import { defaultFeedbackSettings } from '../../../../src/knowledge/feedback-settings.ts';
import { type SimulatedSite, siteBegan, startSimulatedSite } from '../../load/simulated-site.ts';
import type { Attack } from './attack.ts';

const { readers } = defaultFeedbackSettings.demandThreshold;
const query = 'buy cheap followers';

/** Words of the attacker's choice in the log, and so in the patch that is proposed for the content. */
export const demandThreshold: Attack = {
  name: `one address, and then one /48, asks the same in vain from ${4 * readers} agents`,
  before: 'the words were kept and proposed for the content',
  limit: `kept from ${readers} addresses on, not before`,
  async run() {
    const { fromOne, fromMany } = await askInVain('demand');
    const after = `from one ${fromOne ? 'KEPT' : 'not kept'}, from ${readers} addresses ${fromMany ? 'kept' : 'NOT KEPT'}`;
    return { after, isMet: !fromOne && fromMany };
  },
};

/** Whether the words are kept after one address and one /48 asked, and whether they are once enough others did. */
export async function askInVain(seed: string): Promise<{ fromOne: boolean; fromMany: boolean }> {
  const site = await startSimulatedSite(seed);
  for (let n = 0; n < 4 * readers; n++) await site.search({ address: '203.0.113.7', agent: `Agent ${n}` }, query);
  const fromOne = await isKept(site);
  for (let n = 0; n < 4 * readers; n++) await site.search({ address: `2001:db8:7:${n}::1`, agent: `Agent ${n}` }, query);
  const fromNetwork = await isKept(site);
  for (let n = 2; n < readers; n++) await site.search({ address: `198.51.100.${n}`, agent: 'Phone' }, query);
  const fromMany = await isKept(site);
  await site.close();
  return { fromOne: fromOne || fromNetwork, fromMany };
}

async function isKept({ store }: SimulatedSite): Promise<boolean> {
  return (await readDemand(store, lastDays(siteBegan, 1))).texts.length > 0;
}
