import { getEntry } from 'astro:content';
import type { Edition, EditionPage } from '../edition/edition.ts';
import { readEdition } from '../edition/edition-file.ts';
import { digestOf } from './digest-of.ts';
import { inLanguageOf, type SiteData, siteDataOf } from './shown-edition.ts';

let loaded: Promise<SiteData> | undefined;

let latest: { edition: Edition; data: SiteData } | undefined;

/** Loaded once per build; in `dev` every request finds out whether the content has changed. */
export function siteData(): Promise<SiteData> {
  if (import.meta.env.DEV) return loadSiteData();
  loaded ??= loadSiteData();
  return loaded;
}

/** Astro's cache key of a page, which is rebuilt only when something it shows has changed. */
export const cacheKey = digestOf;

/** `getStaticPaths` of a page that exists in every locale. */
export async function localePaths(): Promise<{ params: { locale: string } }[]> {
  const { frame } = await siteData();
  return frame.site.locales.map((locale) => ({ params: { locale } }));
}

/** Handbook pages in their order, each in the given locale or in the default one. */
export async function handbookPages(locale: string): Promise<EditionPage[]> {
  const { frame, handbook } = await siteData();
  return inLanguageOf(locale, handbook, frame.defaultLocale).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

async function loadSiteData(): Promise<SiteData> {
  const edition = await readEdition((await getEntry('edition', 'latest'))?.data.file ?? '');
  if (edition === undefined) throw new Error('The edition has not been prepared: build with the plugins of plugins/.');
  if (latest?.edition !== edition) latest = { edition, data: siteDataOf(edition) };
  return latest.data;
}
