import type { DaySalt } from './day-salt.ts';
import { addressGroup, addressRing, isOneOffice, keyedHash, type Reader } from './reader.ts';
import type { Edition, Vote } from './vote.ts';

/** What one post is counted by in a day, each under a hash that only the day's salt can make again. */
export interface DayTags {
  day: string;
  /** Address group and agent. */
  device: string;
  /** The address group alone; `undefined` where all readers may share one. */
  address: string | undefined;
  /** Many address groups of one customer; `undefined` where there is nothing wider than the group. */
  ring: string | undefined;
}

/**
 * The tags of a vote. Devices are counted by text; addresses by article, or an address would have its share of each
 * text of an epoch.
 */
export function voteTags(salt: DaySalt, reader: Reader, vote: Vote, edition: Edition): DayTags {
  const { article, locale, revision } = vote;
  return tagsOf(salt, reader, edition, { device: [article, locale, revision, edition], address: [article, locale, edition] });
}

export function surveyTags(salt: DaySalt, reader: Reader, edition: Edition): DayTags {
  return tagsOf(salt, reader, edition, { device: ['survey', edition], address: ['survey', edition] });
}

function tagsOf(
  { day, value }: DaySalt,
  { address, agent }: Reader,
  edition: Edition,
  scope: { device: readonly string[]; address: readonly string[] },
): DayTags {
  const tag = (...parts: string[]): string => keyedHash(value, ...parts).slice(0, 14);
  const group = addressGroup(address);
  const device = tag(group, agent, ...scope.device);
  if (isOneOffice(edition)) return { day, device, address: undefined, ring: undefined };
  const ring = addressRing(address);
  return {
    day,
    device,
    address: tag('address', group, ...scope.address),
    ring: ring === group ? undefined : tag('ring', ring, ...scope.address),
  };
}
