import { isSeq, parseDocument } from 'yaml';
import { foldQuery } from '../../feedback/searches/fold-query.ts';
import { articleKey } from '../../knowledge/article-id.ts';
import { appendToList } from '../../knowledge/files/append-to-list.ts';
import type { Proposals } from '../parts/questions/schema.ts';
import type { SearchesReport } from '../parts/searches/schema.ts';
import { gitDiff } from './git-diff.ts';

/** A content file on disk. */
export interface SourceFile {
  /** Relative to the folder where the patch is applied, with forward slashes. */
  path: string;
  /** `undefined` when there is no such file yet. */
  text: string | undefined;
}

export interface PatchSources {
  /** Files of the articles with proposals, by `articleKey`. */
  articles: ReadonlyMap<string, SourceFile>;
  synonyms: SourceFile;
}

/**
 * The proposals as a patch for `git apply`: questions in the front matter of their articles, and groups in
 * synonyms.yaml. Readers' words appear only in YAML, quoted where needed, on one line each.
 *
 * @returns without proposals only comments, which `git apply --allow-empty` accepts
 */
export function proposalsPatch(
  { period, proposals }: Pick<SearchesReport, 'period' | 'proposals'>,
  sources: PatchSources,
): string {
  const changes = [...answerChanges(proposals, sources), ...synonymChanges(proposals, sources)];
  const diffs = changes.flatMap(({ diff }) => diff ?? []).sort();
  const refused = changes.filter(({ diff }) => diff === undefined).map(({ path }) => path);
  const notes = [
    `Proposed from failed searches and helpful votes after searches, ${period.from} to ${period.to}. Review it, remove what is wrong, then:`,
    '  git apply reports/proposals.patch && npm run check && npm run build',
    ...evidenceOf(proposals),
    ...(diffs.length === 0 ? ['There are no proposals.'] : []),
    ...refused
      .sort()
      .map(
        (path) => `Left out, because its list is written in a form that cannot be edited automatically: ${JSON.stringify(path)}`,
      ),
  ];
  return `${notes.map((note) => `# ${note}`).join('\n')}\n\n${diffs.join('')}`;
}

/** Questions whose evidence is listed; report.json has it for all. */
const maxListed = 50;

/** What speaks for each question, most searches won first. Readers’ words are in JSON, on one line. */
function evidenceOf({ answers }: Proposals): string[] {
  if (answers.length === 0) return [];
  return [
    'Searches that each question may win in as long a period, failed searches, confirming votes, rank today:',
    ...answers.slice(0, maxListed).map(({ locale, article, question, asked, confirmed, rank, wins }) => {
      const today = rank === null ? 'unknown' : rank === 0 ? 'none' : String(rank);
      const key = articleKey(locale, article);
      return `  ${wins.toFixed(1)}, ${asked}, ${confirmed}, ${today}: ${key} ${JSON.stringify(question)}`;
    }),
    ...(answers.length > maxListed ? [`  and ${answers.length - maxListed} more, in report.json`] : []),
  ];
}

interface Change {
  path: string;
  /** `undefined` when the file cannot be changed. */
  diff: string | undefined;
}

function answerChanges({ answers }: Proposals, { articles }: PatchSources): Change[] {
  return [...Map.groupBy(answers, ({ locale, article }) => articleKey(locale, article))].flatMap(([key, own]): Change[] => {
    const file = articles.get(key);
    if (file?.text === undefined) return [];
    const questions = own.map(({ question }) => question);
    return [
      changeOf(
        file,
        editFrontMatter(file.text, (yaml) => appendToList(yaml, ['answers'], questions)),
      ),
    ];
  });
}

function editFrontMatter(text: string, edit: (yaml: string) => string | undefined): string | undefined {
  const match = /^(?:\ufeff)?---[ \t]*\r?\n([\s\S]*?\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  const yaml = match?.[1];
  if (match === null || yaml === undefined) return undefined;
  const from = match[0].indexOf('\n') + 1;
  const edited = withLineFeeds(yaml, edit);
  return edited === undefined ? undefined : text.slice(0, from) + edited + text.slice(from + yaml.length);
}

/** Keeps a file's line endings. */
function withLineFeeds(text: string, edit: (text: string) => string | undefined): string | undefined {
  if (!text.includes('\r\n')) return edit(text);
  // With mixed line endings, lines would change where nothing was added.
  if (/(?<!\r)\n/.test(text)) return undefined;
  return edit(text.replaceAll('\r\n', '\n'))?.replaceAll('\n', '\r\n');
}

function synonymChanges({ synonyms }: Proposals, { synonyms: file }: PatchSources): Change[] {
  return synonyms.length === 0
    ? []
    : [
        changeOf(
          file,
          withLineFeeds(file.text ?? '', (yaml) => addSynonyms(yaml, synonyms)),
        ),
      ];
}

function changeOf({ path, text }: SourceFile, edited: string | undefined): Change {
  return { path, diff: edited === undefined ? undefined : gitDiff(path, text, edited) };
}

function addSynonyms(yaml: string, synonyms: Proposals['synonyms']): string | undefined {
  return synonyms.reduce<string | undefined>((text, { locale, words }) => {
    if (text === undefined) return undefined;
    const [known = '', ...added] = words;
    const group = groupWith(text, locale, known);
    return group === undefined ? appendToList(text, [locale], [words]) : appendToList(text, [locale, group], added);
  }, yaml);
}

/** Index of the locale's group that contains a word; `undefined` without one. */
function groupWith(yaml: string, locale: string, word: string): number | undefined {
  const groups: unknown = parseDocument(yaml).getIn([locale]);
  const all = isSeq(groups) ? (groups.toJSON() as unknown[]) : [];
  const found = all.findIndex(
    (group) => Array.isArray(group) && group.some((other) => typeof other === 'string' && foldQuery(other) === foldQuery(word)),
  );
  return found === -1 ? undefined : found;
}
