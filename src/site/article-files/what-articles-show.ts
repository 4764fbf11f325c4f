import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../../edition/frame.ts';
import { shapeId, shapeOf } from '../article-page/shape.ts';
import type { ShownArticle } from '../article-page/shown-article.ts';
import { digestOf, listed } from '../digest-of.ts';
import { hasSharePictures, pictureDigest } from '../share-pictures.ts';
import { pathsOf } from './article-jobs.ts';

/** What the files of an article are made from. */
export interface Shown {
  /** Path of the template. */
  template: string;
  /** Digest of all that the page and the Markdown copy show. */
  texts: string;
  /** That of the picture; missing where the article has none: without pictures, and where it is not translated. */
  picture?: string;
}

/** In the order of the articles. */
export async function whatArticlesShow(articles: readonly ShownArticle[], frame: Frame, templatesDir: string): Promise<Shown[]> {
  const hasPictures = hasSharePictures(frame, 'articles');
  const templates = new Map<string, string>();
  const all: Shown[] = [];
  for (const shown of articles) {
    const { locale, article, related, issues, neighbours } = shown;
    const template = pathsOf(locale, shapeId(shapeOf(shown, frame))).page;
    const digest = templates.get(template) ?? digestOf(readFileSync(join(templatesDir, template), 'utf8'));
    templates.set(template, digest);
    const around = [neighbours.previous, neighbours.next].map((other) => listed(other === undefined ? [] : [other]));
    const texts = digestOf(frame.digest, digest, article, listed(related), listed(issues), around);
    const isDrawn = hasPictures && article.locale === locale;
    all.push({ template, texts, ...(isDrawn && { picture: await pictureDigest(frame, locale, article.title) }) });
  }
  return all;
}
