/** A line of a body that is no code. */
export interface ProseLine {
  text: string;
  /** Counted from 1. */
  line: number;
}

/** The lines outside of fenced code, in one pass and without the parser, which they are to be kept from. */
export function* proseLines(body: string): Generator<ProseLine> {
  let fence: string | undefined;
  let line = 0;
  for (const text of body.split('\n')) {
    line += 1;
    const mark = fenceOf(text);
    if (fence === undefined) {
      fence = mark;
      if (mark === undefined) yield { text, line };
    } else if (mark?.startsWith(fence) && text.trim() === mark) {
      fence = undefined;
    }
  }
}

/** The backticks or tildes with which a line opens or closes code. */
function fenceOf(line: string): string | undefined {
  const text = line.trimStart();
  const sign = text.charAt(0);
  if (sign !== '`' && sign !== '~') return undefined;
  let length = 1;
  while (text.charAt(length) === sign) length += 1;
  // With more of them in the line, backticks are code inside a sentence.
  return length < 3 || (sign === '`' && text.includes('`', length)) ? undefined : text.slice(0, length);
}
