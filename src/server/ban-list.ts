import { LruMap } from '../lru-map.ts';

/** Address groups that may not connect for a while. */
export interface BanList {
  add(group: string): void;
  has(group: string): boolean;
}

export interface BanListOptions {
  banMs: number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  maxGroups?: number;
}

export function createBanList({ banMs, monotonic, maxGroups = 10_000 }: BanListOptions): BanList {
  const bannedUntil = new LruMap<string, number>(maxGroups);
  return {
    add(group) {
      bannedUntil.set(group, monotonic() + banMs);
    },
    has(group) {
      return monotonic() < (bannedUntil.get(group) ?? Number.NEGATIVE_INFINITY);
    },
  };
}
