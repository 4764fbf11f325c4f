import type { SideClient } from '../side-index/side-client.ts';
import { wordFeature } from '../text/feature-names.ts';
import type { TextReader } from '../text/text-reader.ts';
import { isHan, normalizeText } from '../text/words.ts';

/**
 * `contact`: a person to talk to, such as 转人工 or “phone number”. `greeting`: nothing yet but a greeting or small talk,
 * such as 在吗; no article matches then.
 */
export type Intent = 'contact' | 'greeting';

/** Phrases that say what a reader wants besides an article. */
export interface IntentPhrases {
  /** Wherever they stand, the reader wants a person: 转人工. */
  contact: readonly string[];
  /** Only if the query says nothing else: “phone number”, which others want to change. */
  contactAlone: readonly string[];
  /** Only if the query says nothing else. */
  greeting: readonly string[];
  /** Of the weather, and for jokes; only if no title and no question has what else the query says. */
  smallTalk: readonly string[];
}

/**
 * @param side tells whether the rest of small talk, such as the place whose weather is asked for, is in a title or question
 * @throws Error when the side index cannot be read
 */
export async function intentOf(
  query: string,
  reader: TextReader,
  side: Pick<SideClient, 'having'> | undefined,
): Promise<Intent | undefined> {
  const { contact, contactAlone, greeting, smallTalk } = reader.intents;
  const text = bare(reader.simplify(query));
  const hasOneOf = (phrases: readonly string[]): boolean => phrases.some((phrase) => placesOf(phrase, text).length > 0);
  if (hasOneOf(contact)) return 'contact';
  const isContact = hasOneOf(contactAlone);
  const isSmallTalk = hasOneOf(smallTalk);
  if (!isContact && !isSmallTalk && !hasOneOf(greeting)) return undefined;
  const rest = reader.tellingWords(without(text, [...contactAlone, ...greeting, ...smallTalk]));
  if (rest.length === 0) return isContact ? 'contact' : 'greeting';
  if (!isSmallTalk || isContact || side === undefined) return undefined;
  const having = await side.having(rest.map((word) => wordFeature(reader.stem(word))));
  return having.some((count) => count > 0) ? undefined : 'greeting';
}

/** Words with one space around each, so that a phrase is found in whole words only. */
function bare(text: string): string {
  return ` ${normalizeText(text)
    .replace(/[^\p{L}\p{N}'’]+/gu, ' ')
    .trim()} `;
}

/** A text with spaces instead of phrases, which may overlap, as in 明天天气怎么样. */
function without(text: string, phrases: readonly string[]): string {
  const characters = text.split('');
  for (const phrase of phrases) for (const at of placesOf(phrase, text)) characters.fill(' ', at, at + phrase.length);
  return characters.join('');
}

/** Where a phrase begins in a text. Chinese is written without spaces. */
function placesOf(phrase: string, text: string): number[] {
  const [pattern, offset] = isHan(phrase) ? [phrase, 0] : [` ${phrase} `, 1];
  const places: number[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) places.push(at + offset);
  return places;
}
