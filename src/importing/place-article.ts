import GithubSlugger from 'github-slugger';
import { pinyin } from 'pinyin-pro';
import { isHan } from '../search/text/words.ts';

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
