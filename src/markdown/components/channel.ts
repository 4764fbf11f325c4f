import { formatHours } from '../../i18n/format.ts';
import { channelUrl } from '../../knowledge/channel-url.ts';
import type { Channel } from '../../knowledge/schemas/channels.ts';
import { type Component, element, text } from './component.ts';

/** A link to a contact channel, or its weekly opening hours. */
export const channel: Component = {
  kind: 'phrasing',
  children: false,
  attributes: { id: { required: true, refersTo: 'channel' }, show: { values: ['hours'] } },
  render({ id = '', show }, _children, { channels, locale }) {
    const known = channels.get(id);
    if (known === undefined) return element('span', {}, []);
    if (show === 'hours') return element('span', {}, [text(formatHours(known, locale))]);
    return element('a', { className: ['channel'], href: channelUrl(known) }, [text(channelName(known, locale))]);
  },
  plain({ id = '', show }, _content, { channels, locale }) {
    const known = channels.get(id);
    if (known === undefined) return '';
    return show === 'hours' ? formatHours(known, locale) : `[${channelName(known, locale)}](${channelUrl(known)})`;
  },
};

/** How a sentence names a channel: by phone number or mail address, `call 400-820-0000`; else by name, `ask Live chat`. */
function channelName({ id, kind, address, label }: Channel, locale: string): string {
  return kind === 'phone' || kind === 'mail' ? address : (label[locale] ?? id);
}
