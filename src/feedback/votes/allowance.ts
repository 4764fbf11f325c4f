import { epochsOf, sketchPattern } from '../../knowledge/revision.ts';
import { hourMs, minuteMs } from '../../metrics/instants.ts';
import type { DayLimits } from '../../readers/day-tags.ts';
import { allowedOf, hourlyLimit, votesPerAddress, votesPerDevice, votesPerNetwork } from '../../readers/limits.ts';
import { isOneOffice } from '../../readers/reader.ts';
import { type Row, type Store, statement } from '../../store/store.ts';
import { hourOf } from './tally.ts';
import type { Edition, Vote } from './vote.ts';

/** How many votes on a text may count just now. */
export interface Allowance extends DayLimits {
  /** Of all readers within a clock hour, on any text of the article. */
  hourly: number;
  /** Revisions of the text's epoch, whose votes are one rate; empty where that makes no difference. */
  epoch: ReadonlySet<string>;
}

/** For a vote that moves here: its own first count is among those of its address. */
export function allowingOneMore(allowance: Allowance): Allowance {
  return { ...allowance, address: allowance.address + 1, network: allowance.network + 1 };
}

/** @throws StoreError */
export type ReadAllowance = (now: number, edition: Edition, text: Judged) => Promise<Allowance>;

/** The text that a vote judges. */
export type Judged = Pick<Vote, 'article' | 'locale' | 'revision'>;

/** Caches each text's allowance for a minute; a stale one is at most a few votes too low. */
export function keepAllowances(store: Store): ReadAllowance {
  let minute = 0;
  let known = new Map<string, Promise<Allowance>>();
  return function readKept(now, edition, text) {
    if (isOneOffice(edition)) return Promise.resolve(officeAllowance);
    const present = Math.floor(now / minuteMs);
    if (present !== minute) {
      minute = present;
      known = new Map();
    }
    const name = `${text.locale}/${text.article}/${text.revision}`;
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const own = known;
    const read = readAllowance(store, now, edition, text);
    own.set(name, read);
    read.catch(() => own.delete(name));
    return read;
  };
}

const unlimited = Number.MAX_SAFE_INTEGER;

const officeAllowance: Allowance = {
  device: votesPerDevice,
  address: unlimited,
  network: unlimited,
  hourly: unlimited,
  epoch: new Set(),
};

/**
 * From the votes that count so far. Addresses have a share of those on the present epoch, because that is the rate
 * that is reported; the surge is told by those on the article, whose readers a new text does not change.
 */
async function readAllowance(store: Store, now: number, edition: Edition, text: Judged): Promise<Allowance> {
  const { article, locale } = text;
  const hour = hourOf(now);
  const [revisions, counted] = await Promise.all([
    store.query(
      statement(
        `SELECT revision, sketch, first_seen FROM revision WHERE article = ? AND locale = ? AND edition = ?
         ORDER BY first_seen, revision`,
        article,
        locale,
        edition,
      ),
    ),
    store.query(
      statement(
        `SELECT revision, sum(n) AS n, sum(CASE WHEN hour < ? THEN n ELSE 0 END) AS n_before FROM (
           SELECT revision, '' AS hour, helpful + not_helpful AS n FROM total WHERE article = ? AND locale = ? AND edition = ?
           UNION ALL
           SELECT revision, hour, n FROM tally WHERE article = ? AND locale = ? AND edition = ?
             AND hour >= (SELECT horizon FROM settled) AND held = ''
         ) AS counted GROUP BY revision`,
        hour,
        article,
        locale,
        edition,
        article,
        locale,
        edition,
      ),
    ),
  ]);
  const siblings = textsOfEpoch(revisions, text.revision);
  const sum = (rows: readonly Row[], column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  const ofEpoch = sum(
    counted.filter(({ revision }) => siblings.has(String(revision))),
    'n',
  );
  const firstSeen = Math.min(now, ...revisions.map((row) => Number(row['first_seen'])));
  return {
    device: votesPerDevice,
    address: allowedOf(votesPerAddress, ofEpoch),
    network: allowedOf(votesPerNetwork, ofEpoch),
    // Without this hour, or a surge would raise its own limit.
    hourly: hourlyLimit(sum(counted, 'n_before'), (Number(hour) - firstSeen) / hourMs),
    epoch: siblings,
  };
}

/** Revisions of the same epoch as one of them, itself included. One without a proper sketch is alone. */
function textsOfEpoch(revisions: readonly Row[], revision: string): Set<string> {
  const texts = revisions.map((row) => ({ revision: String(row['revision']), sketch: String(row['sketch']) }));
  const epochs = epochsOf(texts.filter(({ sketch }) => sketchPattern.test(sketch)));
  const epoch = epochs.get(revision);
  return new Set([revision, ...[...epochs].filter(([, own]) => own === epoch).map(([sibling]) => sibling)]);
}
