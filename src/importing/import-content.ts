import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { UserError } from '../errors.ts';
import { articleKey, articleUrl } from '../knowledge/article-id.ts';
import { defaultLocale, type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { maxEntryLength } from '../knowledge/read-entry.ts';
import { oldPathField } from '../knowledge/schemas/article.ts';
import { articleText, type ImportedData, summaryOf } from './article-text.ts';
import { createAddresses } from './find-addresses.ts';
import { createCategoryGuess, type GuessCategory } from './guess-category.ts';
import { digestOf, type ImportRecord, readRecord, writeRecord } from './import-record.ts';
import type { ImportedArticle, ImportProblem } from './imported-article.ts';
import { type Placed, placeAll } from './place-article.ts';
import { readSource } from './read-source.ts';
import type { NamedColumns } from './readers/table.ts';
import { cleanTree } from './tree/clean-tree.ts';

export interface ImportOptions {
  contentDir: string;
  /** `2026-11-20` */
  today: string;
  columns: NamedColumns;
  /** For articles that do not say theirs; the site's first when missing. */
  locale?: string | undefined;
  category?: string | undefined;
  product?: string | undefined;
  stage?: string | undefined;
  /** Writes nothing. */
  isDryRun?: boolean;
  /** Replaces articles that writers have edited or deleted since they were imported. */
  isForced?: boolean;
}

/** `edited` and `deleted` articles are left as writers have made them. */
export type Outcome = 'new' | 'updated' | 'unchanged' | 'edited' | 'deleted';

/** What became of one article. */
export interface ImportedFile {
  source: string;
  /** Path below the content folder. */
  path: string;
  outcome: Outcome;
  title: string;
  category: string;
  /** 0…1; `undefined` when nothing spoke for the category. */
  confidence: number | undefined;
  /** What could not be carried over, in words. */
  lost: string[];
}

export interface ImportResult {
  files: ImportedFile[];
  problems: ImportProblem[];
}

/**
 * Imports files and folders of other systems as drafts. Articles imported before are updated, unless a writer has edited
 * them; no other file is touched.
 *
 * @throws UserError when a source cannot be read, or an option names something that content/ does not have
 */
export async function importContent(paths: readonly string[], options: ImportOptions): Promise<ImportResult> {
  const kb = await readKnowledgeBase(options.contentDir);
  const defaults = defaultsOf(kb, options);
  const read = [];
  for (const path of paths) read.push(await readSource(path, options.columns));
  const articles = read.flatMap((source) => source.articles);
  const problems = read.flatMap((source) => source.problems);
  const record = await readRecord(options.contentDir);
  const placed = placeAll(withoutTwins(articles, problems), kb, record, defaults.locale);
  const context: Context = {
    kb,
    record,
    defaults,
    options,
    guess: createCategoryGuess(kb),
    addresses: createAddresses(placed),
    present: new Map([
      ...kb.broken.articles.map(({ locale, id, file }): [string, Present] => [articleKey(locale, id), { file }]),
      ...kb.articles.map(({ locale, id, file, data }): [string, Present] => [
        articleKey(locale, id),
        { file, category: data.category },
      ]),
    ]),
  };
  const files: ImportedFile[] = [];
  try {
    for (const article of placed) {
      const file = await importOne(article, context);
      if (file === undefined) problems.push({ where: article.source, message: tooLong });
      else files.push(file);
    }
  } finally {
    // What was written before a fault must be known, or it would be written a second time.
    if (options.isDryRun !== true) await writeRecord(options.contentDir, record);
  }
  return { files, problems };
}

const tooLong = `It is longer than ${maxEntryLength} characters: split it into several articles.`;

/** Articles whose sources have names of their own; the others are problems, as the next import could not tell them apart. */
function withoutTwins(articles: readonly ImportedArticle[], problems: ImportProblem[]): ImportedArticle[] {
  const seen = new Set<string>();
  return articles.filter(({ source }) => {
    if (!seen.has(source)) return seen.add(source);
    problems.push({ where: source, message: 'Another source of this import has the same name: rename one of them.' });
    return false;
  });
}

interface Defaults {
  locale: string;
  category: string;
  product: string;
  stage: string;
}

/** An article that content/ has. */
interface Present {
  file: string;
  /** `undefined` when its front matter is not valid. */
  category?: string;
}

interface Context {
  kb: KnowledgeBase;
  record: ImportRecord;
  guess: GuessCategory;
  addresses: ReturnType<typeof createAddresses>;
  /** The articles there are. */
  present: ReadonlyMap<string, Present>;
  defaults: Defaults;
  options: ImportOptions;
}

/** @throws UserError with all options that name nothing of the content */
function defaultsOf(kb: KnowledgeBase, { locale, category, product, stage }: ImportOptions): Defaults {
  const choose = (option: string, wanted: string | undefined, known: readonly string[]): string => {
    if (wanted !== undefined && !known.includes(wanted)) faults.push(`--${option} ${wanted}: known are ${known.join(', ')}.`);
    return wanted ?? known[0] ?? '';
  };
  const faults: string[] = [];
  const chosen = {
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

/** @returns `undefined` for an article that is too long to be one */
async function importOne(article: Placed, context: Context): Promise<ImportedFile | undefined> {
  const { kb, record, guess, addresses, defaults, options } = context;
  const { source, title, locale, id } = article;
  const pictures = new Map<string, string>();
  const lost = cleanTree(article.body, title, addresses(article, pictures));
  const found = guess(locale, article.category, [title, ...article.questions, article.summary ?? '']);
  const present = context.present.get(articleKey(locale, id));
  // A guess does not move an article that has its place.
  const own = found?.confidence === 1 ? undefined : present?.category;
  const category = own ?? found?.category ?? defaults.category;
  const redirectFrom = article.oldPaths.filter((path) => path !== articleUrl(locale, id) && oldPathField.safeParse(path).success);
  const data: ImportedData = {
    title: shorten(title, 120),
    summary: shorten(article.summary ?? summaryOf(article.body, title), 300),
    type: 'faq',
    category,
    products: [defaults.product],
    stage: defaults.stage,
    state: 'draft',
    owner: kb.categories.find((each) => each.id === category)?.owner ?? '',
    reviewed: article.updated !== undefined && article.updated <= options.today ? article.updated : options.today,
    answers: questionsOf(article),
    redirectFrom: [...new Set(redirectFrom)],
  };
  const text = articleText(data, article.body);
  if (text.length > maxEntryLength) return undefined;
  const known = record.articles[source];
  // Writers move articles between folders.
  const path = present === undefined ? `articles/${locale}/${category}/${id}.mdx` : posix.relative(kb.dir, present.file);
  const file = join(options.contentDir, path);
  const outcome = await outcomeOf(file, text, known?.digest, options.isForced === true);
  if (options.isDryRun !== true && (outcome === 'new' || outcome === 'updated')) {
    for (const [from, to] of pictures) await copyPicture(from, join(options.contentDir, to));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  if (outcome !== 'edited' && outcome !== 'deleted') record.articles[source] = { locale, id, digest: digestOf(text) };
  return { source, path, outcome, title, category, confidence: found?.confidence, lost };
}

async function outcomeOf(file: string, text: string, digest: string | undefined, isForced: boolean): Promise<Outcome> {
  if (!existsSync(file)) return digest === undefined || isForced ? 'new' : 'deleted';
  const present = await readFile(file, 'utf8');
  if (present === text) return 'unchanged';
  if (digest !== undefined && digestOf(present) === digest) return 'updated';
  return isForced && digest !== undefined ? 'updated' : 'edited';
}

/** The phrasings, none twice, and none that is the title. */
function questionsOf({ title, questions }: ImportedArticle): string[] {
  const all = questions.map((question) => shorten(question, 300));
  return [
    ...new Map(all.filter((question) => question !== title).map((question) => [question.toLowerCase(), question])).values(),
  ];
}

function shorten(text: string, max: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}

async function copyPicture(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}
