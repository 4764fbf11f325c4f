import { channelUrl } from '../../knowledge/channel-url.ts';
import { type Component, element, text } from './component.ts';

/** A link to a way of reaching a person, with its address as a reader would note it down. */
export const channel: Component = {
  kind: 'phrasing',
  children: false,
  attributes: { id: { required: true, refersTo: 'channel' } },
  render({ id = '' }, _children, { channels, locale, strings }) {
    const known = channels.get(id);
    if (known === undefined) return element('span', {}, []);
    const label = strings.channelLink(known.label[locale] ?? known.id, known.address);
    return element('a', { className: ['channel'], href: channelUrl(known) }, [text(label)]);
  },
};
