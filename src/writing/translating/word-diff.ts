import { diffArrays, diffLines } from 'diff';

/** Beyond this many changed words two texts are shown whole. */
const maxEdits = 2_000;

/** Characters of unchanged text that are kept on each side of a change, and the rest of the word. */
const context = 24;

/**
 * What is different between two texts, line by line, as git shows it: `付款后 [-7-]{+14+} 天`.
 *
 * @param language whose words are compared, such as `zh-CN`
 */
export function changedLines(before: string, after: string, language: string): { line: number; text: string }[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const found: { line: number; text: string }[] = [];
  let removed: string[] = [];
  let line = 1;
  const flush = (added: readonly string[]): void => {
    const isPaired = removed.length === added.length;
    const pairs: [string, string][] = isPaired
      ? removed.map((text, index) => [text, added[index] ?? ''])
      : [[removed.join(' '), added.join(' ')]];
    for (const [index, [old, now]] of pairs.entries()) {
      if (old.trim() !== now.trim()) found.push({ line: line + index, text: wordDiff(wordsOf(old), wordsOf(now)) });
    }
    removed = [];
  };
  for (const { value, added, removed: isRemoved, count = 0 } of diffLines(endLine(before), endLine(after))) {
    const lines = value.replace(/\n$/, '').split('\n');
    if (isRemoved) {
      removed = lines;
      continue;
    }
    flush(added ? lines : []);
    line += count;
  }
  flush([]);
  return found;
}

function wordDiff(before: readonly string[], after: readonly string[]): string {
  const parts = diffArrays([...before], [...after], { maxEditLength: maxEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: after, added: true, removed: false },
  ];
  return parts
    .map(({ value, added, removed }, index) => {
      if (added) return `{+${value.join('')}+}`;
      if (removed) return `[-${value.join('')}-]`;
      return shorten(value, { isFirst: index === 0, isLast: index === parts.length - 1 });
    })
    .join('');
}

/** Unchanged words, without those far from a change. */
function shorten(words: readonly string[], { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const text = words.join('');
  const head = isFirst ? '' : firstWords(words);
  const tail = isLast ? '' : firstWords(words.toReversed(), true);
  return text.length <= head.length + tail.length + 1 ? text : `${head}…${tail}`;
}

function firstWords(words: readonly string[], isReversed = false): string {
  let kept = '';
  for (const word of words) {
    if (kept.length >= context) break;
    kept = isReversed ? word + kept : kept + word;
  }
  return kept;
}

function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
