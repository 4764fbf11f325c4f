import type { Nodes, Parent, Root, Text } from 'mdast';
import type { Edit } from '../../findings/finding.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { BodyFinding } from '../fragment.ts';
import { SKIP, visitParents } from '../visit.ts';
import { checkEnglish, type UnknownWord, unknownWords } from './check-english.ts';
import { foreignScript } from './language.ts';
import { type Run, runsOf } from './runs.ts';
import { type Change, maybeChanged, typographyChanges } from './typography.ts';

/**
 * The text of an article is in the language of its locale, and written and set as that language is.
 *
 * @returns `unknownWords`: words of an English article that may be misspelt; of articles in other languages none
 */
export function checkProse(tree: Root, source: string, locale: string): { findings: BodyFinding[]; unknownWords: UnknownWord[] } {
  const language = languageTag(locale);
  const isChinese = language.startsWith('zh');
  const typography: BodyFinding[] = [];
  const foreign: { node: Nodes; script: string }[] = [];
  const runs: Run[] = [];
  const lines = isEnglish(locale) ? source.split('\n') : undefined;
  visitParents(tree, (node, ancestors) => {
    // A quotation may be what another site or a message says.
    if (node.type === 'blockquote') return SKIP;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const script = foreignScript(proseOf(node), language, minForeignWords);
      if (script !== undefined) foreign.push({ node, script });
      if (lines !== undefined) runs.push(...runsOf(node, lines));
    }
    if (isChinese && node.type === 'text' && maybeChanged(node.value) && isProse(ancestors))
      typography.push(...checkTypography(node, ancestors, source));
    return undefined;
  });
  return {
    findings: [...typography, ...describeForeign(foreign, locale), ...runs.flatMap(checkEnglish)],
    unknownWords: unknownWords(runs),
  };
}

export function isEnglish(locale: string): boolean {
  return /^en\b/.test(languageTag(locale));
}

/** Fewer words may be a name, a button or a message. */
const minForeignWords = 8;

/** The words of a block as its author wrote them, without code and without what components show. */
function proseOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'mdxJsxTextElement' || !('children' in node)) return ' ';
  const text = node.children.map(proseOf).join('');
  // A bare link is in no language.
  return node.type === 'link' && /^(?:https?:|www\.)/i.test(text) ? ' ' : text;
}

function describeForeign(foreign: readonly { node: Nodes; script: string }[], locale: string): BodyFinding[] {
  const [first, ...rest] = foreign;
  if (first === undefined) return [];
  const { line = 1, column = 1 } = first.node.position?.start ?? {};
  const more = rest.length === 0 ? '' : `, and ${rest.length} more ${rest.length === 1 ? 'is' : 'are'}`;
  return [
    {
      rule: 'prose/language',
      line,
      column,
      message: `This text is in ${first.script}${more}, but the article is in \`${locale}\`.`,
      hint: 'Translate it, or move the file to the folder of its language. What an app or a message says word for word is a quotation (`> …`) or code.',
    },
  ];
}

/** Labels of links and of components may be names that the app shows; a bare link is its address. */
function isProse(ancestors: readonly Parent[]): boolean {
  return !ancestors.some(({ type }) => type === 'link' || type === 'linkReference' || type === 'mdxJsxTextElement');
}

function checkTypography(node: Text, ancestors: readonly Parent[], source: string): BodyFinding[] {
  const parent = ancestors.at(-1);
  const siblings = parent?.children ?? [];
  // What is beside `**` decides whether it makes text bold.
  const isWhole = parent?.type === 'paragraph' || parent?.type === 'heading' || parent?.type === 'tableCell';
  const index = siblings.indexOf(node);
  // The anchor of a heading is made from its text, and other articles may link to it.
  const isFixed = !ancestors.some(({ type }) => type === 'heading');
  const lines = linesOf(node, source);
  return lines.flatMap((line, nth) => {
    const isFirst = nth === 0 && !(isWhole && index === 0);
    const isLast = nth === lines.length - 1 && !(isWhole && index === siblings.length - 1);
    const changes = typographyChanges(line.text, { before: isFirst, after: isLast });
    const isSpacing = ({ start, end, text }: Change): boolean => `${line.text.slice(start, end)}${text}`.trim() === '';
    return [
      ...describeChanges('prose/spacing', changes.filter(isSpacing), line, isFixed),
      ...describeChanges(
        'prose/punctuation',
        changes.filter((change) => !isSpacing(change)),
        line,
        isFixed,
      ),
    ];
  });
}

interface Line {
  text: string;
  line: number;
  column: number;
}

/**
 * The lines of a text where they are in the source. Those with an escape or an entity, whose columns differ, are empty, as
 * are those with a sign of Markdown: it is text only because of what is beside it.
 */
function linesOf({ value, position }: Text, source: string): Line[] {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return [];
  const texts = value.split('\n');
  return source
    .slice(start.offset, end.offset)
    .split('\n')
    .map((written, index) => {
      const indent = index === 0 ? 0 : written.length - written.trimStart().length;
      const text = written.slice(indent);
      return {
        text: text.trimEnd() === texts[index]?.trimEnd() && !/[*_~`[\]<>{}|\\]/.test(text) ? text : '',
        line: start.line + index,
        column: index === 0 ? start.column : indent + 1,
      };
    });
}

const hints = {
  'prose/spacing': 'Write a space between Chinese characters and Latin words or numbers, and none beside full-width punctuation.',
  'prose/punctuation': 'Write full-width punctuation in Chinese sentences.',
} as const;

function describeChanges(
  rule: keyof typeof hints,
  changes: readonly Change[],
  { text, line, column }: Line,
  isFixed: boolean,
): BodyFinding[] {
  const [first] = changes;
  if (first === undefined) return [];
  const from = Math.max(0, first.start - 8);
  const to = Math.min(text.length, first.end + 8);
  const meant = text.slice(from, first.start) + first.text + text.slice(first.end, to);
  const more = changes.length === 1 ? '' : `, and ${changes.length - 1} more`;
  const advice = isFixed
    ? '`npm run check -- --fix` does it.'
    : 'It changes the anchor of the heading; correct the links to it, too.';
  const fix = changes.map(
    (change): Edit => ({ line, column: column + change.start, length: change.end - change.start, text: change.text }),
  );
  return [
    {
      rule,
      line,
      column: column + first.start,
      message: `“${text.slice(from, to)}” should be “${meant}”${more}.`,
      hint: `${hints[rule]} ${advice}`,
      ...(isFixed && { fix }),
    },
  ];
}
