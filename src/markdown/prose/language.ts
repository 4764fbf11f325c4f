/** How much of a text is in which script. */
interface Scripts {
  /** Chinese characters. */
  han: number;
  /** Words of Latin letters. */
  latin: number;
}

export function scriptsOf(text: string): Scripts {
  let han = 0;
  let latin = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f);
    if (isLetter && !isInWord) latin += 1;
    // Apostrophes and hyphens are part of a word.
    isInWord = isLetter || (isInWord && (code === 39 || code === 0x2019 || code === 45));
    if (code >= 0x3400 && code <= 0x9fff) han += 1;
  }
  return { han, latin };
}

/** A Chinese word has about one and a half characters. */
const charactersPerWord = 1.5;

/**
 * The script of a text that is mostly in one that its language is not written in. Chinese and Japanese texts may name
 * English products and commands, and others Chinese buttons, so a few words say nothing.
 *
 * @param language such as `zh-CN`; of languages of other scripts nothing is known
 * @param minWords words of the other script from which on a text counts
 */
export function foreignScript(
  text: string,
  language: string,
  minWords: number,
): 'Chinese characters' | 'Latin letters' | undefined {
  const { han, latin } = scriptsOf(text);
  const hanWords = han / charactersPerWord;
  if (/^(?:zh|ja)\b/.test(language)) return latin >= minWords && latin > 2 * hanWords ? 'Latin letters' : undefined;
  return hanWords >= minWords && hanWords > 2 * latin && !language.startsWith('ko') ? 'Chinese characters' : undefined;
}
