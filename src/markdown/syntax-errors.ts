import type { VFileMessage } from 'vfile-message';
import type { Edit } from '../findings/finding.ts';
import { htmlElements } from './components/html-elements.ts';
import { components } from './components/index.ts';
import { nullPrototype } from './components/null-prototype.ts';
import { firstLine } from './sanitize/report.ts';

interface SyntaxFault {
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column: number;
  message: string;
  hint: string;
  fix?: readonly Edit[];
}

/** What remark-mdx says of a body it cannot parse, in words for writers and at the place they look for. */
export function explainSyntaxError(error: VFileMessage, source: string): SyntaxFault {
  const { reason } = error;
  const offset = offsetOf(error);
  const [, line, column] = tagPosition.exec(reason) ?? [];
  // Of a tag that is never closed, only the text of the message has the position.
  const isOpenTag = reason.startsWith('Expected a closing tag');
  const tag = isOpenTag && line !== undefined ? { line: Number(line), column: Number(column) } : undefined;
  const { at = offset, ...texts } = explain(error.ruleId, reason, source, offset);
  const position = tag ?? positionAt(source, at);
  const fix = fixOf(lineOf(source, position.line), position);
  return { ...position, ...texts, ...(fix && { fix: [{ ...position, ...fix }] }) };
}

/** What to write where a mistake begins, if there is only one thing it can mean. */
function fixOf(line: string, { column }: { column: number }): Pick<Edit, 'length' | 'text'> | undefined {
  const rest = line.slice(column - 1);
  if (rest.startsWith('<br>')) return { length: 4, text: '<br />' };
  const [quoted, value] = /^[“”]([^“”"<>{}]{0,200})[“”](?=[\s/>])/.exec(rest) ?? [];
  return quoted === undefined ? undefined : { length: quoted.length, text: `"${value}"` };
}

function lineOf(source: string, line: number): string {
  return source.split('\n')[line - 1] ?? '';
}

/** ` (3:1-3:8)`; it counts from the first line of the body, which is misleading in a file with front matter. */
const tagPosition = / \((\d{1,9}):(\d{1,9})-\d{1,9}:\d{1,9}\)/;

/** `at` is where the mistake is, if not where the parser gave up. */
interface Explanation {
  message: string;
  hint: string;
  at?: number;
}

function explain(rule: string | undefined, reason: string, source: string, offset: number): Explanation {
  switch (rule) {
    case 'end-tag-mismatch':
      return explainMismatch(reason);
    case 'unexpected-closing-slash':
      return explainTag(source, offset, (tag) => ({
        message: `\`${tag}\` closes nothing.`,
        hint: 'Remove it, or write the opening tag before it.',
      }));
    case 'acorn':
      return reason.includes('import/exports')
        ? { message: 'A line that begins with `import` or `export` is read as code.', hint: 'Begin the line with another word.' }
        : { message: 'What is between braces is read as code.', hint: bracesHint };
    case 'unexpected-eof':
    case 'unexpected-character':
      return explainCharacter(reason, source, offset);
    default:
      return {
        message: `${firstLine(reason).replace(/\.$/, '')}.`,
        hint: /[{}]|expression|lazy line/.test(reason) ? bracesHint : lessThanHint('<3'),
      };
  }
}

const bracesHint = 'Write `\\{` and `\\}` for braces that are meant as text.';

/** How to write elements that HTML never closes. */
const voidElements: Readonly<Record<string, string>> = nullPrototype({
  br: 'Write `<br />`, or begin a new paragraph with a blank line.',
  hr: 'Write `---` on a line of its own, with a blank line before and after.',
  img: 'Write `![what it shows](/media/….png)`.',
});

function explainMismatch(reason: string): Explanation {
  const [, closing, opening] = /`<\/([^`]*)>`[^`]*corresponding closing tag for `<([^`]*)>`/.exec(reason) ?? [];
  if (closing !== undefined) {
    return {
      message: `\`</${closing}>\` stands where \`<${opening}>\` must be closed first.`,
      hint: `Close tags in the reverse order in which they were opened: write \`</${opening}>\` here.`,
    };
  }
  const [, early, inner] = /`<\/([^`]*)>` either after the end of `([^`]*)`/.exec(reason) ?? [];
  const [, name = '', outer] = /closing tag for `<([^`]*)>`(?:[^`]*before the end of `([^`]*)`)?/.exec(reason) ?? [];
  if (early !== undefined) {
    return {
      message: `\`</${early}>\` is inside of ${nameOf(inner)}, but its opening tag is before it.`,
      hint: 'Put both tags inside of it, or both outside.',
    };
  }
  return {
    message: `\`<${name}>\` is not closed${outer === undefined ? '' : ` before the end of the ${nameOf(outer)}`}.`,
    hint: voidElements[name] ?? howToClose(name),
  };
}

