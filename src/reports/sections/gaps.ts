import type { Cell, Section } from '../document.ts';
import type { Gap, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function gapsSection({ coverage, locales }: Report, { strings, number, label, language, article, quote }: Words): Section {
  const say = strings.gaps;
  const subjectOf = (gap: Gap): Cell => {
    if (gap.kind === 'unanswered-question') return [quote(gap.question, gap.locale)];
    return gap.article === null ? [text('–')] : article({ locale: locales[0] ?? gap.locale, id: gap.article });
  };
  return {
    id: 'gaps',
    heading: say.heading,
    blocks: [
      {
        kind: 'table',
        caption: say.caption,
        columns: [
          { label: say.kind, kind: 'text' },
          { label: say.locale, kind: 'text' },
          { label: say.category, kind: 'text' },
          { label: say.article, kind: 'prose' },
          { label: say.demand, kind: 'number' },
          { label: say.severity, kind: 'text' },
        ],
        rows: coverage.gaps.map((gap) => ({
          cells: [
            [text(say.kinds[gap.kind])],
            [text(language(gap.locale))],
            [text(gap.category === null ? '–' : label('categories', gap.category))],
            subjectOf(gap),
            [text(number(gap.demand))],
            [{ kind: 'badge', text: say.severities[gap.severity], tone: gap.severity === 'high' ? 'bad' : 'plain' }],
          ],
        })),
        empty: say.empty,
      },
    ],
  };
}
