import type { APIRoute } from 'astro';
import { stringsFor } from '../../i18n/strings.ts';
import type { PageTexts } from '../../site/browser/page-texts.ts';
import { localePaths } from '../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** Texts that pages show only once a reader acts; fetched then. */
export const GET: APIRoute = ({ params }) => {
  const { feedback, site } = stringsFor(params['locale'] ?? '');
  const { sending, thanks, changed, voted, failed, comment } = feedback;
  const texts: PageTexts = {
    vote: { sending, thanks, changed, voted, failed },
    comment: { thanks: comment.stored, failed: comment.failed },
    share: site.share,
    appearance: site.appearance,
  };
  return new Response(JSON.stringify(texts), { headers: { 'Content-Type': 'application/json' } });
};
