import type { YAMLError } from 'yaml';

/** What is wrong with a YAML text, and where it begins. */
export interface YamlFaultText {
  offset: number;
  message: string;
  hint: string;
  /** What to write at `offset`, if there is only one thing it can mean. */
  fix?: { length: number; text: string };
}

/** What the parser says, in words for writers. */
export function describeYamlError({ code, message, pos: [offset] }: YAMLError, text: string): YamlFaultText {
  const line = lineAt(text, offset).trim();
  const explained = explanations[code]?.(line, text.charAt(offset), message);
  if (explained !== undefined) return { offset, ...explained };
  return { offset, message: `${(message.split('\n')[0] ?? '').trim().replace(/\.$/, '')}.`, hint: generalHint };
}

const generalHint =
  'Fix the YAML here: indent with spaces, write one `field: value` per line, and quote text that contains `: ` or ` #` or starts with a special character.';

type Explain = (line: string, character: string, message: string) => Pick<YamlFaultText, 'message' | 'hint'> | undefined;

const explanations: Partial<Record<YAMLError['code'], Explain>> = {
  BLOCK_AS_IMPLICIT_KEY: (line) => ({
    message: `\`${shorten(line)}\` has a second \`: \`, or the next line is indented too far.`,
    hint: `Put a text with a colon into quotes: \`${shorten(quoteValue(line))}\`. Fields of the same group begin in the same column.`,
  }),
  BAD_SCALAR_START: (line, character) => ({
    message: `A text cannot begin with \`${character}\` here.`,
    hint: `Put it into quotes: \`${shorten(quoteValue(line))}\`.`,
  }),
  MULTILINE_IMPLICIT_KEY: (line) => ({
    message: `\`${shorten(line)}\` is not a \`field: value\`.`,
    hint: 'Write a colon and a space after the name of the field. A text of several lines is indented below `field: >-`.',
  }),
  UNEXPECTED_TOKEN: (line, _character, message) => {
    if (message.includes('at node end'))
      return {
        message: `There is more after the closing quote of \`${shorten(line)}\`.`,
        hint: "Put the whole text into quotes, and write a quote inside of single quotes twice: `'it''s'`.",
      };
    if (!message.includes('block-seq-ind')) return undefined;
    return {
      message: `A list cannot begin on the line of its field: \`${shorten(line)}\`.`,
      hint: `Begin it on the next line, or put a text that begins with \`- \` into quotes: \`${shorten(quoteValue(line))}\`.`,
    };
  },
  TAB_AS_INDENT: () => ({
    message: 'The line is indented with a tab.',
    hint: 'Indent with two spaces for each level.',
  }),
};

/** `title: 'Refund: how it works'`, from a line without the quotes. */
function quoteValue(line: string): string {
  const colon = line.indexOf(': ');
  const dash = line.startsWith('- ') && (colon === -1 || line.includes(': ', colon + 2) === false) ? 2 : 0;
  const start = dash > 0 ? dash : colon === -1 ? 0 : colon + 2;
  return `${line.slice(0, start)}'${line.slice(start).trim().replaceAll("'", "''")}'`;
}

/**
 * The first field whose colon is the full-width one of Chinese keyboards, which YAML reads as part of a text.
 *
 * @param offset of the parser's error; nothing after its line is examined
 */
export function findFullWidthColon(text: string, offset = text.length): YamlFaultText | undefined {
  const end = text.indexOf('\n', offset);
  let start = 0;
  for (const line of text.slice(0, end === -1 ? text.length : end).split('\n')) {
    const [, before, name] = /^( *(?:- )?)([A-Za-z][\w-]*)：/.exec(line) ?? [];
    if (before !== undefined && name !== undefined) {
      const value = line.slice(before.length + name.length + 1).trim();
      return {
        offset: start + before.length + name.length,
        message: `The colon of \`${name}：\` is full-width.`,
        hint: `Write \`${shorten(`${name}: ${value}`.trim())}\`, with the colon of the Latin keyboard and a space.`,
        fix: { length: 1, text: /^\s/.test(line.slice(before.length + name.length + 1)) ? ':' : ': ' },
      };
    }
    start += line.length + 1;
  }
  return undefined;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end === -1 ? text.length : end);
}

/** A text of the file as messages show it. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
