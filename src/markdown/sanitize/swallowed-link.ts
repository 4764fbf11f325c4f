import type { Link } from 'mdast';

/**
 * GFM ends a bare link at white space, so in Chinese text `https://example.org/帮助，然后…` swallows the rest of the
 * sentence.
 *
 * @param source the text the link was parsed from
 * @returns what the writer most likely meant, as Markdown, or `undefined` when nothing is swallowed
 */
export function fixSwallowedLink(link: Link, source: string): string | undefined {
  const start = link.position?.start.offset;
  const end = link.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  const written = source.slice(start, end);
  const isBare = /^(?:https?:\/\/|www\.)/i.test(written);
  if (!isBare || !/[^\x21-\x7e]/.test(written)) return undefined;
  const stop = written.search(/[\u3000-\u303f\uff00-\uffef\u2018-\u201f\u2026]/);
  const address = written.slice(0, stop === -1 ? written.search(/[^\x21-\x7e]/) : stop);
  const url = address.toLowerCase().startsWith('www.') ? `https://${address}` : address;
  return `[${address}](${url})${written.slice(address.length)}`;
}
