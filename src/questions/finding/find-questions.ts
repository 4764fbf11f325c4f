import { dayMs } from '../../metrics/instants.ts';
import { numberOrNull } from '../../store/row-values.ts';
import type { Row, Store } from '../../store/store.ts';
import type { QuestionFilter } from '../question-filter.ts';
import type { Sealer } from '../sealer.ts';
import { compareCursors, isInOrder, knownUpTo, type Order, orderOf, startAfter } from './order.ts';
import { type Cursor, countUpTo, cursorIn, nextOf, type Stream } from './stream.ts';
import { type Way, waysOf } from './ways.ts';

/** A part of a list. */
export interface Part {
  limit: number;
  /** Where the part before it ended. */
  after?: Cursor | undefined;
  /** Questions that may be looked at for it. */
  lookAtMost?: number;
}

export interface FoundQuestions {
  ids: string[];
  /** Where the list goes on; `undefined` at its end. */
  next: Cursor | undefined;
  /** How many questions were looked at, when that ended the search before the part was full. */
  lookedAt: number | undefined;
}

/** Looking at so many questions takes less than a tenth of a second. */
const maxLookedAt = 5_000;

/** Questions in one statement. */
const maxSize = 2_000;

/**
 * Finds questions in the order of the list. They are read from the indexes that lead to the fewest, some at a time in their
 * order, until the part is full. Each statement reads a known number of rows: however many questions there are, and however
 * frequent a word is, no database can choose a plan that reads all of them.
 *
 * @throws StoreError
 */
export async function findQuestions(
  store: Store,
  sealer: Pick<Sealer, 'hashes'>,
  filter: QuestionFilter,
  { limit, after, lookAtMost = maxLookedAt }: Part,
): Promise<FoundQuestions> {
  const order = orderOf(filter);
  // Each further word has to be looked up, too.
  const maxLookedAtOn = ({ wanted }: Way): number =>
    Math.max(2 * limit, Math.ceil(lookAtMost / Math.max(1, wanted.words.length / 2)));
  const way = await shortest(store, waysOf(filter, sealer), order, maxLookedAtOn);
  if (way === undefined) return { ids: [], next: undefined, lookedAt: undefined };
  const most = maxLookedAtOn(way);
  const readings: Reading[] = way.streams.map((stream) => ({ stream, read: startAfter(stream, order, after), isAtEnd: false }));
  const found: Cursor[] = [];
  let lookedAt = 0;
  for (let size = limit + 1; ; size = Math.min(size * 4, maxSize, Math.max(1, most - lookedAt))) {
    const behind = readings.filter((reading) => !reading.isAtEnd && mayPrecede(reading, order, found[limit]));
    if (behind.length === 0) return partOf(found, limit);
    if (lookedAt >= most) return { ...partSoFar(found, behind, order, { limit, after }), lookedAt };
    const read = await Promise.all(behind.map((reading) => readOn(store, reading, way, Math.ceil(size / behind.length))));
    for (const rows of read) {
      lookedAt += rows.length;
      const places = rows.filter((row) => row['fits'] === 1).map((row) => cursorOf(row, order));
      found.push(...places.filter((place) => after === undefined || compareCursors(order, place, after) > 0));
    }
    found.sort((one, other) => compareCursors(order, one, other));
  }
}

/** A stream, and how far it has been read. */
interface Reading {
  stream: Stream;
  read: Cursor;
  isAtEnd: boolean;
}

/**
 * The shortest way; one in the order of the list where none can be read to its end, for the list can only be continued
 * from a place in its order.
 *
 * @returns `undefined` when one of the ways shows that there is no such question
 */
async function shortest(
  store: Store,
  ways: readonly Way[],
  order: Order,
  maxLookedAtOn: (way: Way) => number,
): Promise<Way | undefined> {
  const candidates = ways.length === 1 ? ways : ways.filter(({ isLongest }) => isLongest !== true);
  if (candidates.length < 2) return candidates[0];
  const lengths = await Promise.all(candidates.map(({ streams }) => countUpTo(store, streams, maxLookedAt)));
  const least = Math.min(...lengths);
  const best = candidates[lengths.indexOf(least)];
  if (least === 0 || best === undefined) return undefined;
  const isOrdered = ({ streams }: Way): boolean => streams.every((stream) => isInOrder(stream, order));
  return isOrdered(best) || least < maxLookedAtOn(best) ? best : (candidates.find(isOrdered) ?? best);
}

/** Whether a stream may have something that belongs before a place of the list, or before its end. */
function mayPrecede({ stream, read }: Reading, order: Order, place: Cursor | undefined): boolean {
  return place === undefined || !isInOrder(stream, order) || compareCursors(order, knownUpTo(stream, read), place) < 0;
}

async function readOn(store: Store, reading: Reading, { wanted }: Way, size: number): Promise<readonly Row[]> {
  const { stream, read } = reading;
  const rows = await store.query(nextOf(stream, wanted, read, size));
  const last = rows.at(-1);
  if (last !== undefined) reading.read = cursorIn(stream, last);
  reading.isAtEnd = rows.length < size;
  return rows;
}

const columns = { due: 'due_at', callBack: 'call_back_at', newest: 'received_at' } as const satisfies Record<Order, string>;

function cursorOf(row: Row, order: Order): Cursor {
  return { at: numberOrNull(row[columns[order]] ?? null), id: String(row['id']) };
}

function partOf(found: readonly Cursor[], limit: number): FoundQuestions {
  const shown = found.slice(0, limit);
  return { ids: shown.map(({ id }) => id), next: found.length > limit ? shown.at(-1) : undefined, lookedAt: undefined };
}

/** What of a list is known although not everything was read. */
function partSoFar(found: readonly Cursor[], behind: readonly Reading[], order: Order, { limit, after }: Part): FoundQuestions {
  if (behind.some(({ stream }) => !isInOrder(stream, order))) return partOf(found, limit);
  const [known = { at: null, id: '' }] = behind
    .map(({ stream, read }) => knownUpTo(stream, read))
    .sort((one, other) => compareCursors(order, one, other));
  const shown = found.filter((place) => compareCursors(order, place, known) <= 0);
  if (shown.length > limit) return partOf(shown, limit);
  const isWithinOneDay = behind.some(({ stream }) => stream.order === 'day') && shown.length === 0;
  // That day alone has more questions than are read at a time: the list goes on with the day before.
  if (isWithinOneDay && (found.length > 0 || (after !== undefined && compareCursors(order, known, after) <= 0)))
    return found.length > limit
      ? partOf(found, limit)
      : { ...partOf(found, limit), next: { ...known, at: (known.at ?? 0) - dayMs } };
  return { ...partOf(shown, limit), next: known };
}
