import type { ChannelHours, HoursFile } from '../../service-hours/hours-file.ts';
import {
  addWorkingMinutes,
  type Interval,
  longReplyMinutes,
  nextOpening,
  openUntil,
  readSteps,
} from '../../service-hours/intervals.ts';

/**
 * Says in every `[data-hours]` whether its channel is open and until when, and in every `[data-reply]` by when it replies to
 * what is written now; again each minute and when the reader comes back. The nearest `[data-way]` becomes `.is-open`.
 * What holds now comes before what the page says itself, the usual hours or the promise, which style sheets show on paper
 * and where nothing is known. `[data-clock]` is filled with the time in that zone, for readers whose clocks differ.
 */
export async function showOpenNow(): Promise<void> {
  const address = document.querySelector<HTMLElement>('[data-hours-file]')?.dataset['hoursFile'];
  if (!address) return;
  const file = (await fetch(address)
    .then((response) => response.json())
    .catch(() => ({ channels: {} }))) as HoursFile;
  const lines = [...document.querySelectorAll<HTMLElement>('[data-hours], [data-reply]')].map((element) => {
    const { hours, reply } = element.dataset;
    const live = element.insertBefore(document.createElement('span'), element.firstChild);
    live.className = 'live';
    const channel = file.channels[hours || reply || ''];
    return { element, live, isStatus: !!hours, channel, intervals: channel ? readSteps(channel.steps, file.from) : [] };
  });
  const clocks = document.querySelectorAll<HTMLElement>('[data-clock]');
  let timer: ReturnType<typeof setTimeout>;
  const update = (): void => {
    clearTimeout(timer);
    timer = setTimeout(update, 60_000 - (Date.now() % 60_000));
    const now = Math.floor(Date.now() / 60_000);
    for (const { element, live, isStatus, channel, intervals } of lines) {
      const closes = openUntil(intervals, now);
      const isKnown = file.from <= now && now < file.until;
      const text = (isKnown && channel && (isStatus ? statusOf : replyOf)(channel, intervals, closes, now, file)) || '';
      live.textContent = text;
      if (isStatus) {
        element.className = `status ${text && channel ? kindOf(channel, closes) : 'is-usual'}`;
        (element.closest('[data-way]') || element).classList.toggle('is-open', !!(text && closes));
      }
    }
    for (const clock of clocks) clock.textContent = clockNow(clock.dataset['clock'], now, file);
  };
  document.addEventListener('visibilitychange', update);
  update();
}

/** @returns nothing where the reader’s clock shows the same */
function clockNow(timeZone: string | undefined, now: number, { lang, words }: HoursFile): string {
  const time = new Date(now * 60_000);
  if (!words || isSame(time, timeZone)) return '';
  const day = time.toLocaleDateString(lang, { timeZone, weekday: 'long' });
  const clock = time.toLocaleTimeString(lang, { timeZone, hour: '2-digit', minute: '2-digit' });
  return words.now.replace('{time}', `${day} ${clock}`);
}

/** Whether the reader’s clock shows the same as that of a zone. */
function isSame(time: Date, timeZone: string | undefined): boolean {
  return time.toLocaleString('en', { timeZone }) === time.toLocaleString('en');
}

/** @param closes when it closes; `undefined` when it is closed */
type Line = (
  channel: ChannelHours,
  intervals: readonly Interval[],
  closes: number | undefined,
  now: number,
  file: HoursFile,
) => string | undefined;

/** @returns nothing when the file ends before the channel opens */
const statusOf: Line = (channel, intervals, closes, now, file) => {
  // What is open when the file ends closes later than anyone needs to know.
  if (closes) return closes < file.until ? fill(channel.until, closes, now, channel, file) : channel.open;
  return fill(channel.closed, nextOpening(intervals, now), now, channel, file);
};

/** @returns nothing when the promise itself says enough: it is open now, and replies soon or at no other time */
const replyOf: Line = (channel, intervals, closes, now, file) =>
  closes && (channel.reply < longReplyMinutes || !channel.by.includes('{time}'))
    ? undefined
    : fill(channel.by, addWorkingMinutes(intervals, now, channel.reply), now, channel, file);

/** Without a dot where readers write whether or not somebody is there. */
function kindOf({ until, closed }: ChannelHours, closes: number | undefined): string {
  if (closes) return until === closed ? '' : 'is-open';
  return closed.includes('{time}') ? 'is-closed' : '';
}

/**
 * Fills in `{time}`: the time as `09:00` in the reader’s zone, with the day unless it is today; where the service’s clocks
 * differ, theirs after it.
 */
function fill(
  template: string | undefined,
  time: number | undefined,
  now: number,
  { zone, closed, there }: ChannelHours,
  { lang, words }: HoursFile,
): string | undefined {
  if (!template?.includes('{time}')) return template;
  if (!time) return undefined;
  const dateAt = (minute: number): Date => new Date(minute * 60_000);
  const clockIn = (timeZone?: string): string => {
    const clock = dateAt(time).toLocaleTimeString(lang, { timeZone, hour: '2-digit', minute: '2-digit' });
    // Hours that end at midnight end at 24:00 of the day before.
    return clock === '00:00' && template !== closed ? '24:00' : clock;
  };
  const own = clockIn();
  const day = own === '24:00' ? time - 1 : time;
  const nameOf = (minute: number, options?: object): string => dateAt(minute).toLocaleDateString(lang, options);
  const name = nameOf(day);
  const other = nameOf(day, day - now < 8_640 ? { weekday: 'short' } : { month: 'short', day: 'numeric' });
  const prefix = name === nameOf(now) ? '' : `${name === nameOf(now + 1_440) ? words.tomorrow : other} `;
  const text = template.replace('{time}', prefix + own);
  return isSame(dateAt(time), zone) ? text : text + there.replace('{time}', clockIn(zone));
}