function howToClose(name: string): string {
  const component = components[name] ?? htmlElements[name];
  if (component === undefined) return `Close it with \`</${name}>\`. ${lessThanHint(`<${name}>`)}`;
  if ('children' in component && component.children === false) return `Write \`<${name} … />\`.`;
  return `Close it with \`</${name}>\` at the same indentation, with blank lines around its content.`;
}

/** Parts of Markdown as writers call them. */
function nameOf(node: string | undefined): string {
  const names: Readonly<Record<string, string>> = {
    blockQuote: 'quotation',
    emphasis: 'emphasis',
    listItem: 'list item',
    strong: 'bold text',
  };
  return names[node ?? ''] ?? node ?? 'text';
}

function explainCharacter(reason: string, source: string, offset: number): Explanation {
  const character = String.fromCodePoint(source.codePointAt(offset) ?? 32);
  const [where = ''] = reason.split(', expected');
  if (where.endsWith(' in expression')) {
    return { message: 'A `{` is never closed.', hint: bracesHint, at: Math.max(0, source.lastIndexOf('{', offset)) };
  }
  if (where.endsWith(' in attribute value')) {
    const at = Math.max(source.lastIndexOf('="', offset), source.lastIndexOf("='", offset), 0);
    return { message: 'The quotes of an attribute are not closed.', hint: 'Write each attribute as `name="value"`.', at };
  }
  if (where.includes(' attribute ')) return explainAttribute(where, source, offset, character);
  return explainTag(source, offset, explainNoTag);
}

function explainAttribute(where: string, source: string, offset: number, character: string): Explanation {
  const hint = 'Write each attribute as `name="value"`, with straight quotes and a space before it.';
  if (!where.endsWith('before attribute value')) {
    return { message: `\`${character}\` cannot stand between the attributes of a tag.`, hint };
  }
  const before = source.slice(Math.max(0, offset - 60), offset);
  const name = /([\w-]{1,40})\s{0,9}=\s{0,9}$/.exec(before)?.[1] ?? 'name';
  return /[“”‘’「」『』＂＇]/.test(character)
    ? { message: `The quotes of \`${name}\` are \`${character}\`.`, hint: `Write straight quotes: \`${name}="…"\`.` }
    : { message: `The value of \`${name}\` is not in quotes.`, hint };
}

/** Text that begins like a tag. */
function explainNoTag(text: string): Explanation {
  const inside = text.replace(/^<|>$/g, '');
  if (text.startsWith('<!'))
    return {
      message: 'Articles cannot have HTML comments.',
      hint: 'HTML comments are not MDX: write `{/* … */}`, or remove the comment.',
    };
  if (/^https?:/i.test(inside)) return { message: `\`${text}\` is read as a tag.`, hint: `Write \`[text](${inside})\`.` };
  if (inside.includes('@'))
    return {
      message: `\`${text}\` is read as a tag.`,
      hint: `Write \`[${inside}](mailto:${inside})\`, or leave out \`<\` and \`>\`.`,
    };
  const [name = ''] = /^[A-Z][A-Za-z]*/.exec(inside) ?? [];
  if (components[name] !== undefined)
    return {
      message: `The name of \`${text}\` has a character that names cannot have.`,
      hint: `Write the name as \`${name}\`, then a space, then each attribute as \`name="value"\`.`,
    };
  return { message: `\`${text}\` is read as the beginning of a tag.`, hint: lessThanHint(text) };
}

function lessThanHint(text: string): string {
  return `Write \`&lt;\` for a \`<\` that is meant as text: \`${text.replace('<', '&lt;')}\`.`;
}

/** Explains the text from the last `<` on, to its `>` or the next space. */
function explainTag(source: string, offset: number, say: (tag: string) => Explanation): Explanation {
  const at = Math.max(0, source.lastIndexOf('<', offset));
  const [tag = '<'] = /^<[^<>\s]{0,60}>?/.exec(source.slice(at, at + 64)) ?? [];
  return { ...say(tag), at };
}

function offsetOf({ place }: VFileMessage): number {
  const point = place === undefined ? undefined : 'start' in place ? place.start : place;
  return point?.offset ?? 0;
}

function positionAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
