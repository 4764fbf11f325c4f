import type { Finding } from '../../findings/finding.ts';

/**
 * What a writer is told of a new article: where it is, what is left to fill in, and what to run then.
 *
 * @param file path as findings name it
 * @returns `others`: what else the checks say of it, which is for the content as it was to solve
 */
export function describeNewArticle(file: string, findings: readonly Finding[]): { message: string; others: Finding[] } {
  const own = findings.filter((found) => found.file === file);
  const left = own.filter(({ rule }) => rule === 'structure/unfinished');
  const lines = left.map(
    ({ line, column, message }) => `  ${file}:${line}:${column}  ${message.replace(/ is still to be written\.$/, '')}`,
  );
  const message = [
    `${file} is written, as a draft. Fill in:`,
    '',
    ...lines,
    '',
    'Category, products, stage and owner are a guess unless you named them: read them, too.',
    '`npm run check` lists what is left. When nothing is, set `state: published`; `npm run dev` shows the page.',
    '',
  ].join('\n');
  return { message, others: own.filter((found) => !left.includes(found)) };
}
