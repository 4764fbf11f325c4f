import type { Channel } from './schemas/channels.ts';

/** What a reader was doing before contacting support, as far as known. */
export interface Origin {
  /** Title of the article they were reading. */
  title?: string | undefined;
  /** Full URL of that article. */
  url?: string | undefined;
  /** What they searched for or asked. */
  query?: string | undefined;
}

/** The parts of a channel that make up its link. */
export type ChannelTarget = Pick<Channel, 'kind' | 'address' | 'url'>;

/**
 * Link of a channel. The subject of a mail is the reader's query, or else the article's title; its body ends with the
 * article's URL. In a channel's own `url`, `{article}` and `{query}` are replaced by the article's URL and the query. Also
 * runs in the browser.
 */
export function channelUrl({ kind, address, url }: ChannelTarget, { title, url: article, query }: Origin = {}): string {
  const own = url ?? (kind === 'mail' ? `mailto:${address}` : `tel:${address.replace(/[^+\d]/g, '')}`);
  if (!own.startsWith('mailto:')) return fill(own, { article, query });
  const subject = query ?? title;
  if (subject === undefined) return own;
  const about = [query === undefined ? undefined : title, article].filter((line) => line !== undefined);
  const body = about.length === 0 ? '' : `&body=${encode(`\r\n\r\n${about.join('\r\n')}`)}`;
  return `${own}${own.includes('?') ? '&' : '?'}subject=${encode(subject)}${body}`;
}

/** Fills the placeholders of a URL. Query parameters whose placeholder has no value are dropped. */
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

/** `encodeURIComponent` throws for lone surrogates, which a truncated query may contain. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed?.() ?? text);
}
