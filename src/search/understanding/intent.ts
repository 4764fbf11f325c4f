import type { TextReader } from '../text/text-reader.ts';
import { isHan, normalizeText } from '../text/words.ts';

/**
 * `contact`: a person to talk to, such as 转人工 or “phone number”. `greeting`: nothing yet but a greeting, such as 在吗;
 * no article matches then.
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
}

export function intentOf(query: string, reader: TextReader): Intent | undefined {
  const { contact, contactAlone, greeting } = reader.intents;
  const text = bare(reader.simplify(query));
  if (contact.some((phrase) => has(text, phrase))) return 'contact';
  const isContact = contactAlone.some((phrase) => has(text, phrase));
  if (!isContact && !greeting.some((phrase) => has(text, phrase))) return undefined;
  const rest = without(text, [...contactAlone, ...greeting]);
  if (reader.tellingWords(rest).length > 0) return undefined;
  return isContact ? 'contact' : 'greeting';
}

/** Words with one space around each, so that a phrase is found in whole words only. */
function bare(text: string): string {
  return ` ${normalizeText(text)
    .replace(/[^\p{L}\p{N}'’]+/gu, ' ')
    .trim()} `;
}

function has(text: string, phrase: string): boolean {
  return text.indexOf(pattern(phrase)) >= 0;
}

function without(text: string, phrases: readonly string[]): string {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, phrase) => rest.split(pattern(phrase)).join('  '), text);
}

/** Chinese is written without spaces. */
function pattern(phrase: string): string {
  return isHan(phrase) ? phrase : ` ${phrase} `;
}
