import { type ChannelTarget, channelUrl, type Origin } from '../knowledge/channel-url.ts';

/** What a page knows of where the reader comes from, and the ways to a person that are to know it too. */
export interface Carrier {
  origin: Origin;
  /** Tells all channels, and the link to the page where questions are asked, what is new. */
  carry(more: Origin): void;
}

/** @returns `undefined` on a page whose channels carry nothing */
export function findCarrier(): Carrier | undefined {
  const section = document.querySelector<HTMLElement>('[data-contact]');
  if (!section) return undefined;
  const carrier: Carrier = {
    origin: JSON.parse(section.dataset['contact'] ?? '{}') as Origin,
    carry(more) {
      carrier.origin = { ...carrier.origin, ...more };
      for (const link of section.querySelectorAll<HTMLAnchorElement>('[data-channel]'))
        link.href = channelUrl(JSON.parse(link.dataset['channel'] ?? '') as ChannelTarget, carrier.origin);
      const ask = section.querySelector<HTMLAnchorElement>('[data-ask]');
      if (ask && carrier.origin.query)
        ask.search = `?${new URLSearchParams({ ...queryOf(ask.search), q: carrier.origin.query })}`;
    },
  };
  return carrier;
}

/**
 * What a reader searched for before this page, by the address they came from.
 *
 * @param referrer `document.referrer`: the whole address only when it is a page of ours
 */
export function searchedBefore(referrer: string, origin: string): string | undefined {
  if (!referrer.startsWith(`${origin}/`)) return undefined;
  const query = new URL(referrer).searchParams.get('q')?.trim();
  return query ? query.slice(0, maxQueryLength) : undefined;
}

/** As much as the search field takes. */
export const maxQueryLength = 200;

function queryOf(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}
