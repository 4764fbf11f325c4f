import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringsFor } from '../../src/i18n/strings.ts';
import { allowedOf, hourlyLimit, votesPerAddress, votesPerDevice, votesPerNetwork } from '../../src/readers/limits.ts';

describe('the limits', () => {
  it('leave an address and a network less than they may move a rate by, however many votes there are', () => {
    for (let honest = 40; honest < 5_000; honest++) {
      for (const [limit, most] of [
        [votesPerAddress, 0.03],
        [votesPerNetwork, 0.05],
      ] as const) {
        let own = 0;
        while (own + 1 <= allowedOf(limit, honest + own)) own += 1;
        expect(own / (honest + own)).toBeLessThanOrEqual(most);
      }
    }
  });

  it('begin the mean of an article with a whole day', () => {
    expect(hourlyLimit(20, 1)).toBe(20);
    expect(hourlyLimit(240, 0)).toBe(200);
    expect(hourlyLimit(240, 240)).toBe(20);
    expect(hourlyLimit(0, 0)).toBe(20);
  });
});

describe('who is told of the limits is told these numbers', () => {
  const told = { votesPerDevice: 7, votesPerAddress: { least: 5, oneIn: 99 }, votesPerNetwork: { least: 8, oneIn: 77 } };

  it.each(['zh-cn', 'en'])('readers, on the privacy page in %s', (locale) => {
    const keeping = { votesDays: 1, commentsDays: 1, readers: 2, windowDays: 1, isHelpedShown: true };
    const page = (limits: typeof told): string =>
      JSON.stringify(stringsFor(locale).pages.privacyParts({ ...keeping, ...limits }));
    expect(page(told)).toMatch(/\b7 .*\b5\b.*\b99\b.*\b8\b.*\b77\b/);
    expect(readFileSync('src/pages/[locale]/privacy.astro', 'utf8')).toContain(
      "import { votesPerAddress, votesPerDevice, votesPerNetwork } from '../../readers/limits.ts'",
    );
    expect(page({ votesPerDevice, votesPerAddress, votesPerNetwork })).not.toMatch(/three|三票/);
  });

  it('staff, in the manual, whose list of rules writes none of them itself', () => {
    const page = readFileSync('src/manual/votes.mdx', 'utf8');
    const rules = page.slice(page.indexOf('## 怎样防止刷票'), page.indexOf('内部版放在公司的登录后面'));
    for (const name of [
      'votesPerDevice',
      'votesPerAddress.least',
      'votesPerAddress.oneIn',
      'votesPerNetwork.least',
      'votesPerNetwork.oneIn',
    ])
      expect(rules).toContain(`{${name}}`);
    for (const name of ['surge.least', 'surge.times', 'surveysPerDay.device', 'surveysPerDay.address', 'surveysPerDay.network'])
      expect(rules).toContain(`{${name}}`);
    expect(rules.replaceAll(/IPv[46]|\/(?:64|48)|1\/\{|默认 120|8 KiB/g, '')).not.toMatch(/\d/);
  });
});
