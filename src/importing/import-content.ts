import { existsSync } from 'node:fs';
import { copyFile, lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix, resolve } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Heading } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { UserError } from '../errors.ts';
import { articleKey, articleUrl } from '../knowledge/article-id.ts';
import { defaultLocale, type KnowledgeBase, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { maxEntryLength } from '../knowledge/read-entry.ts';
import { oldPathField } from '../knowledge/schemas/article.ts';
import { pageIds } from '../markdown/html/headings.ts';
import { visit } from '../markdown/visit.ts';
import { articleText, type ImportedData, summaryOf } from './article-text.ts';
import { createCategoryGuess, type GuessCategory } from './guess-category.ts';
import { digestOf, type ImportRecord, readRecord, writeRecord } from './import-record.ts';
import type { ImportedArticle, ImportProblem } from './imported-article.ts';
import { FreeIds } from './place-article.ts';
import { readSource } from './read-source.ts';
import type { NamedColumns } from './readers/table.ts';
import type { Addresses } from './tree/addresses.ts';
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
  /** Replaces articles that writers have edited since they were imported. */
  isForced?: boolean;
}

export type Outcome = 'new' | 'updated' | 'unchanged' | 'edited';

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
  const placed = placeAll(articles, kb, record, defaults.locale);
  const guess = createCategoryGuess(kb);
  const files: ImportedFile[] = [];
  for (const article of placed) {
    const file = await importOne(article, { kb, placed, record, guess, defaults, options });
    if (file === undefined)
      problems.push({
        where: article.source,
        message: `It is longer than ${maxEntryLength} characters: split it into several articles.`,
      });
    else files.push(file);
  }
  if (options.isDryRun !== true) await writeRecord(options.contentDir, record);
  return { files, problems };
}

interface Defaults {
  locale: string;
  category: string;
  product: string;
  stage: string;
}

interface Placed extends ImportedArticle {
  locale: string;
  id: string;
}

