import { MisuseError, UserError } from '../src/errors.ts';
import { builtSite } from '../src/evaluation/site-to-ask.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import type { Answer } from '../src/search/answer-query.ts';
import { type OpenedSearch, openSearch } from '../src/search/open-search.ts';
import { editionVariables, runCommand } from './command-line.ts';

await runCommand(
  {
    name: 'npm run search',
    summary: 'Prints what the search page of the site that was built last would show for a question.',
    positionals: 'QUESTION',
    options: {
      locale: { type: 'string' },
      limit: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
    help: {
      locale: 'whose articles are searched (default: the locale that is surest of an answer)',
      limit: 'how many articles at most, 1 to 100',
      json: 'print the outcome as JSON',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_AUDIENCE: editionVariables.KB_AUDIENCE },
  },
  async ({ locale, limit, json }, words) => {
    const query = words.join(' ').trim();
    if (query === '')
      throw new MisuseError(
        'There is nothing to search for.',
        'Give a question, such as `npm run search -- "how do I get a refund"`.',
      );
    if (!/^(?:[1-9]\d?|100)$/.test(limit))
      throw new MisuseError(`--limit cannot be \`${limit}\`.`, 'Give a whole number from 1 to 100.');
    const site = await builtSite(readEnvironment(process.env));
    const locales = locale === undefined ? site.locales : [locale];
    const asked = await askSurest(site.siteDir, locales, (search) => search.answer(query, { limit: Number(limit) }));
    const note = locales.length === 1 ? [] : [`locale: ${asked.locale}, the surest of ${locales.join(', ')}; --locale names one`];
    process.stdout.write(
      json
        ? `${JSON.stringify(toJson(query, asked.locale, asked.answer), null, 2)}\n`
        : [render(asked.answer), ...note, ''].join('\n'),
    );
  },
);

/**
 * Asks in each locale; a question is in the language whose articles answer it.
 *
 * @returns the surest answer, of those as sure that of the first locale
 * @throws UserError when no locale has an index
 */
async function askSurest(
  siteDir: string,
  locales: readonly string[],
  ask: (search: OpenedSearch) => Promise<Answer>,
): Promise<{ locale: string; answer: Answer }> {
  const answers: { locale: string; answer: Answer }[] = [];
  const faults: UserError[] = [];
  for (const locale of locales) {
    try {
      answers.push({ locale, answer: await ask(await openSearch(siteDir, locale)) });
    } catch (error) {
      // A locale without articles has no index.
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
    }
  }
  const [surest] = answers.toSorted((a, b) => b.answer.confidence - a.answer.confidence);
  if (surest === undefined) throw faults[0];
  return surest;
}

function toJson(
  query: string,
  locale: string,
  { hits, isEmpty, corrected, confidence, isUnsure, evidence, words, unknownWords }: Answer,
): object {
  const shown = hits.map(({ url, title, summary, category, type, score }) => ({ url, title, summary, category, type, score }));
  return { query, corrected, locale, hits: shown, isEmpty, confidence, isUnsure, evidence, words, unknownWords };
}

function render({ hits, isEmpty, corrected, confidence, isUnsure, evidence, words, unknownWords }: Answer): string {
  const { similarity, covered, known } = evidence;
  return [
    ...(corrected === undefined ? [] : [`Searched for “${corrected}” instead.`]),
    ...(isEmpty ? ['No article has any of these words. What is read most:'] : []),
    ...hits.map(({ title, url, score }, index) => `${String(index + 1).padStart(2)}  ${score.toFixed(3)}  ${title}  ${url}`),
    '',
    `confidence ${confidence.toFixed(2)}${isUnsure ? ', unsure' : ''}: similarity ${similarity.toFixed(2)}, covered ${covered.toFixed(2)}, known ${known.toFixed(2)}`,
    `words: ${words.join(' ') || 'none'}`,
    ...(unknownWords.length === 0 ? [] : [`on no page: ${unknownWords.join(' ')}`]),
  ].join('\n');
}
