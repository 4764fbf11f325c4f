import type { DaySalt } from './day-salt.ts';
import { addressGroup, hashParts, keyedHash, networkOf, type Reader } from './reader.ts';

/** The tags under which a submission is counted on a day. They can only be computed with the day's salt. */
export interface DayTags {
  day: string;
  tags: readonly DayTag[];
}

export interface DayTag {
  /** Address group and agent; the address group alone; or a network of many address groups. */
  of: keyof DayLimits;
  tag: string;
  /** How often the tag may count. */
  limit: number;
}

/** How many submissions count in a day from one device, one address and one network. */
export interface DayLimits {
  device: number;
  /** Left out where all readers may share one address: then only devices are limited. */
  address?: number | undefined;
  network?: number | undefined;
}

/** What is counted, as a list of parts. Tags of different scopes cannot be linked. */
export interface TagScope {
  /** Scope of the limits on addresses and networks, such as an article. */
  address: readonly string[];
  /** Narrows the scope for devices, such as to one text of the article. */
  device?: readonly string[];
}

/**
 * Only the tags whose limits can apply. Whatever a device sends also counts for its address, so the device is counted only
 * if its address may send more. That saves a row per vote on most articles. On the day an article grows past that point,
 * what a device sent earlier is not counted against it.
 */
export function dayTags({ day, value }: DaySalt, reader: Reader, limits: DayLimits, scope: TagScope): DayTags {
  const { address = Number.POSITIVE_INFINITY, network = Number.POSITIVE_INFINITY } = limits;
  const group = addressGroup(reader.address);
  // The full hash serves as a key that nobody can compute without the salt; only its beginning is stored, as the tag.
  const ofAddress = keyedHash(value, group, ...scope.address);
  const tags: DayTag[] = [];
  const add = (of: DayTag['of'], hash: string, limit: number) => tags.push({ of, tag: hash.slice(0, tagLength), limit });
  if (limits.device < address) add('device', hashParts(ofAddress, reader.agent, ...(scope.device ?? [])), limits.device);
  if (address < Number.POSITIVE_INFINITY) add('address', ofAddress, address);
  const widerNetwork = networkOf(reader.address);
  if (network < Number.POSITIVE_INFINITY && widerNetwork !== group)
    add('network', keyedHash(value, widerNetwork, ...scope.address), network);
  return { day, tags };
}

/** 84 bits. */
const tagLength = 14;