interface Context {
  kb: KnowledgeBase;
  placed: readonly Placed[];
  record: ImportRecord;
  guess: GuessCategory;
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

function placeAll(articles: readonly ImportedArticle[], kb: KnowledgeBase, record: ImportRecord, fallback: string): Placed[] {
  const existing = [...kb.articles, ...kb.broken.articles].map(({ locale, id }) => articleKey(locale, id));
  const remembered = Object.values(record.articles).map(({ locale, id }) => articleKey(locale, id));
  const ids = new FreeIds([...existing, ...remembered]);
  return articles.map((article) => {
    const known = record.articles[article.source];
    if (known !== undefined) return { ...article, ...known };
    const locale = localeOf(article, kb.site.locales) ?? fallback;
    const name = article.slug ?? (article.folder === undefined ? article.title : nameOf(article.source));
    return { ...article, locale, id: ids.take(locale, name) };
  });
}

/** The language an article names, or that of a folder it is in, such as `docs/en/`. */
function localeOf({ locale, source }: ImportedArticle, locales: readonly string[]): string | undefined {
  const parts = source.includes('#') ? [] : dirname(source).split('/');
  const named = [locale, ...parts].map((each) => each?.toLowerCase().replaceAll('_', '-'));
  return (
    named.map((each) => locales.find((own) => own === each)).find(Boolean) ??
    named.map((each) => locales.find((own) => each !== undefined && own.split('-')[0] === each.split('-')[0])).find(Boolean)
  );
}

/** `guide/install.md` is `install`, and `guide/install/index.md` as well. */
function nameOf(source: string): string {
  const name = basename(source, extname(source));
  return /^(?:index|readme|_index)$/i.test(name) ? basename(dirname(source)) : name.replace(/^\d+[-_.]/, '');
}

/** @returns `undefined` for an article that is too long to be one */
async function importOne(article: Placed, context: Context): Promise<ImportedFile | undefined> {
  const { kb, record, guess, defaults, options } = context;
  const { source, title, locale, id } = article;
  const pictures = new Map<string, string>();
  const lost = cleanTree(article.body, title, addressesOf(article, context, pictures));
  const found = guess(locale, article.category, [title, ...article.questions, article.summary ?? '']);
  const category = found?.category ?? defaults.category;
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
  const path = pathOf(kb, locale, id) ?? `articles/${locale}/${category}/${id}.mdx`;
  const file = join(options.contentDir, path);
  const outcome = await outcomeOf(file, text, known?.digest, options.isForced === true);
  if (options.isDryRun !== true && (outcome === 'new' || outcome === 'updated')) {
    for (const [from, to] of pictures) await copyPicture(from, join(options.contentDir, to));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  if (outcome !== 'edited') record.articles[source] = { locale, id, digest: digestOf(text) };
  return { source, path, outcome, title, category, confidence: found?.confidence, lost };
}

/** Writers move articles between folders, so the file is looked for by its id. */
function pathOf(kb: KnowledgeBase, locale: string, id: string): string | undefined {
  const entries = [...kb.articles, ...kb.broken.articles];
  const file = entries.find((entry) => entry.locale === locale && entry.id === id)?.file;
  return file === undefined ? undefined : posix.relative(kb.dir, file);
}

async function outcomeOf(file: string, text: string, digest: string | undefined, isForced: boolean): Promise<Outcome> {
  if (!existsSync(file)) return 'new';
  const present = await readFile(file, 'utf8');
  if (present === text) return 'unchanged';
  if (digest !== undefined && digestOf(present) === digest) return 'updated';
  return isForced && digest !== undefined ? 'updated' : 'edited';
}

/** @param pictures gets the files to copy, with their places below the content folder */
function addressesOf(article: Placed, { placed }: Context, pictures: Map<string, string>): Addresses {
  const { folder, source } = article;
  const targets = new Map(placed.map((other) => [other.source, other]));
  return {
    link(url) {
      const [path = '', anchor] = url.split('#', 2);
      if (path === '' && anchor !== undefined) return anchorsOf(article).has(anchor) ? url : undefined;
      if (folder === undefined || path === '' || /^[a-z]+:|^\/\//i.test(path)) return undefined;
      const below = path.startsWith('/') ? path.slice(1) : posix.join(dirname(source), path);
      const name = below.replace(/\/$/, '').replace(/\.(?:mdx?|html?)$/i, '');
      const target = ['', '.md', '.mdx', '.html', '/index.md', '/index.mdx', '/README.md']
        .map((ending) => targets.get(name + ending))
        .find((each) => each !== undefined);
      const hash = anchor !== undefined && target !== undefined && anchorsOf(target).has(anchor) ? `#${anchor}` : '';
      return target && `${articleUrl(target.locale, target.id)}${hash}`;
    },
    picture(url) {
      if (folder === undefined || url === '' || /^[a-z]+:|^\/\//i.test(url)) return undefined;
      // Nothing outside the folder of the source is read, whatever an address says.
      const top = resolve(
        folder,
        ...dirname(source)
          .split('/')
          .filter((part) => part !== '.')
          .map(() => '..'),
      );
      const file = url.startsWith('/') ? join(top, url) : resolve(folder, url);
      if (!file.startsWith(`${top}/`) || !existsSync(file)) return undefined;
      const name = `media/imported/${digestOf(posix.join(dirname(source), url)).slice(0, 6)}-${basename(file).toLowerCase()}`;
      pictures.set(file, name);
      return `/${name}`;
    },
  };
}

/** Anchors that the headings of an article will have. */
function anchorsOf({ body, title }: Placed): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(body, 'heading', (node: Heading) => {
    const text = textOf(node).trim();
    if (text !== '' && text !== title) anchors.add(slugger.slug(text));
  });
  return new Set([...anchors].filter((anchor) => !pageIds.includes(anchor)));
}

async function copyPicture(from: string, to: string): Promise<void> {
  if (!(await lstat(from)).isFile() || existsSync(to)) return;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

/** The phrasings, and the title when it is one; none twice. */
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
