import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/findings/rules.ts';
import { type KnowledgeBase, readKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { alertIssue, alertText, withChangedIssue } from '../../../src/publishing/alerts/alert-text.ts';
import { type AlertReport, alertsOf } from '../../../src/publishing/alerts/alerts.ts';
import { digestsOf } from '../../../src/publishing/alerts/digest.ts';
import { readFindings, readReport } from '../../../src/publishing/alerts/read-inputs.ts';
import { article, label, team, writeContent } from '../../support/builders.ts';
import { newFolder } from '../../support/folder.ts';

const found = (rule: Rule, file: string, message = 'It is wrong.') => ({ rule, file, message, hint: 'Do this.' });

const report = (next: Partial<AlertReport['next']> = {}): AlertReport => ({
  next: { tasks: [], investigate: [], rewrite: [], watch: [], fix: [], read: [], review: [], write: [], ...next },
  alerts: {
    alerts: [],
    possible: [],
    past: [],
    watched: { articles: 0, series: 0, tooShort: 0, weeks: 0 },
    limits: { falseDiscoveryRate: 0.02, weeksToFalseAlarm: 100 },
  },
});

let kb: KnowledgeBase;
const at = (name: string): string => kb.articles.find(({ id }) => id === name)?.file ?? '';

beforeAll(async () => {
  const teams = [
    { id: 'billing', name: label('账务组'), mail: 'billing@example.org' },
    { id: 'tech', name: label('技术组') },
  ];
  kb = await readKnowledgeBase(
    await writeContent({
      files: { 'team.yaml': team({ teams }), 'articles/zh-cn/login.mdx': article({ title: '登录不了', owner: 'tech' }) },
    }),
  );
});

describe('alerts', () => {
  test('go to the owner of the article or category, and what nobody owns to the help centre', () => {
    const findings = [
      found('staleness/overdue', at('refund'), 'Its review was due on 2026-11-01.'),
      found('link/outside', at('login'), 'https://example.org is gone.'),
      found('hours/holidays-end', 'content/channels.yaml', 'Holidays end.'),
    ];
    const question = {
      kind: 'unanswered-question',
      locale: 'zh-cn',
      category: 'orders',
      question: '能分期吗',
      demand: 3,
      severity: 'low',
    } as const;
    const alerts = alertsOf(findings, report({ rewrite: [{ locale: 'zh-cn', id: 'refund' }], write: [question] }), kb);
    expect(alerts.map(({ owner, alerts: own }) => [owner, own.map(({ kind }) => kind)])).toEqual([
      ['billing', ['staleness/overdue', 'unhelpful', 'unanswered']],
      ['tech', ['link/outside']],
      ['help-centre', ['hours/holidays-end']],
    ]);
    const issues = alerts.map(alertIssue);
    expect(issues.map(({ title }) => title)).toEqual([
      '账务组: what needs attention',
      '技术组: what needs attention',
      '帮助中心: what needs attention',
    ]);
    expect(issues[0]?.text).toMatch(/## Articles that readers do not find helpful\n\n- \[ \] .*怎样退款/);
    // Issues may be public, and readers’ words are not.
    expect(JSON.stringify(issues)).not.toContain('能分期吗');
  });

  test('of an owner whom team.yaml does not have are not lost', () => {
    const team = { ...kb.team, teams: kb.team.teams.filter(({ id }) => id !== 'tech') };
    expect(alertsOf([found('link/outside', at('login'))], undefined, { ...kb, team })[0]?.owner).toBe('help-centre');
  });

  test('leave out what only a change brings about, which its writer is told', () => {
    expect(alertsOf([found('prose/spacing', at('refund')), found('link/broken', at('refund'))], undefined, kb)).toEqual([]);
  });

  test('are cut where they are many, and the text of writers calls nobody', () => {
    const many = Array.from({ length: 60 }, (_, index) => found('link/outside', at('refund'), `@all ${index} is gone.`));
    const text = alertText(alertsOf(many, undefined, kb)[0]?.alerts ?? []);
    expect(text.match(/^- \[ \] /gm)).toHaveLength(50);
    expect(text).toContain('10 more.');
    expect(text).not.toContain('@all');
  });

  test('become a letter to each owner and an index, also when there is nothing to say', () => {
    const [index, letter] = digestsOf(alertsOf([found('staleness/overdue', at('refund'))], undefined, kb), '2026-11-20');
    expect(index?.text).toContain('账务组: 1, in billing.md');
    expect(letter).toMatchObject({
      path: 'billing.md',
      text: expect.stringMatching(
        /^To: billing@example\.org\nSubject: 账务组: what needs attention, 2026-11-20\n\n## Overdue reviews\n\n- \[ \] /,
      ),
    });
    expect(digestsOf([], '2026-11-20')).toEqual([{ path: 'index.md', text: '# What needs attention, 2026-11-20\n\nNothing.\n' }]);
  });

  test('are mailed to those whose issue has changed, not every night to all', () => {
    const all = alertsOf([found('link/outside', at('login')), found('link/outside', at('refund'))], undefined, kb);
    const changes = [
      { name: 'tech', what: 'renewed: #1' },
      { name: undefined, what: 'closed: #2' },
    ];
    expect(withChangedIssue(all, changes).map(({ owner }) => owner)).toEqual(['tech']);
  });

  test('say what is wrong with a file that a command before them should have written', async () => {
    const file = join(newFolder(), 'half.json');
    const written = (text: string): string => {
      writeFileSync(file, text);
      return file;
    };
    await expect(readFindings(written('{"findings": ['))).rejects.toThrow('is not JSON');
    await expect(readFindings(written('{"findings": [{"rule": "no/such"}]}'))).rejects.toThrow(
      'is not what `npm run check -- --json` prints',
    );
    await expect(readReport(written('{}'))).rejects.toThrow('is not a report.json');
    await expect(readReport(`${file}.none`)).rejects.toThrow(/^There is no /);
  });
});
