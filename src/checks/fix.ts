import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { CompiledArticle } from '../content/compiled-article.ts';
import type { Content } from '../content/read-content.ts';
import { applyEdits } from '../findings/apply-edits.ts';
import type { Edit, Finding } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { fixSyntax } from './fix-syntax.ts';

/** A mistake may hide others, such as those of a body that cannot be parsed. */
const maxRounds = 20;

export interface Checked {
  content: Content;
  findings: Finding[];
}

/**
 * Makes the changes that findings propose and checks again, until nothing is left to change.
 *
 * @param check reads and checks the content folder
 * @returns the files that were changed, sorted
 */
export async function fixContent(check: () => Promise<Checked>): Promise<string[]> {
  const files = new Set<string>();
  let checked = await check();
  for (let round = 0; round < maxRounds; round++) {
    const changed = await applyFixes(checked.findings);
    if (changed.length === 0) break;
    const before = checked.content.articles;
    checked = await check();
    const followed = await writeEdits(await translationEdits(before, checked.content.articles, new Set(changed)));
    if (followed.length > 0) checked = await check();
    for (const file of [...changed, ...followed]) files.add(file);
  }
  return [...files].sort();
}

async function applyFixes(findings: readonly Finding[]): Promise<string[]> {
  return writeEdits(findings.flatMap(({ file, fix = [] }) => fix.map((edit) => ({ file, edit }))));
}

interface FileEdit {
  file: string;
  edit: Edit;
}

/** @returns the files that were changed */
async function writeEdits(edits: readonly FileEdit[]): Promise<string[]> {
  const changed: string[] = [];
  for (const [file, own] of Map.groupBy(edits, (each) => each.file)) {
    const before = await readFile(file, 'utf8');
    const { text: edited } = applyEdits(
      before,
      own.map(({ edit }) => edit),
    );
    const text = fixSyntax(file, edited);
    if (text === before) continue;
    await writeAtomically(file, text);
    changed.push(file);
  }
  return changed;
}

/**
 * Fixes change no meaning, so a translation that was up to date still is.
 *
 * @param changed files that were fixed
 */
async function translationEdits(
  before: readonly CompiledArticle[],
  after: readonly CompiledArticle[],
  changed: ReadonlySet<string>,
): Promise<FileEdit[]> {
  const revisions = new Map(after.map(({ locale, id, revision }) => [articleKey(locale, id), revision]));
  const moved = new Map(
    before
      .filter(({ file }) => changed.has(file))
      .map(({ locale, id, revision }) => [`${id} ${revision}`, revisions.get(articleKey(locale, id)) ?? revision]),
  );
  const edits = after.map(async ({ id, file, data: { translates }, source }): Promise<FileEdit[]> => {
    const now = moved.get(`${id} ${translates}`);
    if (translates === undefined || now === undefined || now === translates) return [];
    const { line, column } = source.locate(['translates']);
    const written = (await readFile(file, 'utf8')).split(/\r\n?|\n/)[line - 1] ?? '';
    const quotes = /['"]/.test(written.charAt(column - 1)) ? 2 : 0;
    // Without quotes YAML would read a revision of digits as a number.
    return [{ file, edit: { line, column, length: translates.length + quotes, text: `'${now}'` } }];
  });
  return (await Promise.all(edits)).flat();
}

/** A command that is stopped half-way leaves the old text or the new one. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const { mode } = await stat(file);
  await writeFile(`${file}.new`, text, { mode });
  await rename(`${file}.new`, file);
}
