import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, faultOfMachine, UserError } from '../errors.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { defaultLocale, type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Defaults } from './article-data.ts';
import { createAddresses } from './find-addresses.ts';
import { createCategoryGuess } from './guess-category.ts';
import { foreignPicturesOf, type ImportContext, type ImportedFile, importArticle, type Present } from './import-article.ts';
import { addInterrupted, openJournal } from './import-journal.ts';
import { readRecord, writeRecord } from './import-record.ts';
import type { ImportedArticle, ImportProblem } from './imported-article.ts';
import { asCategories, findNewCategories, type NewCategory, writeCategories } from './new-categories.ts';
import { downloadPictures } from './pictures/download-pictures.ts';
import type { Reach } from './pictures/fetch-bytes.ts';
import { keptPicture } from './pictures/kept-picture.ts';
import { placeAll } from './place-article.ts';
import { readSources } from './read-source.ts';
import type { NamedColumns } from './readers/table.ts';
import { createTranslations } from './translations.ts';
import { withoutUnusable } from './without-unusable.ts';

export interface ImportOptions {
  contentDir: string;
  /** `2026-11-20` */
  today: string;
  columns: NamedColumns;
  /** For articles that do not say theirs; when missing, that of their script, or else the site's first. */
  locale?: string | undefined;
  category?: string | undefined;
  product?: string | undefined;
  stage?: string | undefined;
  /** Adds the categories that articles name and taxonomy.yaml does not have. */
  addsCategories?: boolean;
  /** Writes nothing. */
  isDryRun?: boolean;
  /** Replaces articles that writers have edited or deleted since they were imported. */
  isForced?: boolean;
  /** Brings pictures of other sites along. */
  downloadsPictures?: boolean;
  /** Where downloads may go; the public internet when missing. */
  reach?: Reach;
}

export interface ImportResult {
  files: ImportedFile[];
  problems: ImportProblem[];
  /** Categories that taxonomy.yaml did not have; they are added when the options say so. */
  newCategories: NewCategory[];
}

/**
 * Imports files and folders of other systems as drafts. Articles imported before are updated, unless a writer has edited
 * them; no other file is touched.
 *
 * @throws UserError when nothing can be read, or an option names something that content/ does not have
 */
export async function importContent(paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const present = await readKnowledgeBase(options.contentDir);
  const { locale: fallback, ...defaults } = defaultsOf(present, options);
  const { articles, problems } = await readSources(paths, options.columns);
  const newCategories = findNewCategories(articles, present.categories);
  const added = options.addsCategories === true ? asCategories(newCategories, present) : [];
  if (added.length > 0 && options.isDryRun !== true) await writeCategories(options.contentDir, added);
  const kb = { ...present, categories: [...present.categories, ...added] };
  const record = await readRecord(options.contentDir);
  await addInterrupted(record, options.contentDir);
  const journal = options.isDryRun === true ? undefined : openJournal(options.contentDir);
  const placed = placeAll(withoutUnusable(withoutTwins(articles, problems), problems), problems, {
    kb,
    record,
    fallback,
    isAsked: options.locale !== undefined,
  });
  const faults = new Map<string, string>();
  const context: ImportContext = {
    kb,
    record,
    journal,
    defaults,
    contentDir: options.contentDir,
    isForced: options.isForced === true,
    guess: createCategoryGuess(kb),
    addresses: createAddresses(placed, {
      siteUrl: kb.site.baseUrl.replace(/\/$/, ''),
      isTaken: (path, file) => differs(join(options.contentDir, path), file),
      keptPicture: (url) => keptPicture(url, options.contentDir),
      faultOf: (url) => faults.get(url),
    }),
    translations: createTranslations(kb, record),
    moved: new Map(
      placed.filter(({ group, id }) => group.startsWith('jieda#') && group !== `jieda#${id}`).map(({ group, id }) => [group, id]),
    ),
    names: new Map(placed.flatMap(({ name, id }) => (name === undefined ? [] : [[name, id]]))),
    categories: new Map(),
    present: new Map([
      ...kb.broken.articles.map(({ locale, id, file }): [string, Present] => [articleKey(locale, id), { file }]),
      ...kb.articles.map(({ locale, id, file, data }): [string, Present] => [
        articleKey(locale, id),
        { file, category: data.category },
      ]),
    ]),
  };
  if (options.downloadsPictures === true && options.isDryRun !== true) {
    const { contentDir, reach } = options;
    const urls = placed.flatMap((article) => withoutFaults(() => foreignPicturesOf(article, context.addresses)));
    for (const [url, fault] of await downloadPictures(urls, { contentDir, ...(reach && { reach }) })) faults.set(url, fault);
  }
  const files: ImportedFile[] = [];
  const save = async (): Promise<void> => {
    if (journal === undefined) return;
    await writeRecord(options.contentDir, record);
    await journal.close();
  };
  try {
    for (const article of placed) {
      try {
        files.push(await importArticle(article, context));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push({ where: article.source, message: explain(error) });
      }
    }
  } catch (error) {
    // Where the disk is full, the journal still tells the next import what was written.
    await save().catch(() => undefined);
    throw stopped(error, { done: files.length, all: placed.length });
  }
  await save();
  return { files, problems, newCategories };
}

function stopped(error: unknown, { done, all }: { done: number; all: number }): unknown {
  const fault = faultOfMachine(error);
  if (fault === undefined) return error;
  const hint = `${fault.hint} ${done} of ${all} articles have come; the next import goes on from there.`;
  return new UserError(fault.message, hint, { cause: error });
}

/** What is wrong with an article is said when it is imported. */
function withoutFaults(find: () => string[]): string[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Articles whose sources have names of their own; the others are problems, as the next import could not tell them apart. */
function withoutTwins(articles: readonly ImportedArticle[], problems: ImportProblem[]): ImportedArticle[] {
  const seen = new Set<string>();
  return articles.filter(({ source }) => {
    if (!seen.has(source)) return seen.add(source);
    problems.push({ where: source, message: 'Another source of this import has the same name: rename one of them.' });
    return false;
  });
}

/** @throws UserError with all options that name nothing of the content */
function defaultsOf(
  kb: KnowledgeBase,
  { locale, category, product, stage, today }: ImportOptions,
): Defaults & { locale: string } {
  const choose = (option: string, wanted: string | undefined, known: readonly string[]): string => {
    if (wanted !== undefined && !known.includes(wanted)) faults.push(`--${option} ${wanted}: known are ${known.join(', ')}.`);
    return wanted ?? known[0] ?? '';
  };
  const faults: string[] = [];
  const chosen = {
    today,
    locale: choose('locale', locale, [defaultLocale(kb), ...kb.site.locales]),
    category: choose(
      'category',
      category,
      kb.categories.map(({ id }) => id),
    ),
    product: choose(
      'product',
      product,
      kb.taxonomy.products.map(({ id }) => id),
    ),
    stage: choose(
      'stage',
      stage,
      kb.taxonomy.stages.map(({ id }) => id),
    ),
  };
  if (faults.length > 0) throw new UserError(faults.join('\n'), 'Ids are those of site.yaml and taxonomy.yaml.');
  if (kb.categories.length === 0)
    throw new UserError(
      'taxonomy.yaml has no categories, so there is no place for articles.',
      'Run `npm run check` and fix it first.',
    );
  return chosen;
}

/** Whether there is a file of other bytes at a path. */
function differs(path: string, file: string): boolean {
  return existsSync(path) && !readFileSync(path).equals(readFileSync(file));
}
