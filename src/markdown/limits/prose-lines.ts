/** A line of a body outside of fenced code. */
export interface ProseLine {
  text: string;
  /** Counted from 1. */
  line: number;
}

/** The lines outside of fenced code. A single pass without the parser, which may not be able to handle the text. */
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

/** The run of backticks or tildes that opens or closes fenced code; `undefined` for any other line. */
function fenceOf(line: string): string | undefined {
  const text = line.trimStart();
  const sign = text.charAt(0);
  if (sign !== '`' && sign !== '~') return undefined;
  let length = 1;
  while (text.charAt(length) === sign) length += 1;
  // With more backticks later in the line it is inline code.
  return length < 3 || (sign === '`' && text.includes('`', length)) ? undefined : text.slice(0, length);
}
