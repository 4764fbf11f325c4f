import type { CompiledArticle, CompiledPage } from '../content/compiled-article.ts';
import { type MediaFile, mediaIn } from '../media/media-file.ts';
import { type Audience, isVisible } from './visible-articles.ts';

/**
 * The files of content/media/ that an edition publishes: those that its articles, its handbook and the contact channels
 * show or link to. A picture of an internal article is not part of the public edition.
 */
export function shownMedia({ articles, handbook, channels, files }: MediaSources, audience: Audience): MediaFile[] {
  const pages = [...articles.filter((article) => isVisible(article, audience)), ...(audience === 'internal' ? handbook : [])];
  const named = pages.flatMap(({ fragment }) => fragment.media.flatMap(({ url }) => files.get(url) ?? []));
  return [...new Set([...named, ...mediaIn(JSON.stringify(channels), files)])];
}

interface MediaSources {
  articles: readonly CompiledArticle[];
  handbook: readonly CompiledPage[];
  channels: readonly unknown[];
  files: ReadonlyMap<string, MediaFile>;
}
