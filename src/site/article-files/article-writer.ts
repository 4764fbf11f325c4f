import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBeside } from '../../edition/compression/compress-texts.ts';
import { readFragment } from '../../markdown/fragments.ts';
import { markdownCopy } from '../article-page/markdown-copy.ts';
import { ownTexts } from '../article-page/own-texts.ts';
import { fillTemplate, type PageTemplate, readTemplate } from '../article-page/page-template.ts';
import { sharePictures } from '../share-pictures.ts';
import { type ArticleJob, type ArticlePlaces, pathsOf } from './article-jobs.ts';

/**
 * Makes a function that writes files of articles, none of which is there yet. Synchronous but for pictures, which takes a
 * third of the processor time for tens of thousands of small files.
 *
 * @returns a function that throws an Error when a template or a compiled body is missing
 */
export function articleWriter({ frame, templatesDir, folder }: ArticlePlaces): (jobs: readonly ArticleJob[]) => Promise<void> {
  const templates = new Map<string, PageTemplate>();

  function templateAt(path: string): PageTemplate {
    const template = templates.get(path) ?? readTemplate(readFileSync(join(templatesDir, path), 'utf8'));
    templates.set(path, template);
    return template;
  }

  return async (jobs) => {
    for (const { shown, template, writesTexts } of jobs) {
      const { locale, article } = shown;
      const paths = pathsOf(locale, article.id);
      if (writesTexts) {
        const fragment = await readFragment(frame.fragmentsDir, article.fragment);
        if (fragment === undefined) throw new Error(`The compiled body of ${article.id} is missing: build again.`);
        mkdirSync(join(folder, paths.folder), { recursive: true });
        writeText(join(folder, paths.page), fillTemplate(templateAt(template), ownTexts(shown, fragment, frame)));
        writeText(join(folder, paths.markdown), markdownCopy(locale, article, fragment.markdown, frame));
      }
    }
    const drawn = jobs.filter(({ writesPicture }) => writesPicture).map(({ shown }) => shown);
    for (const [locale, own] of Map.groupBy(drawn, (shown) => shown.locale)) {
      const titles = own.map(({ article }) => article.title);
      for (const [index, picture] of (await sharePictures(frame, locale, titles)).entries())
        writeFileSync(join(folder, pathsOf(locale, own[index]?.article.id ?? '').picture), picture, asNew);
    }
  };
}

/** A file that is there may be a link to one that is published. */
const asNew = { flag: 'wx' } as const;

function writeText(file: string, text: string): void {
  const bytes = Buffer.from(text);
  writeFileSync(file, bytes, asNew);
  writeBeside(file, bytes, asNew);
}
