import type { Cell } from '../document.ts';
import type { PlannedWork } from '../parts/plan/schema.ts';
import { subjectOf } from '../parts/plan/section.ts';
import { work } from '../parts/plan/work.ts';
import type { Report } from '../report-schema.ts';
import { type Words, wordsFor } from '../words.ts';
import type { RenderedFile } from './index.ts';
import { pageLocales } from './locales.ts';
import { escapeMarkdown } from './markdown.ts';

/** An issue for each planned task, ready to be filed: its first line is the title, the rest the text. */
export function renderPlanIssues(report: Report): RenderedFile[] {
  const [locale] = pageLocales(report);
  if (locale === undefined) return [];
  const words = wordsFor(report, locale);
  return report.plan.candidates
    .filter(({ person }) => person !== null)
    .map((one, index) => ({ path: `plan/${fileName(one, index)}.md`, text: issueOf(one, report, words) }));
}

function fileName({ person, kind, article, category }: PlannedWork, index: number): string {
  return [String(index + 1).padStart(2, '0'), person, kind, article ?? category].filter(Boolean).join('-');
}

function issueOf(one: PlannedWork, { simulated }: Report, words: Words): string {
  const { strings, number, language, label } = words;
  const say = strings.plan;
  const items = (lines: readonly string[], mark: string): string => lines.map((line) => `- ${mark}${line}`).join('\n');
  const paragraphs = [
    `# ${subjectOf(one, words)
      .map(({ text }) => escapeMarkdown(text))
      .join(' ')}`,
    ...(simulated === null ? [] : [`> ${escapeMarkdown(say.issue.simulated)}`]),
    `${say.issue.assignee} ${escapeMarkdown(label('owners', one.person ?? ''))} · ${say.issue.due} · ${language(one.locale)}`,
    `## ${say.issue.why}`,
    escapeMarkdown(say.issue.whyText(number(one.helped), say.hours(words.precise(one.hours)))),
    items(
      [
        escapeMarkdown(say.issue.demand(number(one.demand))),
        escapeMarkdown(say.bases[one.kind](words.percent(work[one.kind].effect))),
      ],
      '',
    ),
    ...(one.texts.length === 0
      ? []
      : [
          `## ${say.issue.questions}`,
          items(
            one.texts.map((text) => escapeMarkdown(text)),
            '',
          ),
        ]),
    ...addressOf(subjectOf(one, words)),
    `## ${say.issue.done}`,
    items(say.issue.steps[one.kind], '[ ] '),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function addressOf(subject: Cell): string[] {
  return subject.flatMap((part) => (part.kind === 'link' ? [`<${part.href}>`] : []));
}
