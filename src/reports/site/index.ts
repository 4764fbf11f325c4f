export { siteStylesheet } from '../renderers/stylesheet.ts';
export { readSiteReport } from './site-report.ts';
