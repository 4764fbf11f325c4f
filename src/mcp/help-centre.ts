import { UserError } from '../errors.ts';
import { markdownUrl } from '../knowledge/article-id.ts';
import type { Audience } from '../knowledge/audience.ts';
import { type Catalogue, type CatalogueArticle, catalogueFile, catalogueSchema } from '../knowledge/catalogue.ts';
import { openPortableSearch, type PortableSearch } from '../search/open-portable-search.ts';
import type { PortablePagefind, ReadSiteFile } from '../search/pagefind/portable-client.ts';

/** A built site, as programs ask it. */
export interface HelpCentre {
  readCatalogue(): Promise<KnownArticles>;
  /** `undefined` for a locale without articles, which has no index. */
  openSearch(locale: string): Promise<PortableSearch | undefined>;
  /** The article's Markdown copy. */
  readMarkdown(article: CatalogueArticle): Promise<string>;
  /** Drops what has been read, after a question that took too long: a Worker may wait for a file of an ended request. */
  forget(): void;
  /** Today, `2026-11-20`. */
  today(): string;
}

/** The catalogue, with its articles by locale and id. */
export interface KnownArticles extends Catalogue {
  find(locale: string, id: string): CatalogueArticle | undefined;
}

export interface HelpCentreOptions {
  readFile: ReadSiteFile;
  loadPagefind: () => Promise<PortablePagefind>;
  /** Edition that is served. */
  audience: Audience;
  /** Differs for each build of the site; what was read from another one is dropped. */
  version: () => Promise<string>;
  today: () => string;
}

/** Opens a site from its files. Nothing is read before the first question. */
export function openHelpCentre({ readFile, loadPagefind, audience, version, today }: HelpCentreOptions): HelpCentre {
  let opened: { version: string; site: OpenedSite } | undefined;

  async function currentSite(): Promise<OpenedSite> {
    const now = await version();
    if (opened?.version !== now) opened = { version: now, site: emptySite() };
    return opened.site;
  }

  async function readCatalogue(): Promise<KnownArticles> {
    const site = await currentSite();
    // Results are kept, not promises: in a Worker, a promise belongs to the request that made it.
    site.catalogue ??= await parseCatalogue(await readFile(catalogueFile), audience);
    return site.catalogue;
  }

  return {
    today,
    readCatalogue,
    forget() {
      opened = undefined;
    },

    async openSearch(locale) {
      const site = await currentSite();
      const { articles } = await readCatalogue();
      if (!articles.some((article) => article.locale === locale)) return undefined;
      site.pagefind ??= await loadPagefind();
      const search = site.searches.get(locale) ?? (await openPortableSearch(site.pagefind, locale, readFile));
      site.searches.set(locale, search);
      return search;
    },

    async readMarkdown({ locale, id }) {
      const path = markdownUrl(locale, id).slice(1);
      const file = await readFile(path);
      if (file === undefined) throw new Error(`The site has no ${path}.`);
      return new TextDecoder().decode(file);
    },
  };
}

interface OpenedSite {
  catalogue: KnownArticles | undefined;
  pagefind: PortablePagefind | undefined;
  searches: Map<string, PortableSearch>;
}

function emptySite(): OpenedSite {
  return { catalogue: undefined, pagefind: undefined, searches: new Map() };
}

async function parseCatalogue(file: Uint8Array | undefined, audience: Audience): Promise<KnownArticles> {
  if (file === undefined)
    throw new UserError(`The site has no ${catalogueFile}.`, 'Run `npm run build` and serve what it built.');
  const catalogue = catalogueSchema.parse(JSON.parse(new TextDecoder().decode(file)));
  if (catalogue.audience !== audience) {
    throw new UserError(
      `The site is the ${catalogue.audience} edition, but KB_AUDIENCE is ${audience}.`,
      'Set KB_AUDIENCE to the edition that is served, or build the other one.',
    );
  }
  const byKey = new Map(catalogue.articles.map((article) => [`${article.locale}/${article.id}`, article]));
  return { ...catalogue, find: (locale, id) => byKey.get(`${locale}/${id}`) };
}
