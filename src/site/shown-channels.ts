import { formatList, languageName } from '../i18n/format.ts';
import { stringsFor } from '../i18n/strings.ts';
import type { Strings } from '../i18n/zh-cn.ts';
import type { Channel } from '../knowledge/schemas/channels.ts';
import { replyPromise } from '../service-hours/promise.ts';

/**
 * Channels for readers of some products. Without products, channels that serve only some of them are left out if there are
 * others.
 */
export function shownChannels(channels: readonly Channel[], readers: Readers): Channel[] {
  const { products = [] } = readers;
  const serving = channels.filter(({ products: served }) => served === undefined || served.some((id) => products.includes(id)));
  return orderChannels(serving.length > 0 ? serving : channels, readers);
}

/**
 * The first is the one that readers should try first. A way that they can use comes before others: one that serves what they
 * use, before one for some other product; then one that answers in their language; then the one that the article recommends;
 * then the operator’s order, in which a chat may come before a mailbox.
 * What is open now changes nothing: lists would jump under the reader’s finger, and each says itself when it opens.
 */
export function orderChannels(channels: readonly Channel[], { locale, products = [], first }: Readers): Channel[] {
  const rank = ({ id, languages, products: served }: Channel): number =>
    (served === undefined || served.some((product) => products.includes(product)) ? 0 : 4) +
    (languages.includes(locale) ? 0 : 2) +
    (id === first ? 0 : 1);
  return channels.toSorted((a, b) => rank(a) - rank(b));
}

/** For whom channels are shown. */
interface Readers {
  locale: string;
  products?: readonly string[];
  /** Id of the channel that the article recommends. */
  first?: string | undefined;
}

/** Whether readers can leave a message at any time, and wait for a reply; who rings or chats is answered at once or not. */
export function takesMessages({ kind }: Pick<Channel, 'kind'>): boolean {
  return kind !== 'phone' && kind !== 'chat';
}

/** How soon a channel answers while it is open. */
export function promiseOf(channel: Channel, { promise, within }: Strings['contact']): string {
  return promise[channel.kind === 'phone' ? 'phone' : 'reply'](within(replyPromise(channel)));
}

/** Icon of each kind of channel. */
export const channelIcons = {
  chat: 'message-circle',
  phone: 'phone',
  mail: 'mail',
  social: 'messages-square',
  form: 'file-pen-line',
} as const satisfies Record<Channel['kind'], string>;

/** Languages in which a channel answers, when the readers' is not among them. */
export function foreignLanguages({ languages }: Channel, locale: string): string | undefined {
  if (languages.includes(locale)) return undefined;
  const names = languages.map((language) => languageName(language, locale));
  return stringsFor(locale).contact.onlyIn(formatList(names, locale));
}
