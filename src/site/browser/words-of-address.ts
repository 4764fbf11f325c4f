import { decodeUriPart } from '../../knowledge/decode-uri.ts';

/** Parts of an address that say where a page stands, and nothing of what it is about. */
const noWords = /^(?:articles?|help|index|pages?|posts?|docs?|kb|faq|html?|php|aspx?|jsp|md)$/i;

/**
 * What somebody who asked for a page that is not there most likely wanted: the words of its address.
 *
 * @param pathname still percent-encoded: `/zh-cn/articles/how-to-refund.html`
 * @param locales folders that are languages
 * @returns `how to refund`; empty when nothing is left
 */
export function wordsOfAddress(pathname: string, locales: readonly string[]): string {
  return decodeUriPart(pathname)
    .split('/')
    .filter((part) => !locales.includes(part.toLowerCase()))
    .flatMap((part) => part.split(/[^\p{L}\p{N}\p{M}]+/u))
    .filter((word) => word !== '' && !noWords.test(word))
    .join(' ')
    .slice(0, 100)
    .trim();
}
