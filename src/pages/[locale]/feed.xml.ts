import type { APIRoute } from 'astro';
import { escapeMarkup } from '../../escape-markup.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import { withBase } from '../../knowledge/base-path.ts';
import { feedUrl, pageUrl, sharePictureUrl } from '../../knowledge/page-url.ts';
import { newestArticles } from '../../site/newest.ts';
import { hasSharePictures } from '../../site/share-pictures.ts';
import { localePaths, siteData } from '../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** The latest articles, as an Atom feed (RFC 4287). */
export const GET: APIRoute = async ({ params: { locale = '' } }) => {
  const { frame, articles } = await siteData();
  const absolute = (path: string): string => new URL(path, frame.site.baseUrl).href;
  const newest = newestArticles(articles.filter((article) => article.locale === locale));
  const stamp = (day: string): string => `${day}T00:00:00Z`;
  const entries = newest.map(
    ({ id, title, summary, reviewed }) => `<entry>
<title>${escapeMarkup(title)}</title>
<id>${absolute(articleUrl(locale, id))}</id>
<link href="${absolute(articleUrl(locale, id))}"/>
<updated>${stamp(reviewed)}</updated>
<summary>${escapeMarkup(summary)}</summary>
</entry>`,
  );
  const name = frame.site.name[locale] ?? '';
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag(locale)}">
<title>${escapeMarkup(`${name} · ${stringsFor(locale).pages['whats-new']}`)}</title>
<id>${absolute(feedUrl(locale))}</id>
<link rel="self" href="${absolute(feedUrl(locale))}"/>
<link href="${absolute(pageUrl(locale, 'whats-new'))}"/>
<icon>${absolute(withBase('/apple-touch-icon.png'))}</icon>${
    hasSharePictures(frame, 'site')
      ? `
<logo>${absolute(sharePictureUrl(locale))}</logo>`
      : ''
  }
<updated>${stamp(newest[0]?.reviewed ?? '1970-01-01')}</updated>
<author><name>${escapeMarkup(name)}</name></author>
${entries.join('\n')}
</feed>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
