/**
 * What a writer has to replace stands between ⟪ and ⟫. Neither is on a keyboard, so no article has them for another
 * reason, and neither means anything in YAML or Markdown.
 */
const pattern = /⟪[^⟪⟫\n]{0,300}⟫?/g;

/** Marks a text as one that a writer has to replace. */
export function placeholder(text: string): string {
  return `⟪${text}⟫`;
}

export function hasPlaceholder(text: string): boolean {
  return text.includes('⟪');
}

/** Each placeholder of a text, with the line and column on which it begins, both counted from 1. */
export function placeholdersIn(text: string): { text: string; line: number; column: number }[] {
  if (!hasPlaceholder(text)) return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      Array.from(line.matchAll(pattern), (match) => ({ text: match[0], line: index + 1, column: match.index + 1 })),
    );
}
