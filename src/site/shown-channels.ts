import { formatList, languageName } from '../i18n/format.ts';
import { stringsFor } from '../i18n/strings.ts';
import type { Channel } from '../knowledge/schemas/channels.ts';

/**
 * Channels for readers of some products, those in the readers' language first. Without products, channels that serve only
 * some of them are left out unless there are no others.
 *
 * @param first id of the channel that comes before all others in its language
 */
export function shownChannels(
  channels: readonly Channel[],
  { locale, products = [], first }: { locale: string; products?: readonly string[]; first?: string | undefined },
): Channel[] {
  const serving = channels.filter(({ products: served }) => served === undefined || served.some((id) => products.includes(id)));
  const rank = ({ id, languages }: Channel): number => (languages.includes(locale) ? 0 : 2) + (id === first ? 0 : 1);
  return (serving.length > 0 ? serving : channels).toSorted((a, b) => rank(a) - rank(b));
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
