import { proveWords } from '../words.ts';
import type { Attack } from './attack.ts';

export const wordsBelowK: Attack = {
  name: 'secrets sent as words of a failed search by one reader',
  before: 'all readable in the database file',
  limit: 'none readable; words that occur in articles are counted',
  async run() {
    const { secrets, accepted, stored, counted } = await proveWords(1_000);
    return {
      after: `${stored} of ${secrets} readable; the known word counted ${counted} times`,
      isMet: stored === 0 && accepted === secrets && counted === secrets,
    };
  },
};
