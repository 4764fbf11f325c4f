import { type Store, statement } from '../../store/store.ts';
import { timeOfBallot } from './ballot.ts';

/**
 * When the newest vote was cast, in milliseconds since 1970; `undefined` without any.
 *
 * @throws StoreError
 */
export async function readNewestVote(store: Store): Promise<number | undefined> {
  const [row] = await store.query(statement('SELECT max(ballot) AS newest FROM ballot'));
  const newest = row?.['newest'];
  return typeof newest === 'string' ? timeOfBallot(newest) : undefined;
}
