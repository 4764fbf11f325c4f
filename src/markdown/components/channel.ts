import { channelUrl } from '../../knowledge/channel-url.ts';
import type { Channel } from '../../knowledge/schemas/channels.ts';
import { type Component, element, text } from './component.ts';

/** A link to a contact channel. */
export const channel: Component = {
  kind: 'phrasing',
  children: false,
  attributes: { id: { required: true, refersTo: 'channel' } },
  render({ id = '' }, _children, { channels, locale }) {
    const known = channels.get(id);
    if (known === undefined) return element('span', {}, []);
    return element('a', { className: ['channel'], href: channelUrl(known) }, [text(channelName(known, locale))]);
  },
  plain({ id = '' }, _content, { channels, locale }) {
    const known = channels.get(id);
    return known === undefined ? '' : `[${channelName(known, locale)}](${channelUrl(known)})`;
  },
};

/** How a sentence names a channel: by phone number or mail address, `call 400-820-0000`; else by name, `ask Live chat`. */
function channelName({ id, kind, address, label }: Channel, locale: string): string {
  return kind === 'phone' || kind === 'mail' ? address : (label[locale] ?? id);
}
