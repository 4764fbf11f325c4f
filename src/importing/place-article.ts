import { basename, dirname, extname } from 'node:path';
import { toString as textOf } from 'mdast-util-to-string';
import { articleKey, languageTag } from '../knowledge/article-id.ts';
import { idPattern } from '../knowledge/fields.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { foreignScript } from '../markdown/prose/language.ts';
import { FreeIds, idOf, withoutNumber } from './free-ids.ts';
import type { ImportRecord } from './import-record.ts';
import type { ImportedArticle, ImportProblem } from './imported-article.ts';

/** An imported article with its place. */
export interface Placed extends ImportedArticle {
  locale: string;
  id: string;
  /** What it shares with its translations. */
  group: string;
}

export interface PlacingOptions {
  kb: KnowledgeBase;
  record: ImportRecord;
  /** Locale of articles that do not say theirs, unless their script is that of another one. */
  fallback: string;
  /** Whether the fallback holds whatever the script. */
  isAsked: boolean;
}

/**
 * Gives articles their ids: those they had in the last import, or else free ones. Translations of one article have the
 * same id, and the text in the default locale comes first.
 */
export function placeAll(
  articles: readonly ImportedArticle[],
  problems: ImportProblem[],
  { kb, record, fallback, isAsked }: PlacingOptions,
): Placed[] {
  const { locales } = kb.site;
  const existing = [...kb.articles, ...kb.broken.articles].map(({ locale, id }) => articleKey(locale, id));
  const remembered = Object.values(record.articles).map(({ locale, id }) => articleKey(locale, id));
  const ids = new FreeIds([...existing, ...remembered]);
  const fallbackOf = (article: ImportedArticle): string => (isAsked ? fallback : localeByScript(article, locales, fallback));
  return groupsOf(articles, problems, { locales, fallbackOf, record }).flatMap((group) => {
    const known = group.map(({ source }) => record.articles[source]).find((each) => each !== undefined);
    const added = group.filter(({ source }) => record.articles[source] === undefined).map(({ locale }) => locale);
    // A translation that comes later has the id of the others, unless another article took it.
    const shared = known !== undefined && ids.areFree(added, known.id) ? ids.keep(added, known.id) : undefined;
    const id = shared ?? (added.length === 0 ? '' : ids.take(added, wantedId(group)));
    return group
      .map((article): Placed => ({ ...article, id, ...record.articles[article.source] }))
      .toSorted((a, b) => locales.indexOf(a.locale) - locales.indexOf(b.locale));
  });
}

type Located = ImportedArticle & { locale: string; group: string };

/** Articles with their locales, those that are translations of each other together. */
function groupsOf(
  articles: readonly ImportedArticle[],
  problems: ImportProblem[],
  {
    locales,
    fallbackOf,
    record,
  }: { locales: readonly string[]; fallbackOf(article: ImportedArticle): string; record: ImportRecord },
): Located[][] {
  const groups = new Map<string, Located[]>();
  for (const article of articles) {
    const found = record.articles[article.source]?.locale ?? localeOf(article, locales);
    if (found === undefined && article.group !== undefined && article.locale !== undefined) {
      const message = `“${article.title}” is in ${article.locale}, which is not a locale of site.yaml: add the locale and import it again.`;
      problems.push({ where: article.source, message });
      continue;
    }
    const locale = found ?? fallbackOf(article);
    const name = article.group ?? withoutLocale(article.source, locales);
    const same = groups.get(name)?.find((other) => other.locale === locale);
    if (same !== undefined && article.group !== undefined) {
      const message = `“${article.title}” is in ${article.locale}; the text in ${same.locale === article.locale ? same.source : same.locale} was taken for ${locale}, as an article has one text in each locale.`;
      problems.push({ where: article.source, message });
      continue;
    }
    const group = same === undefined ? name : article.source;
    groups.set(group, [...(groups.get(group) ?? []), { ...article, locale, group }]);
  }
  return [...groups.values()];
}

/** The language an article names, or that of a folder it is in, such as `docs/en/`. */
function localeOf({ locale, source }: ImportedArticle, locales: readonly string[]): string | undefined {
  const named = [locale, ...foldersOf(source)].map((each) => each?.toLowerCase().replaceAll('_', '-'));
  return (
    named.map((each) => locales.find((own) => own === each)).find(Boolean) ??
    named.map((each) => locales.find((own) => each !== undefined && own.split('-')[0] === each.split('-')[0])).find(Boolean)
  );
}

/** Words in another script from which on a text is in another language: a question has few. */
const minForeignWords = 3;

/** The fallback, unless the text is in a script that only another locale is written in. */
function localeByScript({ title, body, own }: ImportedArticle, locales: readonly string[], fallback: string): string {
  const text = `${title}\n${own?.text ?? textOf(body)}`;
  const fits = (locale: string): boolean => foreignScript(text, languageTag(locale), minForeignWords) === undefined;
  return fits(fallback) ? fallback : (locales.find(fits) ?? fallback);
}

/** `docs/en/guide.md` and `docs/guide.md` are the same article in two languages. */
function withoutLocale(source: string, locales: readonly string[]): string {
  const folders = foldersOf(source);
  const at = folders.findIndex((folder) => locales.some((own) => own.split('-')[0] === folder.toLowerCase().split(/[-_]/)[0]));
  return at === -1 ? source : [...folders.toSpliced(at, 1), basename(source)].filter((part) => part !== '.').join('/');
}

function foldersOf(source: string): string[] {
  return source.includes('#') ? [] : dirname(source).split('/');
}

/** What the id of a group should be. */
function wantedId([first]: readonly ImportedArticle[]): string {
  if (first?.own !== undefined && idPattern.test(first.slug ?? '')) return first.slug ?? '';
  return (first && idOf(nameOf(first))) || 'article';
}

function nameOf({ slug, folder, source, title }: ImportedArticle): string {
  if (slug !== undefined) return slug;
  if (folder === undefined) return title;
  // `guide/install.md` is `install`, and `guide/install/index.md` as well.
  const name = basename(source, extname(source));
  return withoutNumber(/^(?:index|readme|_index)$/i.test(name) ? basename(dirname(source)) : name);
}
