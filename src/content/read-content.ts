import { basePathOf } from '../knowledge/base-path.ts';
import { type KnowledgeBase, type Reading, readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { revisionOf } from '../knowledge/revision.ts';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import type { HandbookData } from '../knowledge/schemas/handbook.ts';
import { compileSources, isEmptyCache, startEarly } from '../markdown/compile/compile-pool.ts';
import type { ShownData } from '../markdown/compile/context.ts';
import { isCompiled } from '../markdown/fragment.ts';
import { keptFragments } from '../markdown/fragments.ts';
import { type Media, noMedia, readMedia } from '../media/read-media.ts';
import {
  type Compiled,
  type CompiledArticle,
  type CompiledBroken,
  type CompiledPage,
  recallForText,
  revisionText,
} from './compiled-article.ts';
import type { RecallCompiled } from './compiled-before.ts';
import { type KnownResults, knownResultsIn } from './known-results.ts';

/** A content folder, read and compiled: the input of checks, editions, reports and measurements. */
export interface Content {
  kb: KnowledgeBase;
  media: Media;
  /** Every article whose front matter is valid, whatever its audience and state. */
  articles: CompiledArticle[];
  /** The operator's handbook. */
  handbook: CompiledPage[];
  /** Entries with invalid front matter, whose bodies and valid fields are checked all the same. */
  broken: { articles: CompiledBroken<ArticleData>[]; handbook: CompiledBroken<HandbookData>[] };
  /** What earlier runs worked out of texts that have not changed. */
  known: KnownResults;
}

/**
 * Reads and compiles a content folder. A writer's mistake never throws: it is a finding of `kb` or of a fragment.
 *
 * @param fragmentsDir cache of parsed files and compiled bodies, by digest, so that several revisions of the content can share it;
 *   a folder beside it remembers the pictures that have been decoded
 * @param shownAs path of the folder in findings, if it differs
 * @param options.withPages `false` leaves out what only pages and search need of bodies, which takes half the time
 * @param options see `readKnowledgeBase` for the others
 */
export async function readContent(
  contentDir: string,
  fragmentsDir: string,
  shownAs = contentDir,
  options: Reading & CompileOptions = {},
): Promise<Content> {
  // How many more it takes is known when the articles have been read.
  if (isEmptyCache(fragmentsDir)) startEarly(2);
  const kb = await readKnowledgeBase(contentDir, shownAs, fragmentsDir, options);
  return compileContent(kb, fragmentsDir, await readMedia(contentDir, kb.dir, `${fragmentsDir}-pictures`), options);
}

interface CompileOptions {
  withPages?: boolean;
  compiledBefore?: RecallCompiled;
}

/** Compiles the bodies of a content folder that has been read. */
export async function compileContent(
  kb: KnowledgeBase,
  fragmentsDir: string,
  media = noMedia,
  { withPages = true, compiledBefore }: CompileOptions = {},
): Promise<Content> {
  const { facts, channels, glossary } = kb;
  const data: ShownData = {
    facts,
    channels,
    glossary,
    videoHosts: kb.site.videoHosts,
    media: media.files,
    basePath: basePathOf(kb.site.baseUrl),
  };
  const groups = [kb.articles, kb.handbook, kb.broken.articles, kb.broken.handbook];
  const sources = groups.flat();
  const before = compiledBefore?.with(data);
  const kept = before === undefined ? new Set() : keptFragments(fragmentsDir, { withPages });
  // Another process may have deleted the cache.
  const changed = sources.filter((source) => !kept.has(before?.get(source)?.digest ?? ''));
  const made = new Map(
    (await compileSources(fragmentsDir, changed, data, { withPages })).map((each, index) => [changed[index], each]),
  );
  for (const [source, each] of made) if (source !== undefined && isCompiled(each.fragment)) before?.set(source, each);
  const compiled = sources.values().map((source) => made.get(source) ?? before?.get(source));
  // The results come in the order of the groups. An entry that is its own result is kept as it is: reading all its fields would
  // read its file.
  const compile = <Source>(sources: readonly Source[]): (Source & Compiled)[] =>
    sources.map((source) => {
      const each = compiled.next().value as Compiled;
      return isItself(source, each) ? source : { ...source, ...each };
    });
  const articles = compile(kb.articles);
  const handbook = compile(kb.handbook);
  const known = knownResultsIn(fragmentsDir);
  const revisions = known.of<string>('revision');
  return {
    kb,
    media,
    articles: articles.map((article, index) =>
      article === kb.articles[index]
        ? (article as CompiledArticle)
        : {
            ...article,
            revision: recallForText(revisions, article, () => revisionOf(revisionText(article, article.fragment))),
          },
    ),
    known,
    handbook,
    broken: { articles: compile(kb.broken.articles), handbook: compile(kb.broken.handbook) },
  };
}

function isItself<Source>(source: Source, compiled: Compiled): source is Source & Compiled {
  return (compiled as unknown) === source;
}
