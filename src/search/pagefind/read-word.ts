import { CborReader } from './cbor-reader.ts';
import type { WordOnPage } from './score-pages.ts';

/** Where the pages of a word begin. */
export interface PostingsOfWord {
  bytes: Uint8Array;
  at: number;
}

/**
 * @param stem what the word is indexed by
 * @param typed the word that is searched for, with its accents
 * @returns the pages that have the word in their text, not only in data that is never searched
 */
export function readWord({ bytes, at }: PostingsOfWord, stem: string, typed: string): WordOnPage[] {
  const reader = new CborReader(bytes, at);
  const found = new Map<number, WordOnPage>();
  readWeights(reader, hasSameAccents(typed, stem), found);
  reader.list(() => {
    reader.array();
    readWeights(reader, hasSameAccents(typed, reader.text()), found);
  });
  return [...found.values()].filter(({ weight }) => weight > 0).sort((a, b) => a.page - b.page);
}

/** As Pagefind tells; it compares the word with a stem. */
function hasSameAccents(typed: string, form: string): boolean {
  return typed.startsWith(form) || form.startsWith(typed);
}

/** Weight of a place before the first that is written. */
const firstWeight = 25;

const maxWeight = 255;

/** Of the page that is read. */
const places: number[] = [];

/**
 * Each page is the distance from the one before, and its places: the distance from the one before, or negative for the
 * weight of those that follow, whose distances begin at 0 again.
 */
function readWeights(reader: CborReader, isAsTyped: boolean, found: Map<number, WordOnPage>): void {
  let page = 0;
  reader.list(() => {
    const parts = reader.array();
    page += reader.integer();
    const own = found.get(page) ?? { page, weight: 0, isAsTyped };
    found.set(page, own);
    let weight = firstWeight;
    let place = 0;
    places.length = 0;
    for (let left = reader.array(); left > 0; left -= 1) {
      const step = reader.integer();
      if (step < 0) {
        weight = Math.min(maxWeight, -1 - step);
        place = 0;
        continue;
      }
      place += step;
      // A word and the longer one that it is a part of, such as `e-mail`, are in one place.
      if (places.includes(place)) continue;
      places.push(place);
      own.weight += weight;
    }
    for (let part = 2; part < parts; part += 1) reader.skip();
  });
}
