import { basename, dirname, extname } from 'node:path';
import GithubSlugger from 'github-slugger';
import { pinyin } from 'pinyin-pro';
import { articleKey } from '../knowledge/article-id.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { isHan } from '../search/text/words.ts';
import type { ImportRecord } from './import-record.ts';
import type { ImportedArticle } from './imported-article.ts';

/** An imported article with its place. */
export interface Placed extends ImportedArticle {
  locale: string;
  id: string;
}

/** Gives articles their ids: those they had in the last import, or else free ones. */
export function placeAll(
  articles: readonly ImportedArticle[],
  kb: KnowledgeBase,
  record: ImportRecord,
  fallback: string,
): Placed[] {
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

const maxIdLength = 60;

/** Ids for articles of one import, each free in its locale. */
export class FreeIds {
  readonly #taken: Set<string>;

  /** @param taken `locale/id` of all articles there are */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The id for a name, with a number when another article has it. */
  take(locale: string, name: string): string {
    const wanted = idOf(name) || 'article';
    let id = wanted;
    for (let number = 2; this.#taken.has(`${locale}/${id}`); number += 1) id = `${wanted}-${number}`;
    this.#taken.add(`${locale}/${id}`);
    return id;
  }
}

/** Letters, digits and hyphens for a title or file name: Chinese in pinyin, other letters without accents. */
export function idOf(name: string): string {
  const latin = isHan(name) ? pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ') : name;
  const plain = latin.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const words = new GithubSlugger()
    .slug(plain)
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, maxIdLength) : `${id}-${word}`;
    if (longer.length > maxIdLength) break;
    id = longer;
  }
  return id;
}
