import type { BulletinContent, BulletinItem } from '../../questions/bulletins/bulletin.ts';
import type { Cell } from '../document.ts';
import { whatCell } from '../parts/alerts/section.ts';
import type { Report } from '../report-schema.ts';
import { wordsFor } from '../words.ts';
import { digestCell, sortDigest } from './digest-document.ts';
import type { DigestItem } from './items.ts';

type Alert = Report['alerts']['alerts'][number];

/** A digest as it is sent. Readers’ own words stand apart, and only where somebody gets them. */
export function digestContent(report: Report, { owner, locale, items, told, hasWords }: DigestOf): BulletinContent {
  const words = wordsFor(report, locale);
  const { digests: say } = words.strings;
  const { lists, open } = sortDigest(items, told);
  return {
    title: say.title(words.label('owners', owner)),
    lists: lists.map(({ kind, listed, more }) => ({
      heading: say.kinds[kind],
      items: listed.map((item) => {
        const { words: quoted, ...rest } = contentItem(digestCell(item, words), item.kind === 'phrasing');
        return hasWords && quoted !== undefined ? { ...rest, words: quoted } : rest;
      }),
      ...(more > 0 && { more: say.more(words.number(more)) }),
    })),
    ...(open > 0 && { open: say.open(words.number(open)) }),
  };
}

/** Alerts as they are sent. */
export function alertContent(report: Report, alerts: readonly Alert[], locale: string): BulletinContent {
  const words = wordsFor(report, locale);
  const { alerts: say, bulletins } = words.strings;
  const site = report.site.name[locale] ?? report.site.name[report.locales[0] ?? ''] ?? report.site.baseUrl;
  return {
    title: bulletins.alertTitle(site),
    lists: alerts.map((alert) => ({
      heading: `${say.kinds[alert.kind]} · ${bulletins.since(alert.since.from)}`,
      items: [
        contentItem(
          whatCell(alert, words).filter(({ kind }) => kind !== 'badge'),
          false,
        ),
        { text: say.todos[alert.kind] },
      ],
    })),
  };
}

/** @param isQuoting whether the first part is in a reader's own words */
function contentItem(cell: Cell, isQuoting: boolean): BulletinItem {
  const [words, rest] = isQuoting ? [cell[0], cell.slice(1)] : [undefined, cell];
  const [main, ...notes] = rest;
  const note = notes.map(({ text }) => text).join(' · ');
  return {
    text: main?.text ?? '',
    ...(main?.kind === 'link' && { url: main.href }),
    ...(note !== '' && { note }),
    ...(words !== undefined && { words: words.text }),
  };
}

interface DigestOf {
  owner: string;
  locale: string;
  items: readonly DigestItem[];
  /** Keys of what was told before. */
  told: ReadonlySet<string>;
  hasWords: boolean;
}
