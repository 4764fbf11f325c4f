import type { CompileLimits } from './compile-thread.ts';
import { densestSign } from './dense-signs.ts';
import { type BodyFinding, type Fragment, refusedFragment } from './fragment.ts';

/** A thousand of them take a tenth of a second; an honest paragraph has a few dozen. */
const maxSignsInParagraph = 2_000;

/** The paragraph that would take the parser longer than any honest one, before it is parsed. */
export function findCrowdedParagraph(body: string): BodyFinding | undefined {
  const densest = densestSign(body);
  if (densest === undefined || densest.count <= maxSignsInParagraph) return undefined;
  const { sign, count, line, column } = densest;
  return {
    rule: 'mdx/too-slow',
    line,
    column,
    message: `The paragraph has ${count} \`${sign}\`, of which this is the first: too many to be parsed in reasonable time.`,
    hint: `Part the text with blank lines, or put it into a code block; up to ${maxSignsInParagraph} are read.`,
  };
}

/** Fewer are never the reason. */
const suspiciousCount = 200;

/** What stands for an article whose thread had to be ended. What was slow is not known, only what is likely. */
export function tooCostly(body: string, ranOutOf: 'time' | 'memory', { cpuMs, memoryMb }: CompileLimits): Fragment {
  const densest = densestSign(body);
  const suspect = densest !== undefined && densest.count >= suspiciousCount ? densest : undefined;
  const spent = ranOutOf === 'time' ? `more than ${cpuMs / 1000} s` : `more than ${memoryMb} MB of memory`;
  const cause =
    suspect === undefined
      ? ''
      : ` The likely cause: ${suspect.count} \`${suspect.sign}\` in one paragraph, of which this is the first.`;
  return refusedFragment({
    rule: 'mdx/too-slow',
    line: suspect?.line ?? 1,
    column: suspect?.column ?? 1,
    message: `Compiling the article takes ${spent}, so it was stopped.${cause}`,
    hint: 'Write it more simply, or split it; what was pasted from a program belongs in a code block.',
  });
}
