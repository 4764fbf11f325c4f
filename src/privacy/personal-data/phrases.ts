import { readTokens, skipSpace, type Token } from './tokens.ts';

/** Phrases by their first token, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** @param lines phrases separated by `|`; a space in them matches any white space or none */
export function phrases(lines: string): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const line of lines.split('|')) {
    const texts = readTokens(line).flatMap(({ kind, text }) => (kind === 'space' ? [] : [text]));
    const [first = ''] = texts;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), texts].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}

/** The index after the longest phrase that begins at `at`, or `at` itself. */
export function phraseEnd(tokens: readonly Token[], at: number, known: Phrases): number {
  for (const texts of known.get(tokens[at]?.text ?? '') ?? []) {
    let next = at;
    for (const text of texts) {
      next = next === at ? at : skipSpace(tokens, next);
      if (tokens[next]?.text !== text) {
        next = at;
        break;
      }
      next += 1;
    }
    if (next > at) return next;
  }
  return at;
}

/** The index after the phrase and the white space around it, or `at` itself when there is no phrase. */
export function skipPhrase(tokens: readonly Token[], at: number, known: Phrases): number {
  const begin = skipSpace(tokens, at);
  const end = phraseEnd(tokens, begin, known);
  return end > begin ? skipSpace(tokens, end) : at;
}

/** Every phrase in the text: where it begins, and the index after it. */
export function findPhrases(tokens: readonly Token[], known: Phrases): { at: number; next: number }[] {
  return tokens.flatMap((_, at) => {
    const next = phraseEnd(tokens, at, known);
    return next > at ? [{ at, next }] : [];
  });
}
