import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBeside } from '../../edition/compression/compress-texts.ts';
import { readEdition } from '../../edition/edition-file.ts';
import { readFragment } from '../../markdown/fragments.ts';
import { markdownCopy } from '../article-page/markdown-copy.ts';
import { ownTexts } from '../article-page/own-texts.ts';
import { fillTemplate, type PageTemplate, readTemplate } from '../article-page/page-template.ts';
import { shapeId, shapeOf } from '../article-page/shape.ts';
import { type ShownArticle, shownArticles } from '../article-page/shown-article.ts';
import { sharePicture } from '../share-pictures.ts';
import { siteDataOf } from '../shown-edition.ts';
import { type ArticleJobs, pathsOf } from './article-jobs.ts';

/**
 * Writes files of articles, none of which is there yet.
 *
 * @throws Error when a template or a compiled body is missing
 */
export async function doArticleJobs({ editionFile, templatesDir, folder, jobs }: ArticleJobs): Promise<void> {
  const edition = await readEdition(editionFile);
  if (edition === undefined) throw new Error('The edition has not been written yet: the content plugin must come first.');
  const { frame } = edition;
  const articles = shownArticles(siteDataOf(edition));
  const templates = new Map<string, PageTemplate>();
  for (const { index, writesTexts, writesPicture } of jobs) {
    const shown = articles[index] as ShownArticle;
    const { locale, article } = shown;
    const paths = pathsOf(locale, article.id);
    if (writesTexts) {
      const fragment = await readFragment(frame.fragmentsDir, article.fragment);
      if (fragment === undefined) throw new Error(`The compiled body of ${article.id} is missing: build again.`);
      mkdirSync(join(folder, paths.folder), { recursive: true });
      writeText(join(folder, paths.page), fillTemplate(templateOf(shown), ownTexts(shown, fragment, frame)));
      writeText(join(folder, paths.markdown), markdownCopy(locale, article, fragment.markdown, frame));
    }
    if (writesPicture) writeFileSync(join(folder, paths.picture), await sharePicture(frame, locale, article.title));
  }

  function templateOf(shown: ShownArticle): PageTemplate {
    const path = join(templatesDir, pathsOf(shown.locale, shapeId(shapeOf(shown, frame))).page);
    const template = templates.get(path) ?? readTemplate(readFileSync(path, 'utf8'));
    templates.set(path, template);
    return template;
  }
}

function writeText(file: string, text: string): void {
  const bytes = Buffer.from(text);
  writeFileSync(file, bytes);
  writeBeside(file, bytes);
}
