import type { Finding } from '../findings/finding.ts';

/**
 * Findings that a change introduced. Line numbers shift, so findings are matched by rule, file and message. When the
 * same finding occurs more often than before, only the increase is new.
 */
export function newFindings(now: readonly Finding[], before: readonly Finding[]): Finding[] {
  const known = new Map<string, number>();
  for (const finding of before) known.set(fingerprint(finding), (known.get(fingerprint(finding)) ?? 0) + 1);
  return now.filter((finding) => {
    const left = known.get(fingerprint(finding)) ?? 0;
    known.set(fingerprint(finding), left - 1);
    return left <= 0;
  });
}

function fingerprint({ rule, file, message }: Finding): string {
  return JSON.stringify([rule, file, message]);
}
