import { escapeMarkdown } from '../../reports/renderers/markdown.ts';
import { alertText } from './alert-text.ts';
import type { OwnerAlerts } from './alerts.ts';

/** A letter to an owner, as a file for whatever sends mail or posts to a chat. */
export interface Digest {
  /** `billing.md` */
  path: string;
  text: string;
}

/**
 * One file for each owner and `index.md`, which counts them and is written even if there is nothing to say: a missing
 * file must not look like good news.
 */
export function digestsOf(all: readonly OwnerAlerts[], day: string): Digest[] {
  const letters = all.map((each) => ({
    path: `${each.owner}.md`,
    text: `${each.mail === undefined ? '' : `To: ${each.mail}\n`}Subject: ${subjectOf(each, day)}\n\n${alertText(each.alerts)}`,
  }));
  const lines = all.map(({ owner, name, alerts }) => `- ${escapeMarkdown(name)}: ${alerts.length}, in ${owner}.md`);
  const index = `# What needs attention, ${day}\n\n${lines.length === 0 ? 'Nothing.' : lines.join('\n')}\n`;
  return [{ path: 'index.md', text: index }, ...letters];
}

/** One line: `Billing: what needs attention, 2026-11-20`. */
export function subjectOf({ name }: Pick<OwnerAlerts, 'name'>, day: string): string {
  return `${name.replaceAll(/\s+/g, ' ')}: what needs attention, ${day}`;
}
