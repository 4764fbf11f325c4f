import type { Channel } from './schemas/channels.ts';

/** Where a reader comes from when they turn to a person; what is not known is left out. */
export interface Origin {
  /** Title of the article they read. */
  title?: string | undefined;
  /** Its full address. */
  url?: string | undefined;
  /** What they searched for or asked, in their own words. */
  query?: string | undefined;
}

/** What of a channel says where it leads. */
export type ChannelTarget = Pick<Channel, 'kind' | 'address' | 'url'>;

/**
 * Where a tap on the channel leads. A mail has the reader's words or else the article's title as its subject, and
 * leaves room above the article's address; `{article}` and `{query}` in a channel's own address become the same.
 * Runs in the browser too.
 */
export function channelUrl({ kind, address, url }: ChannelTarget, { title, url: article, query }: Origin = {}): string {
  const own = url ?? (kind === 'mail' ? `mailto:${address}` : `tel:${address.replaceAll(/[^+\d]/g, '')}`);
  if (!own.startsWith('mailto:')) return fill(own, { article, query });
  const subject = query ?? title;
  if (subject === undefined) return own;
  const about = [query === undefined ? undefined : title, article].filter((line) => line !== undefined);
  const body = about.length === 0 ? '' : `&body=${encode(`\r\n\r\n${about.join('\r\n')}`)}`;
  return `${own}${own.includes('?') ? '&' : '?'}subject=${encode(subject)}${body}`;
}

/** A parameter of which nothing is known is left out, so that the address stays one that a person would pass on. */
function fill(url: string, known: { article: string | undefined; query: string | undefined }): string {
  const [path = '', ...search] = url.split('?');
  const valueFor = (_all: string, name: string): string => encode((name === 'article' ? known.article : known.query) ?? '');
  const parameters = search
    .join('?')
    .split('&')
    .filter(
      (part) => part !== '' && !(part.includes('{article}') && !known.article) && !(part.includes('{query}') && !known.query),
    );
  return [path, ...(parameters.length > 0 ? [parameters.join('&')] : [])].join('?').replace(/\{(article|query)\}/g, valueFor);
}

/** A text cut in the middle of a character, as an address can bring it, would throw. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed?.() ?? text);
}
