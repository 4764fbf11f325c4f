import type { Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import { asideOf } from '../asides.ts';
import { calloutTypes } from '../components/callout.ts';
import type { JsxElement } from '../jsx.ts';
import { firstLine, quotedList, type Report } from './report.ts';

/** Names that other help centres use for the same. */
const otherNames: Readonly<Record<string, string>> = {
  caution: 'warning',
  danger: 'warning',
  hint: 'tip',
  important: 'warning',
  info: 'note',
};

const howToWrite = 'Write `:::note[Title]` or `:::note` alone on a line, then the text, then `:::` alone on a line.';

/** An aside whose name is not known. */
export function checkUnknownAside(node: ContainerDirective, report: Report): void {
  const guess = otherNames[node.name] ?? nearest(node.name, calloutTypes);
  report(
    'mdx/aside',
    node,
    `\`:::${node.name}\` is not an aside.${didYouMean(guess && `:::${guess}`)}`,
    `The asides are ${quotedList(calloutTypes.map((type) => `:::${type}`))}.`,
  );
}

/** An aside is closed, and has nothing but a title on its first line. An element is not an aside. */
export function checkAside(node: JsxElement, source: string, report: Report): void {
  const aside = asideOf(node);
  if (aside === undefined) return;
  const { attributes } = aside;
  if (attributes.length > 0) report('mdx/aside', node, `\`{${attributes.join(' ')}}\` after the name has no effect.`, howToWrite);
  const end = node.position?.end.offset ?? 0;
  const lastLine = source.slice(Math.max(node.position?.start.offset ?? 0, source.lastIndexOf('\n', end - 1)), end).trim();
  if (!/^[>\s]{0,100}:{3,}$/.test(lastLine)) {
    report(
      'mdx/aside',
      node,
      'The aside is not closed, so everything after it belongs to it.',
      'End it with a line that has only `:::`.',
    );
  }
}

/** Text that was meant as the beginning or the end of an aside. */
export function checkAsideInText(node: Paragraph, report: Report): void {
  const [first] = node.children;
  if (first?.type !== 'text') return;
  const line = first.value.split('\n').find((each) => each.trimStart().startsWith(':::'));
  if (line !== undefined) report('mdx/aside', node, `\`${firstLine(line)}\` is shown as text.`, howToWrite);
}
