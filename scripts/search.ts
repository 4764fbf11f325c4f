import { MisuseError, UserError } from '../src/errors.ts';
import { builtSite } from '../src/evaluation/site-to-ask.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import type { Answer } from '../src/search/answer-query.ts';
import { mostConfident } from '../src/search/most-confident.ts';
import { type OpenedSearch, openSearch } from '../src/search/open-search.ts';
import { isAnswered } from '../src/search/snippets/answered.ts';
import { snippetOf } from '../src/search/snippets/snippet.ts';
import type { TextReader } from '../src/search/text/text-reader.ts';
import { editionVariables, readChoice, readCount, runCommand } from './command-line.ts';

const maxLimit = 100;

await runCommand(
  {
    name: 'npm run search',
    summary: 'Prints what the search page of the last built site shows for a question.',
    positionals: 'QUESTION',
    options: {
      locale: { type: 'string' },
      limit: { type: 'string', default: '10' },
      json: { type: 'boolean', default: false },
    },
    help: {
      locale: 'locale to search (default: the one with the highest confidence)',
      limit: `maximum number of articles, 1 to ${maxLimit}`,
      json: 'print the result as JSON',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_AUDIENCE: editionVariables.KB_AUDIENCE },
  },
  async ({ locale, limit, json }, words) => {
    const query = words.join(' ').trim();
    if (query === '')
      throw new MisuseError('A question is missing.', 'Give one, such as `npm run search -- "how do I get a refund"`.');
    const options = { limit: readCount('limit', limit, maxLimit) };
    const site = await builtSite(readEnvironment(process.env));
    const locales = locale === undefined ? site.locales : [readChoice('a locale of this site', locale, site.locales)];
    const asked = await askEach(site.siteDir, locales, (search) => search.answer(query, options));
    const note =
      locales.length === 1
        ? []
        : [`locale: ${asked.locale}, the most confident of ${locales.join(', ')}; choose another with --locale`];
    process.stdout.write(json ? `${JSON.stringify(toJson(query, asked), null, 2)}\n` : [render(asked), ...note, ''].join('\n'));
  },
);

interface Asked {
  locale: string;
  answer: Answer;
  reader: TextReader;
}

/** @throws UserError when no locale has an index */
async function askEach(
  siteDir: string,
  locales: readonly string[],
  ask: (search: OpenedSearch) => Promise<Answer>,
): Promise<Asked> {
  const faults: UserError[] = [];
  const best = await mostConfident(locales, async (locale) => {
    try {
      const search = await openSearch(siteDir, locale);
      return { locale, answer: await ask(search), reader: search.side.reader };
    } catch (error) {
      // A locale without articles has no index.
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
      return undefined;
    }
  });
  if (best === undefined) throw faults[0];
  return best;
}

function toJson(query: string, { locale, answer, reader }: Asked): object {
  const { hits, isEmpty, corrected, confidence, isUnsure, evidence, words, unknownWords } = answer;
  const shown = hits.map((hit) => {
    const { url, title, summary, category, type, score, team, reviewed } = hit;
    return { url, title, summary, category, type, score, team, reviewed, snippet: snippetOf(hit, answer.query, reader) };
  });
  const isAnswer = isAnswered(answer);
  return {
    query,
    corrected,
    locale,
    hits: shown,
    isAnswered: isAnswer,
    isEmpty,
    confidence,
    isUnsure,
    evidence,
    words,
    unknownWords,
  };
}

function render({ answer, reader }: Asked): string {
  const { hits, isEmpty, corrected, confidence, isUnsure, evidence, words, unknownWords } = answer;
  const [first] = isAnswered(answer) ? hits : [];
  const { similarity, covered, known, words: telling } = evidence;
  return [
    ...(corrected === undefined ? [] : [`Searched for “${corrected}” instead.`]),
    ...(isEmpty ? [`No article contains any of these words.${hits.length > 0 ? ' Suggested:' : ''}`] : []),
    ...(first === undefined ? [] : [snippetOf(first, answer.query, reader).text, '']),
    ...hits.map(({ title, url, score }, index) => `${String(index + 1).padStart(2)}  ${score.toFixed(3)}  ${title}  ${url}`),
    '',
    `confidence ${confidence.toFixed(2)}${isUnsure ? ', unsure' : ''}: similarity ${similarity.toFixed(2)}, covered ${covered.toFixed(2)}, known ${known.toFixed(2)}, words ${telling}`,
    `words: ${words.join(' ') || 'none'}`,
    ...(unknownWords.length === 0 ? [] : [`on no page: ${unknownWords.join(' ')}`]),
  ].join('\n');
}
