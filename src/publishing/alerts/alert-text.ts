import { escapeMarkdown } from '../../reports/renderers/markdown.ts';
import { withoutMentions } from '../github/marked.ts';
import type { IssueChange, WantedIssue } from '../github/sync-issues.ts';
import { type AlertKind, alertHeadings } from './alert-kinds.ts';
import type { Alert, OwnerAlerts } from './alerts.ts';

/** Items of a section; the commands that find them list all. */
const maxItems = 50;

/** Task lists in Markdown, one for each kind of alert. Nothing in it changes from day to day but the alerts. */
export function alertText(alerts: readonly Alert[]): string {
  const byKind = Map.groupBy(alerts, ({ kind }) => kind);
  const sections = (Object.keys(alertHeadings) as AlertKind[]).flatMap((kind) => {
    const items = byKind.get(kind) ?? [];
    if (items.length === 0) return [];
    const left = items.length - maxItems;
    const lines = items
      .slice(0, maxItems)
      .map(({ file, text }) => `- [ ] ${file === undefined ? '' : `${plain(file)}: `}${plain(text)}`);
    return [`## ${alertHeadings[kind]}\n\n${[...lines, ...(left > 0 ? ['', `${left} more.`] : [])].join('\n')}\n`];
  });
  return sections.join('\n');
}

/** The issue of an owner, which is renewed every night and closed when nothing is left. */
export function alertIssue({ owner, name, alerts }: OwnerAlerts): WantedIssue {
  const intro = 'This issue is renewed every night and closes itself when all of it is done. Ticks stay where you make them.';
  return { name: owner, title: `${name}: what needs attention`, text: `${intro}\n\n${alertText(alerts)}` };
}

/** Alerts of owners whose issue was opened or has changed: those who have something new to read. */
export function withChangedIssue(all: readonly OwnerAlerts[], changes: readonly IssueChange[]): OwnerAlerts[] {
  const names = new Set(changes.map(({ name }) => name));
  return all.filter(({ owner }) => names.has(owner));
}

function plain(text: string): string {
  return withoutMentions(escapeMarkdown(text));
}
