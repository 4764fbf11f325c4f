import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../../edition/frame.ts';
import { shapeId, shapeOf } from '../article-page/shape.ts';
import type { ShownArticle } from '../article-page/shown-article.ts';
import { digestOf, listed } from '../digest-of.ts';
import { canDrawHan, hasSharePictures } from '../share-pictures.ts';
import { pathsOf } from './article-jobs.ts';

/** Digests of all that the files of an article are made from. */
export interface Shown {
  texts: string;
  /** Missing where the article has no picture. */
  picture?: string | undefined;
}

/** In the order of the articles. */
export async function whatArticlesShow(articles: readonly ShownArticle[], frame: Frame, templatesDir: string): Promise<Shown[]> {
  const hasPictures = hasSharePictures(frame, 'articles');
  const hasHan = hasPictures && (await canDrawHan());
  const templates = new Map<string, string>();
  return articles.map((shown): Shown => {
    const { locale, article, related, issues, neighbours } = shown;
    const path = pathsOf(locale, shapeId(shapeOf(shown, frame))).page;
    const template = templates.get(path) ?? digestOf(readFileSync(join(templatesDir, path), 'utf8'));
    templates.set(path, template);
    const others = [related, issues, [neighbours.previous ?? []].flat(), [neighbours.next ?? []].flat()].map(listed);
    return {
      texts: digestOf(frame.digest, template, article, others),
      ...(hasPictures &&
        article.locale === locale && {
          picture: digestOf(frame.brand.digest, frame.site.name[locale], article.title, hasHan),
        }),
    };
  });
}
