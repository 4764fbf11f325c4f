import { describe, expect, test } from 'vitest';
import { redirectLocale } from '../../src/knowledge/article-id.ts';

describe('an old path', () => {
  const locales = ['zh-cn', 'en', 'fr'];

  test.each([
    ['/en/articles/refund/', 'zh-cn', 'en', 'of a page in another locale leads to the page in that locale'],
    ['/fr/articles/refund/', 'en', 'en', 'leads to the text itself when that is not the default locale’s'],
    ['/de/articles/refund/', 'zh-cn', 'zh-cn', 'in a locale that the site does not have leads to the text itself'],
    ['/help/refund.html', 'zh-cn', 'zh-cn', 'of another site leads to the text itself'],
  ])('%s of a text in %s leads to the page in %s: it %s', (path, own, expected) => {
    expect(redirectLocale(path, own, locales)).toBe(expected);
  });
});
