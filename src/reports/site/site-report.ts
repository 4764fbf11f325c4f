import { readFile } from 'node:fs/promises';
import type { LocaleReport, ReportPages } from '../../edition/report-pages.ts';
import { ignoreMissing } from '../../files.ts';
import { articleUrl } from '../../knowledge/article-id.ts';
import { reportUrl } from '../../knowledge/page-url.ts';
import { drawBlocks } from '../renderers/blocks.ts';
import { documentOf } from '../report-document.ts';
import { type Report, reportSchema } from '../report-schema.ts';
import type { ArticleLinks } from '../words.ts';

/** In which locales the pages are, and below which path. */
interface SiteAddress {
  locales: readonly string[];
  /** Path of the site's address, `` or such as `/help`. */
  basePath: string;
}

/** Reads report.json for the pages of the internal edition. A report that cannot be read does not stop the build. */
export async function readSiteReport(file: string, address: SiteAddress): Promise<ReportPages> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return { state: 'missing', locales: {} };
  try {
    return siteReport(reportSchema.parse(JSON.parse(text)), address);
  } catch {
    // No JSON, of another version, or its parts do not fit together.
    return { state: 'unreadable', locales: {} };
  }
}

/** A report as pages, whose links stay within the internal edition. */
export function siteReport(report: Report, { locales, basePath }: SiteAddress): ReportPages {
  const links = linksWithin(basePath);
  const inLocale = (locale: string): LocaleReport => {
    const { lang, title, subtitle, notices, sections } = documentOf(report, locale, links);
    const page = { lang, headingLevel: 2 as const, sectionHref: (id: string): string => basePath + reportUrl(locale, id) };
    return {
      title,
      subtitle,
      notices,
      sections: sections.map(({ id, heading, group = '', blocks }) => ({ id, heading, group, html: drawBlocks(blocks, page) })),
    };
  };
  return { state: 'shown', locales: Object.fromEntries(locales.map((locale) => [locale, inLocale(locale)])) };
}

function linksWithin(basePath: string): ArticleLinks {
  return {
    page: ({ locale, id, state }) => (state === 'published' ? basePath + articleUrl(locale, id) : undefined),
    edit: ({ editUrl }) => (editUrl?.startsWith('/') ? basePath + editUrl : (editUrl ?? undefined)),
  };
}
