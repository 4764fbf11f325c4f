import { askSite } from '../../../../src/evaluation/ask-site.ts';
import type { System } from './system.ts';

/** The search of the site itself, as its pages have it. */
export const ours: System = {
  name: 'Jieda',
  open: ({ siteDir, locale }) => askSite(siteDir, locale),
};
