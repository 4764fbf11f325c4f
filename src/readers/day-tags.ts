import type { Edition, Vote } from '../feedback/votes/vote.ts';
import type { DaySalt } from './day-salt.ts';
import { addressGroup, hashParts, isOneOffice, keyedHash, networkOf, type Reader } from './reader.ts';

/** What one post is counted by in a day, each under a hash that only the day's salt can make again. */
export interface DayTags {
  day: string;
  tags: readonly DayTag[];
}

export interface DayTag {
  /** Address group and agent; the address group alone; or many address groups of one customer. */
  of: keyof DayLimits;
  tag: string;
  /** So often it may be counted. */
  limit: number;
}

/** What must be counted at most so often under each tag of a post. */
export interface DayLimits {
  device: number;
  address: number;
  network: number;
}

/**
 * The tags of a vote. Devices are counted by text; addresses by article, or an address would have its share of each
 * text of an epoch.
 */
export function voteTags(salt: DaySalt, reader: Reader, vote: Vote, edition: Edition, limits: DayLimits): DayTags {
  const { article, locale, revision } = vote;
  return tagsOf(salt, reader, edition, limits, { address: [article, locale, edition], device: [revision] });
}

export function surveyTags(salt: DaySalt, reader: Reader, edition: Edition, limits: DayLimits): DayTags {
  return tagsOf(salt, reader, edition, limits, { address: ['survey', edition], device: [] });
}

/**
 * Only those that can hold a post back. What a device sends is part of what its address sends, so a device is counted
 * only where its address may send more, or any number because all readers may share it. That saves a row a vote on
 * most articles; on the day an article grows past it, what a device sent before is not counted against it.
 */
function tagsOf(
  { day, value }: DaySalt,
  { address, agent }: Reader,
  edition: Edition,
  limits: DayLimits,
  scope: { address: readonly string[]; device: readonly string[] },
): DayTags {
  const group = addressGroup(address);
  // Whole it is a key that nobody knows without the salt; of it only the tag is stored.
  const ofAddress = keyedHash(value, group, ...scope.address);
  const tags: DayTag[] = [];
  const add = (of: DayTag['of'], hash: string) => tags.push({ of, tag: hash.slice(0, tagLength), limit: limits[of] });
  if (limits.device < limits.address) add('device', hashParts(ofAddress, agent, ...scope.device));
  if (isOneOffice(edition)) return { day, tags };
  add('address', ofAddress);
  const network = networkOf(address);
  if (network !== group) add('network', keyedHash(value, network, ...scope.address));
  return { day, tags };
}

/** 84 bits. */
const tagLength = 14;
