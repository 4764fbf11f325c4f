import { aside, badge, dash, numberColumn, proseColumn, text, textCell, textColumn, valueCell } from '../../cells.ts';
import { compareText } from '../../compare.ts';
import type { Block, Cell, Part } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Words } from '../../words.ts';
import type { PlannedWork, PlanReport, PlanResult } from './schema.ts';
import { work, workKinds } from './work.ts';

/** Rows of the table of what is left; all are in csv/plan.csv. */
const maxLeft = 20;

export function planSection({ plan }: PlanResult, words: Words): Block[] {
  const { strings, number } = words;
  const say = strings.plan;
  if (plan.state === 'nobody') return [{ kind: 'paragraph', text: say.nobody }];
  if (plan.state === 'nothing') return [{ kind: 'paragraph', text: say.nothing }];
  const done = plan.candidates.filter(({ person }) => person !== null);
  const left = plan.candidates.filter(({ person }) => person === null);
  return [
    {
      kind: 'paragraph',
      text: say.headline(number(done.length), number(Math.round(plan.helped)), plan.left === 0 ? '' : number(plan.left)),
    },
    {
      kind: 'steps',
      lists: [
        firstSteps(done, words),
        ...plan.people
          .filter(({ plannedHours }) => plannedHours > 0)
          .map((person) => ({
            heading: say.personHeading(
              words.label('owners', person.person),
              words.precise(person.plannedHours),
              number(person.availableHours),
            ),
            items: done.filter((one) => one.person === person.person).map((one) => step(one, words)),
            empty: '',
          })),
      ],
    },
    peopleTable(plan, words),
    leftTable(left.slice(0, maxLeft), words),
    assumptions(words),
    { kind: 'paragraph', text: [say.note, proof(plan, words)].join(' ') },
  ];
}

const maxFirst = 5;

/** The most valuable tasks of all, each with who does it. */
function firstSteps(done: readonly PlannedWork[], words: Words): { heading: string; items: Cell[]; empty: string } {
  const first = done.toSorted((a, b) => b.value - a.value || compareText(a.id, b.id)).slice(0, maxFirst);
  return {
    heading: words.strings.plan.first,
    items: first.map((one) => [
      ...subjectOf(one, words),
      badge(words.label('owners', one.person ?? ''), 'plain'),
      aside(detail(one, words)),
    ]),
    empty: words.strings.plan.nothing,
  };
}

/** What is to be done, in a few words. */
export function subjectOf({ kind, article, alert, locale, text: asked, category }: PlannedWork, words: Words): Cell {
  const say = words.strings.plan;
  const verb = text(say.subject(say.kinds[kind]));
  if (asked !== null) return [verb, words.quote(asked, locale)];
  if (article !== null) return [verb, ...original({ article, locale, kind }, words)];
  if (alert !== null) {
    const what = words.strings.alerts.kinds[alert];
    return category === null ? [verb, text(what)] : [verb, text(say.subject(what)), text(words.label('categories', category))];
  }
  return [verb, text(category === null ? say.unclassified : words.label('categories', category))];
}

/** A translation has no title yet, so that of the original is shown. */
function original({ article, locale, kind }: Pick<PlannedWork, 'locale' | 'kind'> & { article: string }, words: Words): Part[] {
  const from = kind === 'translate' ? (words.defaultLocale ?? locale) : locale;
  return words.article({ locale: from, id: article }).slice(0, 1);
}

function step(one: PlannedWork, words: Words): Cell {
  const say = words.strings.plan;
  return [...subjectOf(one, words), aside(detail(one, words)), ...(isDoubtful(one) ? [badge(say.doubtful, 'plain')] : [])];
}

/** In the plan now, but not when everything takes a fifth more or less. */
function isDoubtful({ ifFaster, ifSlower }: PlannedWork): boolean {
  return ifFaster === false || ifSlower === false;
}

function detail({ hours, helped, locale }: PlannedWork, { strings: { plan: say }, number, precise, language }: Words): string {
  return [language(locale), say.hours(precise(hours)), say.helped(number(helped))].join(' · ');
}

function peopleTable({ people }: PlanReport, words: Words): Block {
  const { plan: say } = words.strings;
  return {
    kind: 'table',
    caption: say.people,
    columns: [textColumn(say.person), ...[say.available, say.planned, say.used, say.helpedColumn, say.gain].map(numberColumn)],
    rows: people.map((person) => ({
      cells: [
        textCell(words.label('owners', person.person)),
        words.numberCell(person.availableHours),
        valueCell(words.precise(person.plannedHours), person.plannedHours),
        person.utilisation === null ? dash : words.percentCell(person.utilisation),
        words.numberCell(person.helped),
        person.gain === null ? dash : words.numberCell(person.gain),
      ],
    })),
    empty: '',
  };
}

function leftTable(left: readonly PlannedWork[], words: Words): Block {
  const { plan: say } = words.strings;
  return {
    kind: 'table',
    caption: say.left,
    columns: [
      proseColumn(say.what),
      textColumn(say.language),
      ...[say.hoursColumn, say.helpedColumn].map(numberColumn),
      proseColumn(say.why),
    ],
    ...firstRows(
      left,
      (one) => ({
        cells: [
          subjectOf(one, words),
          textCell(words.language(one.locale)),
          valueCell(words.precise(one.hours), one.hours),
          words.numberCell(one.helped),
          textCell(one.able.length === 0 ? say.nobodyAble : say.noTime),
        ],
      }),
      words,
    ),
    empty: say.nothingLeft,
  };
}

function assumptions(words: Words): Block {
  const { plan: say } = words.strings;
  return {
    kind: 'table',
    caption: say.assumptions,
    columns: [textColumn(say.what), numberColumn(say.hoursColumn), proseColumn(say.basis)],
    rows: workKinds.map((kind) => ({
      cells: [
        textCell(say.kinds[kind]),
        valueCell(words.precise(work[kind].hours), work[kind].hours),
        textCell(say.bases[kind](words.percent(work[kind].effect))),
      ],
    })),
    empty: '',
  };
}

function proof({ state, gap }: PlanReport, { strings: { plan: say }, lang }: Words): string {
  const precise = new Intl.NumberFormat(lang, { style: 'percent', maximumSignificantDigits: 2 });
  return state === 'proven' ? say.proven : say.bounded(precise.format(gap));
}
