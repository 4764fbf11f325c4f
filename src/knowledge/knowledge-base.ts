import { relativePath } from '../files.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { type BrandFiles, readBrandFiles, themeFile } from './brand-files.ts';
import { type RecallFile, recallNothing } from './files/file-memory.ts';
import { listFolder } from './files/list-folder.ts';
import { findSpecialFiles } from './files/special-files.ts';
import { type ReadText, readTextFile } from './files/text-file.ts';
import { findUnexpectedFiles } from './files/unexpected-files.ts';
import { type FaultyFiles, type OperatorData, type OperatorSources, operatorFiles, readOperatorFiles } from './operator-files.ts';
import { readEntries } from './read-entries.ts';
import type { Article, BrokenEntry, Entry } from './read-entry.ts';
import { type ArticleData, articleSchema } from './schemas/article.ts';
import type { Channel, ContactData } from './schemas/channels.ts';
import { type HandbookData, handbookSchema } from './schemas/handbook.ts';
import { type ReplyData, replySchema } from './schemas/reply.ts';
import { type Category, listCategories } from './schemas/taxonomy.ts';

export interface KnowledgeBase extends Omit<OperatorData, 'channels'> {
  /** The content folder as findings name it: relative to the working directory, so editors and CI can link to it. */
  dir: string;
  channels: Channel[];
  /** What channels.yaml says about all channels. */
  service: ServiceData;
  /** Articles with valid front matter, sorted by locale in the order of site.yaml, then by id. */
  articles: Article[];
  /** Pages of the operator's handbook, in the same order. */
  handbook: Entry<HandbookData>[];
  /** Templates for replies to questions, in the same order. */
  replies: Entry<ReplyData>[];
  /** Entries with invalid front matter, kept so that no check reports them as missing. */
  broken: { articles: BrokenEntry<ArticleData>[]; handbook: BrokenEntry<HandbookData>[] };
  /** The category tree as a list, parents first. */
  categories: Category[];
  /** The operator's files as parsed, for checks that point at a field. */
  sources: OperatorSources;
  faulty: FaultyFiles;
  /** `theme.css` and the pictures of the brand. */
  brandFiles: BrandFiles;
  /** Problems with the files themselves. */
  findings: Finding[];
}

export type ServiceData = Omit<ContactData, 'channels'>;

/**
 * Reads the whole content folder once. A writer's mistake never throws: it becomes a finding, and empty data replaces
 * what could not be read.
 *
 * @param folder the content folder
 * @param shownAs path by which findings name it, if different
 * @param cacheDir where parsed files are kept; without one, they are parsed again
 * @param reading.readText reads articles and pages of the handbook; another text may stand in for that of the file
 * @param reading.recall gives what was made of files before
 */
export async function readKnowledgeBase(
  folder: string,
  shownAs = folder,
  cacheDir?: string,
  { readText = readTextFile, recall = () => recallNothing }: Reading = {},
): Promise<KnowledgeBase> {
  const dir = relativePath(process.cwd(), shownAs);
  const listing = await listFolder(folder);
  const { data, sources, faulty, findings } = readOperatorFiles(folder, dir);
  const { channels, ...service } = data.channels;
  const brand = await readBrandFiles(folder, dir, data.site.brand, listing, sources.site);
  const recallFile = recall(JSON.stringify([folder, dir, data.site.locales]));
  const content = { folder, shownAs: dir, listing, locales: data.site.locales, cacheDir, readText, recallFile };
  const articles = readEntries({ ...content, name: 'articles', schema: articleSchema });
  const handbook = readEntries({ ...content, name: 'handbook', schema: handbookSchema });
  const isUnreadable = listing.some(({ kind }) => kind === 'unreadable-folder');
  const replies = readEntries({ ...content, name: 'replies', schema: replySchema });
  const hasArticles = articles.entries.length + articles.broken.length + articles.findings.length > 0;
  return {
    dir,
    ...data,
    channels,
    service,
    categories: listCategories(data.taxonomy),
    articles: articles.entries,
    handbook: handbook.entries,
    replies: replies.entries,
    broken: { articles: articles.broken, handbook: handbook.broken },
    sources,
    faulty,
    brandFiles: brand.brandFiles,
    findings: [
      ...findings,
      ...brand.findings,
      ...articles.findings,
      ...handbook.findings,
      ...replies.findings,
      ...findSpecialFiles(
        listing.filter(({ path }) => !isHidden(path)),
        dir,
      ),
      ...findUnexpectedFiles(listing, dir, [...Object.keys(operatorFiles).map((name) => `${name}.yaml`), themeFile, figuresFile]),
      ...(hasArticles || isUnreadable ? [] : [noArticles(`${dir}/articles`)]),
    ],
  };
}

/** How files are read, if not from the disk every time. */
export interface Reading {
  readText?: ReadText | undefined;
  recall?: ((given: string) => RecallFile) | undefined;
}

/** The operator's figures for the scorecard of the report, which reads it. */
export const figuresFile = 'figures.csv';

/** The default locale: the first of site.yaml. */
export function defaultLocale({ site }: Pick<OperatorData, 'site'>): string {
  return site.locales[0] ?? 'zh-cn';
}

function isHidden(path: string): boolean {
  return /(?:^|\/)\./.test(path);
}

function noArticles(folder: string): Finding {
  return finding(
    'schema/no-articles',
    { file: folder, line: 1, column: 1 },
    `There are no articles in \`${folder}\`.`,
    'Add one as `articles/<locale>/<id>.mdx`. KB_CONTENT names the content folder.',
  );
}
