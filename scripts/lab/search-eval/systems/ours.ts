import { askSite } from '../../../../src/evaluation/ask-site.ts';
import type { System } from './system.ts';

/** The site’s own search. */
export const ours: System = { name: 'Jieda', open: ({ siteDir, locale }) => askSite(siteDir, locale) };
