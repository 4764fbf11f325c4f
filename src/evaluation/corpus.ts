import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { contentVersion } from '../knowledge/content-version.ts';
import { idPattern } from '../knowledge/fields.ts';
import { foldQuestion } from '../knowledge/fold-question.ts';
import { readLines } from './question-set.ts';

/** A page of a question set. */
const documentSchema = z.object({
  id: z.string().regex(idPattern, 'must be an id of a-z, 0-9 and single hyphens'),
  lang: z.string().min(2),
  title: z.string(),
  body: z.string().default(''),
  /** Other phrasings of the page's question. */
  questions: z.array(z.string()).default([]),
});

export type CorpusDocument = z.output<typeof documentSchema>;

/** @throws MisuseError that lists all invalid lines */
export function readDocuments(file: string): Promise<CorpusDocument[]> {
  return readLines(file, documentSchema);
}

/** Locale that a document's language is published in. */
export function localeOf({ lang }: Pick<CorpusDocument, 'lang'>): string {
  return lang.toLowerCase().startsWith('zh') ? 'zh-cn' : lang.toLowerCase();
}

/**
 * Writes documents as a content folder, so that they are built by the same code as articles.
 *
 * @param folder replaced if it exists
 * @returns the locales, in the order of the documents
 */
export async function writeCorpus(documents: readonly CorpusDocument[], folder: string): Promise<string[]> {
  const locales = [...new Set(documents.map(localeOf))];
  const label = (text: string): Record<string, string> => Object.fromEntries(locales.map((locale) => [locale, text]));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files: Record<string, unknown> = {
    'site.yaml': {
      contentVersion,
      name: label('Corpus'),
      tagline: label('Corpus'),
      locales,
      baseUrl: 'https://corpus.example',
      contact: 'corpus@corpus.example',
      licence: label('As the documents.'),
      searchContract: 'off',
    },
    'taxonomy.yaml': {
      categories: [
        { id: 'all', label: label('All'), description: label('All'), severity: 'low', reviewEvery: 365, owner: 'team' },
      ],
      products: [{ id: 'all', label: label('All'), description: label('All') }],
      stages: [{ id: 'learning', label: label('Learning') }],
      voteReasons: [{ id: 'other', label: label('Other') }],
    },
    'team.yaml': { teams: [{ id: 'team', name: label('Team') }] },
    'channels.yaml': [
      {
        id: 'mail',
        kind: 'mail',
        label: label('Mail'),
        address: 'corpus@corpus.example',
        languages: locales,
        hours: { zone: 'UTC', weekly: {} },
        firstReplyMinutes: 60,
      },
    ],
  };
  for (const [name, value] of Object.entries(files)) await writeFile(join(folder, name), stringify(value));
  for (const locale of locales) await mkdir(join(folder, 'articles', locale), { recursive: true });
  await Promise.all(
    withoutDuplicates(documents).map((document) =>
      writeFile(join(folder, 'articles', localeOf(document), `${document.id}.mdx`), articleOf(document)),
    ),
  );
  return locales;
}

/** Drops phrasings that an earlier page already has: the checks allow a phrasing in one article only. */
function withoutDuplicates(documents: readonly CorpusDocument[]): CorpusDocument[] {
  const claimed = new Set<string>();
  return documents.map((document) => ({
    ...document,
    questions: document.questions.filter((question) => {
      const key = `${localeOf(document)} ${foldQuestion(question)}`;
      const isNew = !claimed.has(key);
      claimed.add(key);
      return isNew;
    }),
  }));
}

function articleOf({ title, body, questions }: CorpusDocument): string {
  const head = {
    title: oneLine(title, 120),
    summary: oneLine(title, 300),
    type: 'faq',
    category: 'all',
    products: ['all'],
    stage: 'learning',
    state: 'published',
    owner: 'team',
    reviewed: '2026-11-01',
    answers: [...new Set(questions.map((question) => oneLine(question, 300)).filter((question) => question !== ''))],
  };
  return `---\n${stringify(head)}---\n\n${escapeMarkdown(body || title)}\n`;
}

function oneLine(text: string, maxLength: number): string {
  return (
    text
      .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff\s]+/gu, ' ')
      .trim()
      .slice(0, maxLength)
      .toWellFormed() || '?'
  );
}

/** Documents are plain text, so nothing in them is markup. */
function escapeMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (character) => (character === '\n' ? '\n' : ' '))
    .replaceAll(/[\\`*_{}[\]<>()#+\-.!|~&:$=@/^"']/g, '\\$&')
    .replaceAll(/^[ \t]+/gm, '');
}
