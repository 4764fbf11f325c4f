import { channelUrl } from '../../knowledge/channel-url.ts';
import type { Channel } from '../../knowledge/schemas/channels.ts';
import { type Component, element, text } from './component.ts';

/** A link to a way of reaching a person. */
export const channel: Component = {
  kind: 'phrasing',
  children: false,
  attributes: { id: { required: true, refersTo: 'channel' } },
  render({ id = '' }, _children, { channels, locale }) {
    const known = channels.get(id);
    if (known === undefined) return element('span', {}, []);
    return element('a', { className: ['channel'], href: channelUrl(known) }, [text(channelName(known, locale))]);
  },
};

/**
 * What a sentence calls a channel: a number or a mail address as a reader notes it down, `call 400-820-0000`; any
 * other channel its name, `ask Live chat`.
 */
export function channelName({ id, kind, address, label }: Channel, locale: string): string {
  return kind === 'phone' || kind === 'mail' ? address : (label[locale] ?? id);
}
