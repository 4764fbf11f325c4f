import { type Finding, finding } from '../findings/finding.ts';
import { channelPath } from '../knowledge/channel-path.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { spanMinutes } from '../knowledge/fields.ts';
import type { YamlSource } from '../knowledge/files/yaml-source.ts';
import type { Channel, Holiday } from '../knowledge/schemas/channels.ts';
import { addDays, daysBetween, hoursOn } from '../service-hours/calendar.ts';
import { articleLookup, type Check, type CheckInput } from './check.ts';

/** Readers always find a way to a person, and what the contact page says of its hours is true. */
export const checkServiceHours: Check = (input) => {
  const source = input.kb.sources.channels;
  if (source === undefined) return [];
  const channels = input.kb.channels.map((channel, index) => ({ channel, path: channelPath(source, index) }));
  return [
    ...productsWithoutChannel(input, source),
    ...brokenReferences(input, source, channels),
    ...channels.flatMap((placed) => [
      ...promiseWithoutHours(placed, source),
      ...overlaps(placed, source),
      ...longClosure(placed, source, input),
    ]),
    ...calendarEnds(input, source, channels),
    ...pastDays(input, source, channels),
  ];
};

interface Placed {
  channel: Channel;
  path: PropertyKey[];
}

function productsWithoutChannel({ kb }: CheckInput, source: YamlSource): Finding[] {
  if (kb.channels.length === 0 || kb.channels.some(({ products }) => products === undefined)) return [];
  const served = new Set(kb.channels.flatMap(({ products = [] }) => products));
  return kb.taxonomy.products
    .filter(({ id }) => !served.has(id))
    .map(({ id }) =>
      finding(
        'taxonomy/no-channel',
        source.locate([]),
        `No channel supports the product \`${id}\`.`,
        'Add it to `products` of a channel, or leave `products` out where a channel supports everything.',
      ),
    );
}

function brokenReferences(input: CheckInput, source: YamlSource, channels: readonly Placed[]): Finding[] {
  const { kb, publicFiles } = input;
  const lookup = articleLookup(input);
  const [locale = ''] = kb.site.locales;
  const article = kb.service.notice?.article;
  const named = article === undefined ? undefined : lookup.find(locale, article)?.data;
  const isKnown =
    article === undefined ||
    locale === '' ||
    lookup.isBroken(locale, article) ||
    (named?.state === 'published' && named.audience === 'public');
  return [
    ...(isKnown
      ? []
      : [
          finding(
            'link/broken',
            source.locate(['notice', 'article']),
            `\`${article}\` is not a published, public article.${didYouMean(
              nearest(
                article,
                [...lookup.idsIn(locale)].filter((id) => id !== article),
              ),
            )}`,
            'Correct the id, or leave `article` out.',
          ),
        ]),
    ...channels.flatMap(({ channel: { qr }, path }) =>
      // `checkMedia` looks for those of content/media/.
      !qr?.startsWith('/') || qr.startsWith('/media/') || publicFiles.has(qr)
        ? []
        : [
            finding(
              'media/missing',
              source.locate([...path, 'qr']),
              `\`${qr}\` does not exist.`,
              'Put the picture of the code there, or write what the code says, such as an address.',
            ),
          ],
    ),
  ];
}

function promiseWithoutHours({ channel, path }: Placed, source: YamlSource): Finding[] {
  const { weekly, exceptions } = channel.hours;
  const isEverOpen = [...Object.values(weekly), ...exceptions.map(({ hours }) => hours)].some((spans) => spans.length > 0);
  return isEverOpen
    ? []
    : [
        finding(
          'hours/promise-without-hours',
          source.locate([...path, 'firstReplyMinutes']),
          `\`${channel.id}\` promises a reply within ${channel.firstReplyMinutes} minutes of opening hours, but has none.`,
          'Write its opening hours in `weekly`, or remove the channel.',
        ),
      ];
}

