import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { UserError } from '../errors.ts';
import { copyWhole, replaceFile } from '../files.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { maxEntryLength } from '../knowledge/read-entry.ts';
import { writeMdx } from '../markdown/write-markdown.ts';
import { type Defaults, dataOf } from './article-data.ts';
import { articleText } from './article-text.ts';
import { type Brought, type createAddresses, nothingBrought } from './find-addresses.ts';
import type { GuessCategory } from './guess-category.ts';
import type { ImportJournal } from './import-journal.ts';
import { digestOf, type ImportRecord } from './import-record.ts';
import type { Placed } from './place-article.ts';
import { relinkOwn } from './relink-own.ts';
import { withinStack } from './too-deep.ts';
import type { Translations } from './translations.ts';
import { cleanTree } from './tree/clean-tree.ts';

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
  /** Addresses of its pictures that are still on other sites, of which the text has links. */
  foreignPictures: string[];
}

/** An article that content/ has. */
export interface Present {
  file: string;
  /** `undefined` when its front matter is not valid. */
  category?: string;
}

/** What is known of the content and of the whole import. */
export interface ImportContext {
  kb: KnowledgeBase;
  record: ImportRecord;
  /** `undefined` when nothing is written. */
  journal: ImportJournal | undefined;
  guess: GuessCategory;
  addresses: ReturnType<typeof createAddresses>;
  translations: Translations;
  /** Ids of articles of ours that have another one here, by group. */
  moved: ReadonlyMap<string, string>;
  /** Ids by what `related` calls the articles. */
  names: ReadonlyMap<string, string>;
  /** Categories of the articles before, for their translations. */
  categories: Map<string, string>;
  /** The articles there are. */
  present: ReadonlyMap<string, Present>;
  defaults: Defaults;
  contentDir: string;
  isForced: boolean;
}

/**
 * Writes one article, if it is new or has changed.
 *
 * @throws UserError when the text cannot be an article
 */
export async function importArticle(article: Placed, context: ImportContext): Promise<ImportedFile> {
  const { kb, record, defaults, translations, categories, contentDir } = context;
  const { source, title, locale, id, group } = article;
  const brought = nothingBrought();
  const read = readBody(article, context, brought);
  const present = context.present.get(articleKey(locale, id));
  const { guess, names } = context;
  const ofOriginal = categories.get(group);
  const { data, confidence, lost } = dataOf(article, {
    kb,
    defaults,
    guess,
    names,
    isPresent: (other) => context.present.has(articleKey(locale, other)),
    present: present?.category,
    ofOriginal,
  });
  categories.set(group, ofOriginal ?? data.category);
  const followed = translations.follow(article);
  const text = articleText({ ...data, translates: followed.translates }, read.body);
  if (text.length > maxEntryLength)
    throw new UserError(`It is longer than ${maxEntryLength} characters.`, 'Split it into several articles.');
  translations.addOriginal(article, data, read.body);
  const known = record.articles[source];
  // Writers move articles between folders.
  const path = present === undefined ? `articles/${locale}/${data.category}/${id}.mdx` : posix.relative(kb.dir, present.file);
  const file = join(contentDir, path);
  const outcome = await outcomeOf(file, text, known?.digest, context.isForced);
  const entry = { locale, id, digest: digestOf(text) };
  if (context.journal !== undefined && (outcome === 'new' || outcome === 'updated')) {
    await bringAlong(brought, contentDir);
    await context.journal.announce({ source, path, ...entry });
    await replaceFile(file, text);
  }
  if (outcome !== 'edited' && outcome !== 'deleted') record.articles[source] = entry;
  const allLost = [...article.lost, ...read.lost, ...lost, ...followed.lost];
  return {
    source,
    path,
    outcome,
    title,
    category: data.category,
    confidence,
    lost: allLost,
    foreignPictures: [...brought.foreign],
  };
}

/**
 * The body in our dialect.
 *
 * @throws TooDeepError
 */
function readBody(article: Placed, { addresses, moved }: ImportContext, brought: Brought): { body: string; lost: string[] } {
  if (article.own?.text !== undefined) {
    const text = article.own.text.trim();
    return { body: moved.size === 0 ? text : relinkOwn(text, moved), lost: [] };
  }
  return withinStack(() => {
    const lost = cleanTree(article.body, article.title, addresses(article, brought));
    return { body: writeMdx(article.body), lost };
  });
}

async function outcomeOf(file: string, text: string, digest: string | undefined, isForced: boolean): Promise<Outcome> {
  if (!existsSync(file)) return digest === undefined || isForced ? 'new' : 'deleted';
  const present = await readFile(file, 'utf8');
  if (present === text) return 'unchanged';
  if (digest !== undefined && digestOf(present) === digest) return 'updated';
  return isForced && digest !== undefined ? 'updated' : 'edited';
}

/** What is there already stays. */
async function bringAlong({ files, embedded }: Brought, contentDir: string): Promise<void> {
  const isMissing = (path: string): boolean => !existsSync(join(contentDir, path));
  for (const [from, path] of files) if (isMissing(path)) await copyWhole(from, join(contentDir, path));
  for (const [path, bytes] of embedded) if (isMissing(path)) await replaceFile(join(contentDir, path), bytes);
}

/** Addresses of the pictures of other sites in an article. */
export function foreignPicturesOf(article: Placed, addresses: ImportContext['addresses']): string[] {
  if (article.own?.text !== undefined) return [];
  const brought = nothingBrought();
  withinStack(() => cleanTree(structuredClone(article.body), article.title, addresses(article, brought)));
  return [...brought.foreign];
}
