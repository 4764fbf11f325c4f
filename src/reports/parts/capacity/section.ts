import { aside, badge, dash, numberColumn, proseColumn, text, textCell, textColumn, valueCell } from '../../cells.ts';
import type { Block, Cell, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { CapacityReport, CapacityResult } from './schema.ts';

export function capacitySection({ capacity }: CapacityResult, words: Words): Block[] {
  const { strings, number } = words;
  const say = strings.capacity;
  if (!capacity.recorded) return [{ kind: 'paragraph', text: strings.unknown }];
  if (capacity.arrivals === 0) return [{ kind: 'paragraph', text: say.nothing }];
  const [busiest] = capacity.teams;
  const isKnown = busiest !== undefined && busiest.utilisation !== null;
  return [
    { kind: 'paragraph', text: isKnown ? headline(capacity, words) : say.tooFew(number(capacity.timed)) },
    teamsTable(capacity, words),
    weeksTable(capacity, words),
    kindsTable(capacity, words),
    ...(capacity.staffing.rows.length === 0 ? [] : staffingBlocks(capacity, words)),
    { kind: 'paragraph', text: say.note(words.percent(nearlyFull)) },
  ];
}

/** In words: who has too much to do, or that nobody has. */
function headline({ teams }: CapacityReport, { strings: { capacity: say }, label, percent, number }: Words): string {
  const [busiest] = teams;
  const over = teams.filter(({ team, overloadHours }) => team !== null && (overloadHours ?? 0) > 0);
  const name = (team: string | null): string => (team === null ? say.noTeam : label('owners', team));
  const [worst] = over.toSorted((a, b) => (b.overloadHours ?? 0) - (a.overloadHours ?? 0));
  if (worst !== undefined) return say.overloaded(name(worst.team), number(worst.overloadHours ?? 0));
  return say.enough(name(busiest?.team ?? null), percent(busiest?.utilisation ?? 0));
}

/** Above this, a little more work than usual makes a queue. */
const nearlyFull = 0.85;

function utilisationCell(utilisation: number | null, { percent }: Words): Cell {
  if (utilisation === null) return dash;
  const tone: Tone = utilisation > 1 ? 'bad' : utilisation > nearlyFull ? 'warn' : 'good';
  return [{ ...badge(percent(utilisation), tone), value: utilisation }];
}

function hoursCell(hours: number | null, { number }: Words): Cell {
  return hours === null ? dash : valueCell(number(hours), hours);
}

function teamCell(team: string | null, { strings: { capacity: say }, label }: Words): Cell {
  return textCell(team === null ? say.noTeam : label('owners', team));
}

function teamsTable({ teams }: CapacityReport, words: Words): Block {
  const { capacity: say } = words.strings;
  return {
    kind: 'table',
    caption: say.teams,
    columns: [
      textColumn(say.team),
      numberColumn(say.utilisation),
      ...[say.arrivals, say.load, say.available, say.idle, say.overload].map(numberColumn),
    ],
    rows: teams.map((team) => ({
      cells: [
        teamCell(team.team, words),
        utilisationCell(team.utilisation, words),
        words.numberCell(team.arrivals),
        hoursCell(team.loadHours, words),
        hoursCell(team.availableHours, words),
        team.idleShare === null ? dash : words.percentCell(team.idleShare),
        hoursCell(team.overloadHours, words),
      ],
    })),
    empty: say.noTeams,
  };
}

/** One row for each week, one column for each team. */
function weeksTable({ weeks, teams }: CapacityReport, words: Words): Block {
  const {
    strings: { capacity: say, weekSpan },
  } = words;
  const named = teams.filter(({ team, availableHours }) => team !== null && availableHours > 0);
  return {
    kind: 'table',
    caption: say.weeks,
    columns: [
      textColumn(say.week),
      ...named.map(({ team }) =>
        numberColumn(
          teamCell(team, words)
            .map((part) => part.text)
            .join(''),
        ),
      ),
    ],
    rows: [...Map.groupBy(weeks, ({ from }) => from).values()].map((week) => ({
      cells: [
        textCell(weekSpan(week[0]?.from ?? '', week[0]?.to ?? '')),
        ...named.map(({ team }) => utilisationCell(week.find((one) => one.team === team)?.utilisation ?? null, words)),
      ],
    })),
    empty: say.noTeams,
  };
}

function kindsTable({ kinds }: CapacityReport, words: Words): Block {
  const { capacity: say } = words.strings;
  return {
    kind: 'table',
    caption: say.kindsCaption,
    columns: [textColumn(say.kind), ...[say.arrivals, say.minutes, say.classify, say.answer, say.load].map(numberColumn)],
    rows: kinds.map(({ kind, arrivals, minutes, isBorrowed, hoursAWeek }) => ({
      cells: [
        textCell(say.kinds[kind]),
        words.numberCell(arrivals),
        minutes === null
          ? [aside(say.unknownMinutes)]
          : [text(words.number(minutes.total)), ...(isBorrowed ? [aside(say.borrowed)] : [])],
        hoursCell(minutes?.classify ?? null, words),
        hoursCell(minutes?.answer ?? null, words),
        hoursCell(hoursAWeek, words),
      ],
    })),
    empty: '',
  };
}

function staffingBlocks({ staffing: { rows, minutes, serviceLevel } }: CapacityReport, words: Words): Block[] {
  const {
    strings: { capacity: say },
    number,
    percent,
  } = words;
  return [
    {
      kind: 'table',
      caption: say.staffing(percent(serviceLevel.share), number(serviceLevel.waitMinutes)),
      columns: [proseColumn(say.scenario), ...[say.perHour, say.people, say.waiting, say.meanWait].map(numberColumn)],
      rows: rows.map((row) => ({
        cells: [
          textCell(say.scenarios[row.scenario]),
          valueCell(number(row.arrivalsPerHour), row.arrivalsPerHour),
          valueCell(number(row.people), row.people),
          words.percentCell(row.waitShare),
          valueCell(number(row.meanWaitMinutes), row.meanWaitMinutes),
        ],
      })),
      empty: '',
    },
    { kind: 'paragraph', text: say.erlang(number(minutes ?? 0)) },
  ];
}
