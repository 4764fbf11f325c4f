import { interfaceLocales } from '../src/i18n/strings.ts';
import { defaultLocale, readKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { readChoice } from './command-line.ts';

/**
 * Reads the value of `--locale` for texts of ours; without it, the first locale of the site holds.
 *
 * @throws MisuseError when there are no texts in that locale
 */
export async function readLocale(wanted: string | undefined, contentDir: string): Promise<string> {
  if (wanted !== undefined) return readChoice('a locale of the interface', wanted, interfaceLocales);
  return defaultLocale(await readKnowledgeBase(contentDir));
}
