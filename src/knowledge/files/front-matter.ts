import matter from 'gray-matter';
import { type Finding, finding } from '../../findings/finding.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';

export interface FrontMatter {
  source: YamlSource;
  /** What follows the front matter. */
  body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
}

/** Splits a file into front matter and body; nothing in it is evaluated. */
export function readFrontMatter(file: string, text: string): FrontMatter | { findings: Finding[] } {
  const start = { file, line: 1, column: 1 };
  const hint = 'Begin the file with `---`, the fields, and `---` on a line of its own.';
  if (!/^---[ \t]*\n/.test(text)) {
    return { findings: [finding('schema/front-matter', start, 'The file does not begin with front matter.', hint)] };
  }
  if (!/\n---[ \t]*(?:\n|$)/.test(text.slice(3))) {
    return { findings: [finding('schema/front-matter', start, 'The front matter has no end.', hint)] };
  }
  const { matter: yaml, content: body } = matter(text, { engines: rawEngine });
  const parsed = parseYaml(file, yaml.replace(/^[ \t]*\n/, ''), 2);
  if ('findings' in parsed) return parsed;
  const bodyLine = text.slice(0, text.length - body.length).split('\n').length;
  return { source: parsed.source, body, bodyLine };
}

/**
 * gray-matter only splits: parsing is `yaml`'s, which keeps positions. `---js` would make gray-matter
 * evaluate the file; the check on the first line keeps any language out.
 */
const rawEngine = { yaml: () => ({}) };
