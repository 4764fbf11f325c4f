/** One address of every kind of page of the sample site. */
export const kinds = [
  '/',
  '/en/',
  '/zh-cn/articles/refund-a-course/',
  '/en/articles/video-will-not-play/',
  '/zh-cn/categories/orders/',
  '/zh-cn/products/courses/',
  '/zh-cn/search/',
  '/zh-cn/channels/',
  '/zh-cn/known-issues/',
  '/zh-cn/glossary/',
  '/zh-cn/whats-new/',
  '/zh-cn/ask/',
  '/zh-cn/privacy/',
  '/no-such-page',
];

/** Every kind of page in its variants: other components, languages, and states that an address asks for. */
export const pages = [
  '/',
  '/en/',
  '/zh-cn/articles/refund-a-course/',
  '/en/articles/refund-a-course/',
  '/en/articles/club-starting-level/',
  '/zh-cn/articles/payment-failed/',
  '/zh-cn/articles/join-a-club/',
  '/zh-cn/articles/airplay-no-sound/',
  '/zh-cn/categories/orders/',
  '/en/categories/refunds/',
  '/zh-cn/products/courses/',
  '/zh-cn/search/?q=退款',
  '/en/search/',
  '/zh-cn/stages/learning/',
  '/zh-cn/channels/',
  '/en/channels/',
  '/zh-cn/known-issues/',
  '/zh-cn/survey/',
  '/zh-cn/glossary/',
  '/en/whats-new/',
  '/zh-cn/ask/',
  '/en/privacy/',
  '/zh-cn/ask/?article=refund-a-course',
  '/zh-cn/404/',
  '/404.html',
];

/** Pages together with their translations, each once. */
export function inBothLanguages(paths: readonly string[]): string[] {
  const translations = paths.map((path) =>
    path.replace(/^\/(?:zh-cn|en)\//, (locale) => (locale === '/en/' ? '/zh-cn/' : '/en/')),
  );
  return [...new Set([...paths, ...translations])];
}
