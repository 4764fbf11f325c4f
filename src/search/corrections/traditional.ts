import { Converter } from 'opencc-js/t2cn';
import { isHan } from '../text/words.ts';

let pairs: (readonly [string, string])[] | undefined;

/** Traditional characters that the texts do not have, each followed by its simplified form, which they have. */
export function listTraditional(texts: readonly string[]): string {
  pairs ??= allPairs();
  const known = new Set(charactersIn(texts));
  return pairs.flatMap(([character, simple]) => (!known.has(character) && known.has(simple) ? [character, simple] : [])).join('');
}

function allPairs(): (readonly [string, string])[] {
  const simplify = Converter({ from: 't', to: 'cn' });
  const [first, last] = [0x4e00, 0x9fff];
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
    .map((character) => [character, simplify(character)] as const)
    .filter(([character, simple]) => simple !== character);
}

export function charactersIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => Array.from(text)))].filter(isHan);
}
