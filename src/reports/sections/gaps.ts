import type { Section } from '../document.ts';
import type { Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function gapsSection({ coverage, locales }: Report, { strings, number, label, language, article }: Words): Section {
  const say = strings.gaps;
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
          { label: say.article, kind: 'text' },
          { label: say.demand, kind: 'number' },
          { label: say.severity, kind: 'text' },
        ],
        rows: coverage.gaps.map(({ kind, locale, category, article: id, demand, severity }) => ({
          cells: [
            [text(say.kinds[kind])],
            [text(language(locale))],
            [text(label('categories', category))],
            id === null ? [text('–')] : article({ locale: locales[0] ?? locale, id }),
            [text(number(demand))],
            [{ kind: 'badge', text: say.severities[severity], tone: severity === 'high' ? 'bad' : 'plain' }],
          ],
        })),
        empty: say.empty,
      },
    ],
  };
}
