import { isCommonWord } from './common-words.ts';
import { isGivenName } from './given-names.ts';
import { findPhrases, phrases, skipPhrase } from './phrases.ts';
import { isOneOf, skipSpace, type Token, type TokenRange } from './tokens.ts';

/** Always followed by a name, however it is written. */
const introductions = phrases(
  "my name is|my full name is|my real name is|my first name is|my last name is|my name's|my name’s|my name:|i am called|i'm called|i’m called|im called|" +
    'they call me|people call me|call me|name:|full name:|first name:|last name:|i go by',
);
/** May be followed by a name, which must then be a known one or capitalised. */
const openings = phrases("this is|i am|i'm|im|it is|it's|its|here is|我是|我叫|本人|姓名|名字|联系人|收件人");
const titles = phrases('mr|mr.|mrs|mrs.|ms|ms.|dr|dr.|miss|prof|prof.');
const closings = phrases('regards|best|cheers|thanks|thank you|many thanks|sincerely|yours|best wishes');
const maxNames = 4;

/** Names in Latin letters after an introduction or below a closing. */
export function findLatinNames(tokens: readonly Token[]): TokenRange[] {
  return [
    ...findPhrases(tokens, introductions).flatMap(({ next }) => namesAt(tokens, next, () => true)),
    ...findPhrases(tokens, openings).flatMap(({ next }) => {
      const from = skipSpace(tokens, next);
      const afterTitle = skipPhrase(tokens, from, titles);
      return namesAt(tokens, afterTitle, (first) => afterTitle > from || isKnown(first));
    }),
    ...findPhrases(tokens, closings).flatMap(({ next }) => signature(tokens, next)),
  ];
}

function isKnown({ isCapitalised, text }: Token): boolean {
  return isCapitalised ? !/^\p{L}[\p{Lu}]*$/u.test(text) : isGivenName(text);
}

/** Up to four words that are not common words. The first must pass `isAccepted`, and the fourth must be capitalised. */
function namesAt(tokens: readonly Token[], at: number, isAccepted: (first: Token) => boolean): TokenRange[] {
  const from = skipSpace(tokens, at);
  const first = tokens[from];
  if (!isNameWord(first) || !isAccepted(first)) return [];
  let to = from + 1;
  for (let count = 1; count < maxNames; count++) {
    const next = skipSpace(tokens, skipInitial(tokens, to));
    const word = tokens[next];
    if (!isNameWord(word) || (count > 2 && !word.isCapitalised)) break;
    to = next + 1;
  }
  return [[from, to]];
}

/** The dot or hyphen after a part of a name: `J. Smith`, `Mary-Ann`. */
function skipInitial(tokens: readonly Token[], at: number): number {
  return isOneOf(tokens[at], '.-') ? at + 1 : at;
}

function isNameWord(token: Token | undefined): token is Token {
  return (
    token?.kind === 'word' &&
    /^\p{Script=Latin}/u.test(token.text) &&
    (isGivenName(token.text) || !isCommonWord(token.text, token.isCapitalised))
  );
}

/** A name that ends the text after a closing: `Best regards, Mary`. */
function signature(tokens: readonly Token[], at: number): TokenRange[] {
  let from = at;
  while (from < at + 4 && (tokens[from]?.kind === 'space' || isOneOf(tokens[from], ',!.-—'))) from += 1;
  const names = from > at ? namesAt(tokens, from, isKnown) : [];
  return names.filter(([, to]) => tokens.slice(to, to + 4).every((token) => token.kind === 'space' || isOneOf(token, '.!')));
}
