import type { Finding } from '../findings/finding.ts';

/**
 * What a change brought: findings that were not there before. Lines move, so a finding is known again by
 * rule, file and message; of several alike only those beyond the earlier number are new.
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
