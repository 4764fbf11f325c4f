import matter from 'gray-matter';
import { type Finding, finding } from '../../findings/finding.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

export interface FrontMatter {
  source: YamlSource;
  /** The text after the front matter. */
  body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
}

/** Why front matter cannot be read, and the body if it can be told where that begins. */
export interface BadFrontMatter {
  findings: Finding[];
  rest?: Omit<FrontMatter, 'source'>;
}

const closing = '\n---';

/** Splits a file into front matter and body. Nothing in it is evaluated. */
export function readFrontMatter(file: string, text: string): FrontMatter | BadFrontMatter {
  const start = { file, line: 1, column: 1 };
  const hint = 'Start the file with a line `---`, then the fields, then another line `---`.';
  if (!/^---[ \t]*\n/.test(text)) {
    return { findings: [finding('schema/front-matter', start, 'The file does not start with front matter.', hint)] };
  }
  if (!/\n---[ \t]*(?:\n|$)/.test(text.slice(3))) {
    return { findings: [finding('schema/front-matter', start, 'The front matter is not closed.', hint)] };
  }
  // Of the body, gray-matter would make a copy and a key of its cache.
  const end = text.indexOf(closing, 3) + closing.length;
  const { matter: yaml } = matter(text.slice(0, end), { engines: splitOnly });
  const body = text.slice(end).replace(/^\n/, '');
  const parsed = parseYaml(file, yaml.replace(/^[ \t]*\n/, ''), 2);
  const bodyLine = text.slice(0, text.length - body.length).split('\n').length;
  const rest = { body, bodyLine };
  return 'findings' in parsed ? { ...parsed, rest } : { source: parsed.source, ...rest };
}

/**
 * gray-matter only splits the file; the `yaml` package parses, because it keeps positions. gray-matter would evaluate
 * `---js`, which is why the first line must be bare dashes.
 */
const splitOnly = { yaml: () => ({}) };
