import { aside, text } from '../cells.ts';
import type { Block, Cell, ReportDocument } from '../document.ts';
import type { Report } from '../report-schema.ts';
import { type Words, wordsFor } from '../words.ts';
import { type DigestItem, digestKinds } from './items.ts';

/** Items of a kind that a digest lists; the others are counted. */
const maxListed = 20;

/**
 * A digest in its owner’s language: what is new first, then how much else is still open.
 *
 * @param told keys of what an earlier digest said
 */
export function digestDocument(
  report: Report,
  { owner, locale, items, told }: { owner: string; locale: string; items: readonly DigestItem[]; told: ReadonlySet<string> },
): ReportDocument {
  const words = wordsFor(report, locale);
  const { strings } = words;
  const { digests: say } = strings;
  const { simulated } = report;
  const title = say.title(words.label('owners', owner));
  const { lists, fresh, open } = sortDigest(items, told);
  const blocks: Block[] = [
    {
      kind: 'steps',
      lists: lists.map(({ kind, listed, more }) => ({
        heading: say.kinds[kind],
        items: [...listed.map((item) => digestCell(item, words)), ...(more > 0 ? [[text(say.more(words.number(more)))]] : [])],
        empty: '',
      })),
    },
    ...(open > 0 ? [{ kind: 'paragraph' as const, text: say.open(words.number(open)) }] : []),
  ];
  return {
    locale,
    lang: words.lang,
    title: simulated === null ? title : strings.simulatedTitle(title),
    subtitle: strings.asOf(report.today),
    notices: simulated === null ? [] : [strings.simulated(String(simulated.seed), words.number(simulated.weeks))],
    sections: [{ id: 'new', heading: say.heading(words.number(fresh)), blocks }],
  };
}

/** What is new, by kind, and how much else is still open. */
export function sortDigest(items: readonly DigestItem[], told: ReadonlySet<string>): SortedDigest {
  const fresh = items.filter(({ key }) => !told.has(key));
  const lists = digestKinds.flatMap((kind) => {
    const own = fresh.filter((item) => item.kind === kind);
    return own.length === 0 ? [] : [{ kind, listed: own.slice(0, maxListed), more: Math.max(0, own.length - maxListed) }];
  });
  return { lists, fresh: fresh.length, open: items.length - fresh.length };
}

interface SortedDigest {
  /** `more`: how many are left out. */
  lists: { kind: DigestItem['kind']; listed: DigestItem[]; more: number }[];
  /** Number of what is new. */
  fresh: number;
  /** Number of what was told before. */
  open: number;
}

export function digestCell(item: DigestItem, words: Words): Cell {
  const { digests: say } = words.strings;
  if (item.kind === 'question') return [text(item.id), ...(item.dueOn === null ? [] : [aside(say.dueOn(item.dueOn))])];
  const article = words.article(item.article).slice(0, 1);
  switch (item.kind) {
    case 'broken':
      return [...article, aside(item.rules.join(', '))];
    case 'rewrite':
      return [...article, aside(say.notHelpful(words.number(item.notHelpful)))];
    case 'phrasing':
      return [words.quote(item.question, item.article.locale), ...article, aside(say.asked(words.number(item.asked)))];
    default:
      return [...article, aside(say.dueOn(item.dueOn))];
  }
}
