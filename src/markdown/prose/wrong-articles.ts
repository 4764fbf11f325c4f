import { createRequire } from 'node:module';
import type retextEnglish from 'retext-english';
import type retextIndefiniteArticle from 'retext-indefinite-article';
import type { unified } from 'unified';
import type { VFile } from 'vfile';

const require = createRequire(import.meta.url);

/** What may be wrong: most texts have nothing of it, so that they are not parsed. */
const candidate = /\ba (?:[aeiou](?!ni|s[aei]|ne\b|nce\b|uro)|ho(?:ur|n)|8)|\ban [^\Waeiou]/i;

export interface WrongArticle {
  index: number;
  /** `a` or `an`, as it is written. */
  written: string;
  expected: string;
  /** The word after it. */
  following: string;
}

let check: ((text: string) => WrongArticle[]) | undefined;

/** Where a text says “a” for “an”, or “an” for “a”. */
export function wrongArticles(text: string): WrongArticle[] {
  if (!candidate.test(text)) return [];
  check ??= load();
  return check(text);
}

/** Few texts need it. */
function load(): (text: string) => WrongArticle[] {
  const { default: english } = require('retext-english') as { default: typeof retextEnglish };
  const { default: articles } = require('retext-indefinite-article') as { default: typeof retextIndefiniteArticle };
  const { unified: newProcessor } = require('unified') as { unified: typeof unified };
  const { VFile: File } = require('vfile') as { VFile: typeof VFile };
  const processor = newProcessor().use(english).use(articles).freeze();
  return (text) => {
    const file = new File(text);
    processor.runSync(processor.parse(file), file);
    return file.messages.flatMap(({ place, actual = '', expected: [expected] = [] }) => {
      const index = place !== undefined && 'start' in place ? place.start.offset : undefined;
      if (index === undefined || expected === undefined) return [];
      const following = /^\s*([\p{L}\p{N}’'-]+)/u.exec(text.slice(index + actual.length))?.[1] ?? '';
      return [{ index, written: actual, expected, following }];
    });
  };
}
