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

/** The Chinese characters of texts, each once, in the order in which they come first. */
export function charactersIn(texts: readonly string[]): string[] {
  // By code point: a site has millions of characters.
  const isKnown = new Uint8Array(0x11_0000);
  const found: string[] = [];
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      // The second code unit of a character is not a Chinese one by itself.
      const code = text.codePointAt(at) ?? 0;
      if (isKnown[code] === 1) continue;
      isKnown[code] = 1;
      found.push(String.fromCodePoint(code));
    }
  }
  return found.filter(isHan);
}
