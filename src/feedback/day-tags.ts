import type { DaySalt } from './day-salt.ts';
import { addressGroup, addressRing, hashParts, isOneOffice, keyedHash, type Reader } from './reader.ts';
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
  return tagsOf(salt, reader, edition, { device: [revision], address: [article, locale, edition] });
}

export function surveyTags(salt: DaySalt, reader: Reader, edition: Edition): DayTags {
  return tagsOf(salt, reader, edition, { device: [], address: ['survey', edition] });
}

function tagsOf(
  { day, value }: DaySalt,
  { address, agent }: Reader,
  edition: Edition,
  scope: { device: readonly string[]; address: readonly string[] },
): DayTags {
  const group = addressGroup(address);
  // Whole it is a key that nobody knows without the salt; of it only the tag is stored.
  const ofAddress = keyedHash(value, group, ...scope.address);
  const device = shorten(hashParts(ofAddress, agent, ...scope.device));
  if (isOneOffice(edition)) return { day, device, address: undefined, ring: undefined };
  const ring = addressRing(address);
  return {
    day,
    device,
    address: shorten(ofAddress),
    ring: ring === group ? undefined : shorten(keyedHash(value, ring, ...scope.address)),
  };
}

/** 84 bits. */
function shorten(hash: string): string {
  return hash.slice(0, 14);
}
