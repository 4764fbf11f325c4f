import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import matter from 'gray-matter';

const root = resolve(import.meta.dirname, '../..');

/** Titles, summaries and `answers[]` of the sample articles, and the questions that its search is evaluated with. */
export function readSampleTexts(): string[] {
  const articles = globSync('content/articles/**/*.mdx', { cwd: root }).flatMap((path): string[] => {
    const { title, summary, answers = [] } = matter(readFileSync(join(root, path), 'utf8')).data;
    return [
      title,
      summary,
      ...answers.map((answer: string | { question: string }) => (typeof answer === 'string' ? answer : answer.question)),
    ];
  });
  const questions = globSync('tests/search/questions/*.jsonl', { cwd: root }).flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .trim()
      .split('\n')
      .map((line): string => JSON.parse(line).q),
  );
  return [...articles, ...questions];
}
