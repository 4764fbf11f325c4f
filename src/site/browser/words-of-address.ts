import { decodeUriPart } from '../../knowledge/decode-uri.ts';

/** Words in URLs that say nothing about the topic of a page. */
export const ignoredWords = /^(?:articles?|help|index|pages?|posts?|docs?|kb|faq|html?|php|aspx?|jsp|md|404)$/i;

/**
 * The words in the URL of a missing page: most likely what the reader was looking for.
 *
 * @param pathname percent-encoded path, such as `/zh-cn/articles/how-to-refund.html`
 * @param locales path segments to ignore
 * @returns `how to refund`, for example; empty when no words are left
 */
export function wordsOfAddress(pathname: string, locales: readonly string[]): string {
  return decodeUriPart(pathname)
    .split('/')
    .filter((part) => !locales.includes(part.toLowerCase()))
    .flatMap((part) => part.split(/[^\p{L}\p{N}\p{M}]+/u))
    .filter((word) => word !== '' && !ignoredWords.test(word))
    .join(' ')
    .slice(0, 100)
    .trim();
}
