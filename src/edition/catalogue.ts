import type { Catalogue } from '../knowledge/catalogue.ts';
import { channelUrl } from '../knowledge/channel-url.ts';
import type { EditionArticle } from './edition-article.ts';
import type { Frame } from './frame.ts';

/** The catalogue of an edition: articles in its order, each once for every locale it is written in. */
export function makeCatalogue(frame: Frame, articles: readonly EditionArticle[]): Catalogue {
  const { site, categories, products, channels, owners, audience } = frame;
  return {
    version: 1,
    audience,
    name: site.name,
    tagline: site.tagline,
    baseUrl: site.baseUrl.replace(/\/$/, ''),
    locales: [...site.locales],
    categories: categories.map(({ id, label, ancestors }) => ({ id, label, ancestors: [...ancestors] })),
    products: products.map(({ id, label }) => ({ id, label })),
    channels: channels.map(({ kind, label, address, url, languages }) => ({
      label,
      address,
      url: channelUrl({ kind, address, url }),
      languages,
    })),
    articles: articles.map(({ id, locale, revision, reviewed, dueOn, owner, issue, redirectFrom }) => ({
      id,
      locale,
      revision,
      reviewed,
      dueOn,
      owner: owners[owner]?.[locale] ?? owner,
      ...(issue && { issue }),
      ...(redirectFrom.length > 0 && { redirectFrom }),
    })),
  };
}
