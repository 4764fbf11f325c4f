import { audienceOf, limitsOf, type Sender, sharesOneAddress } from '../../endpoint/actor.ts';
import type { Audience } from '../../knowledge/audience.ts';
import { epochsOf, sketchPattern } from '../../knowledge/revision.ts';
import { hourMs, minuteMs } from '../../metrics/instants.ts';
import type { DayLimits } from '../../readers/day-tags.ts';
import { allowedOf, hourlyLimit, votesPerAddress, votesPerDevice, votesPerNetwork } from '../../readers/limits.ts';
import { type Row, type Store, statement } from '../../store/store.ts';
import { hourOf } from './tally.ts';
import type { JudgedText } from './vote.ts';

/** How many votes on a text may count at the moment. */
export interface Allowance {
  perDay: DayLimits;
  /** From all readers within a clock hour, on any text of the article; `undefined` for no limit. */
  hourly: number | undefined;
  /** Revisions of the text's epoch, whose votes form one rate; empty where the epoch makes no difference. */
  epoch: ReadonlySet<string>;
}

/** For a vote that moves to another text: it has already been counted once for its address and network. */
export function allowingOneMore({ perDay: { device, address, network }, ...allowance }: Allowance): Allowance {
  const more = (limit: number | undefined) => (limit === undefined ? undefined : limit + 1);
  return { ...allowance, perDay: { device, address: more(address), network: more(network) } };
}

/** @throws StoreError */
export type ReadAllowance = (now: number, sender: Sender, text: JudgedText) => Promise<Allowance>;

/** Caches each text's allowance for the current minute; a stale one is too low by a few votes at most. */
export function cacheAllowances(store: Store): ReadAllowance {
  let minute = 0;
  let cached = new Map<string, Promise<Allowance>>();
  return function readCached(now, sender, text) {
    if (sharesOneAddress(sender)) return Promise.resolve(deviceAllowance(sender));
    const currentMinute = Math.floor(now / minuteMs);
    if (currentMinute !== minute) {
      minute = currentMinute;
      cached = new Map();
    }
    const name = `${text.locale}/${text.article}/${text.revision}`;
    const known = cached.get(name);
    if (known !== undefined) return known;
    const ofMinute = cached;
    const read = readAllowance(store, now, audienceOf(sender), text);
    ofMinute.set(name, read);
    read.catch(() => ofMinute.delete(name));
    return read;
  };
}

function deviceAllowance(sender: Sender): Allowance {
  return { perDay: limitsOf(sender, { device: votesPerDevice }), hourly: undefined, epoch: new Set() };
}

/**
 * Computed from the votes counted so far. An address gets a share of the votes on the current epoch, because the report
 * shows the rate of an epoch. A surge is measured against all votes on the article, because a new text does not change its
 * readership.
 */
async function readAllowance(store: Store, now: number, audience: Audience, text: JudgedText): Promise<Allowance> {
  const hour = hourOf(now);
  const [revisions, counted] = await Promise.all([
    readRevisionsOf(store, audience, text),
    readCountedVotes(store, audience, text, hour),
  ]);
  const epoch = revisionsOfEpoch(revisions, text.revision);
  const sum = (rows: readonly Row[], column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  const ofEpoch = sum(
    counted.filter(({ revision }) => epoch.has(String(revision))),
    'n',
  );
  const firstSeen = Math.min(now, ...revisions.map((row) => Number(row['first_seen'])));
  return {
    perDay: {
      device: votesPerDevice,
      address: allowedOf(votesPerAddress, ofEpoch),
      network: allowedOf(votesPerNetwork, ofEpoch),
    },
    // Excludes the current hour: otherwise a surge would raise its own limit.
    hourly: hourlyLimit(sum(counted, 'n_before'), (Number(hour) - firstSeen) / hourMs),
    epoch,
  };
}

function readRevisionsOf(store: Store, audience: Audience, { article, locale }: JudgedText): Promise<Row[]> {
  return store.query(
    statement(
      `SELECT revision, sketch, first_seen FROM revision WHERE article = ? AND locale = ? AND edition = ?
       ORDER BY first_seen, revision`,
      article,
      locale,
      audience,
    ),
  );
}

/** Counted votes on each text of the article: all of them as `n`, those before the hour as `n_before`. */
function readCountedVotes(store: Store, audience: Audience, { article, locale }: JudgedText, hour: string): Promise<Row[]> {
  return store.query(
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
      audience,
      article,
      locale,
      audience,
    ),
  );
}

/** All revisions in the epoch of one of them, itself included. One without a valid sketch has an epoch to itself. */
function revisionsOfEpoch(revisions: readonly Row[], revision: string): Set<string> {
  const texts = revisions.map((row) => ({ revision: String(row['revision']), sketch: String(row['sketch']) }));
  const epochs = epochsOf(texts.filter(({ sketch }) => sketchPattern.test(sketch)));
  const epoch = epochs.get(revision);
  return new Set([revision, ...[...epochs].filter(([, own]) => own === epoch).map(([sibling]) => sibling)]);
}
