import { chartStyles } from '../charts/stylesheet.ts';
import { contentStyles } from '../renderers/content-styles.ts';
import { pageStyles } from './page-styles.ts';

export { readSiteReport } from './site-report.ts';

/** Style sheet of the pages, with the colours and sizes of the site. */
export function siteStylesheet(): string {
  return [pageStyles, contentStyles, chartStyles()].join('\n');
}
