import GithubSlugger from 'github-slugger';
import { pinyin } from 'pinyin-pro';
import { articleKey } from '../knowledge/article-id.ts';
import { isHan } from '../search/text/words.ts';

const maxIdLength = 60;

/** Ids for articles of one import, each free in its locales. */
export class FreeIds {
  readonly #taken: Set<string>;

  /** @param taken `locale/id` of all articles there are */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  areFree(locales: readonly string[], id: string): boolean {
    return !locales.some((locale) => this.#taken.has(articleKey(locale, id)));
  }

  keep(locales: readonly string[], id: string): string {
    for (const locale of locales) this.#taken.add(articleKey(locale, id));
    return id;
  }

  /** The wanted id, with a number when another article has it. */
  take(locales: readonly string[], wanted: string): string {
    let id = wanted;
    for (let number = 2; !this.areFree(locales, id); number += 1) id = `${wanted}-${number}`;
    return this.keep(locales, id);
  }
}

/** `02-install` is `install`: the number only orders files. */
export function withoutNumber(name: string): string {
  return name.replace(/^\d+[-_.]\s*(?=.)/, '');
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
