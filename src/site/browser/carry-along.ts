import { type ChannelTarget, channelUrl, type Origin } from '../../knowledge/channel-url.ts';

/** Returns a function that adds to the links to channels where the reader comes from; details of later calls are merged. */
export function createOriginLinks(): (more: Origin) => void {
  let origin: Origin = {};
  return function passOn(more) {
    origin = { ...origin, ...more };
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-channel]'))
      link.href = channelUrl(JSON.parse(link.dataset['channel'] ?? '') as ChannelTarget, origin);
  };
}