function overlaps({ channel: { hours }, path }: Placed, source: YamlSource): Finding[] {
  const days: [PropertyKey[], readonly string[]][] = [
    ...Object.entries(hours.weekly).map(([day, spans]): [PropertyKey[], readonly string[]] => [['weekly', day], spans]),
    [['holidays'], hours.holidays],
    ...hours.exceptions.map((exception, index): [PropertyKey[], readonly string[]] => [
      ['exceptions', index, 'hours'],
      exception.hours,
    ]),
  ];
  return days.flatMap(([place, spans]) => {
    const pair = overlapping(spans);
    return pair === undefined
      ? []
      : [
          finding(
            'hours/overlap',
            source.locate([...path, 'hours', ...place]),
            `\`${pair[0]}\` and \`${pair[1]}\` overlap.`,
            'Write one span for both, or correct one of them.',
          ),
        ];
  });
}

function overlapping(spans: readonly string[]): [string, string] | undefined {
  const sorted = spans.map((span) => ({ span, ...spanMinutes(span) })).sort((a, b) => a.from - b.from);
  for (const [index, { span, to }] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && next.from < to) return [span, next.span];
  }
  return undefined;
}

/** How far ahead closures are looked for. */
const weeksAhead = 4;

function longClosure({ channel, path }: Placed, source: YamlSource, { kb, today }: CheckInput): Finding[] {
  const { hours } = channel;
  const isWeekly = Object.values(hours.weekly).some((spans) => spans.length > 0);
  if (!isWeekly) return [];
  let closed: string[] = [];
  // A closure that begins within the weeks ahead may end after them.
  for (const day of daysBetween(today, addDays(today, weeksAhead * 7 + 7))) {
    if (hoursOn(hours, kb.service.holidays, day).length > 0) closed = [];
    else closed = [...closed, day];
    if (closed.length === 7)
      return [
        finding(
          'hours/closed-for-a-week',
          source.locate([...path, 'hours']),
          `\`${channel.id}\` is closed for seven days or more from ${closed[0]}.`,
          'Correct its hours, or give it hours on these days; if the closure is meant, readers see it on the contact page.',
        ),
      ];
  }
  return [];
}

/** Days before the end of a calendar at which the next one should be there. */
const daysToAskForMore = 60;

/** This many days of its own make a channel’s exceptions a calendar of holidays; fewer are single events. */
const minCalendarDays = 5;

function calendarEnds({ kb, today }: CheckInput, source: YamlSource, channels: readonly Placed[]): Finding[] {
  const { holidays } = kb.service;
  const endsSoon = (last: string, path: PropertyKey[]): Finding[] =>
    last > addDays(today, daysToAskForMore)
      ? []
      : [
          finding(
            'hours/holidays-end',
            source.locate(path),
            last < today ? `The last holiday was on ${last}.` : `The last holiday is on ${last}.`,
            'Add the holidays of the coming year: a day that is not listed counts as an ordinary one.',
          ),
        ];
  if (holidays.length > 0) {
    const last = latest(holidays.map(lastDay));
    return endsSoon(last, ['holidays', holidays.findIndex((holiday) => lastDay(holiday) === last)]);
  }
  return channels.flatMap(({ channel, path }) => {
    const { exceptions } = channel.hours;
    if (exceptions.length < minCalendarDays) return [];
    const last = latest(exceptions.map(({ date }) => date));
    return endsSoon(last, [...path, 'hours', 'exceptions', exceptions.findIndex(({ date }) => date === last)]);
  });
}

/** Days after which nobody asks when a holiday was. */
const daysToKeep = 400;

function pastDays({ kb, today }: CheckInput, source: YamlSource, channels: readonly Placed[]): Finding[] {
  const oldest = addDays(today, -daysToKeep);
  const past = (last: string, path: PropertyKey[]): Finding[] =>
    last >= oldest
      ? []
      : [
          finding(
            'hours/past-days',
            source.locate(path),
            `${last} was more than a year ago.`,
            'Remove it: it no longer has any effect.',
          ),
        ];
  return [
    ...kb.service.holidays.flatMap((holiday, index) => past(lastDay(holiday), ['holidays', index])),
    ...channels.flatMap(({ channel, path }) =>
      channel.hours.exceptions.flatMap(({ date }, index) => past(date, [...path, 'hours', 'exceptions', index])),
    ),
  ];
}

function lastDay({ from, to = from, workdays }: Holiday): string {
  return latest([to, ...workdays.map(({ date }) => date)]);
}

function latest(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}
