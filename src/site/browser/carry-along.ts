import { type ChannelTarget, channelUrl, type Origin } from '../../knowledge/channel-url.ts';

/** Tells the ways to a person where the reader comes from; what is told later joins what was told before. */
export function createCarrier(): (more: Origin) => void {
  let origin: Origin = {};
  return function carry(more) {
    origin = { ...origin, ...more };
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-channel]'))
      link.href = channelUrl(JSON.parse(link.dataset['channel'] ?? '') as ChannelTarget, origin);
  };
}
