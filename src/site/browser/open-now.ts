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
 * Where nothing is known, the text of the page stays: of a status, the usual hours.
 */
export async function showOpenNow(): Promise<void> {
  const address = document.querySelector<HTMLElement>('[data-hours-file]')?.dataset['hoursFile'];
  if (!address) return;
  const file = (await fetch(address)
    .then((response) => response.json())
    .catch(() => ({ channels: {} }))) as HoursFile;
  const lines = [...document.querySelectorAll<HTMLElement>('[data-hours], [data-reply]')].map((element) => {
    const { hours, reply } = element.dataset;
    const usual = element.textContent;
    // Takes it out of `<noscript>`.
    element.textContent = usual;
    const channel = file.channels[hours || reply || ''];
    return { element, hours, channel, usual, intervals: channel ? readSteps(channel.steps, file.from) : [] };
  });
  let timer: ReturnType<typeof setTimeout>;
  const update = (): void => {
    clearTimeout(timer);
    timer = setTimeout(update, 60_000 - (Date.now() % 60_000));
    const now = Math.floor(Date.now() / 60_000);
    for (const { element, hours, channel, usual, intervals } of lines) {
      const closes = openUntil(intervals, now);
      const isKnown = file.from <= now && now < file.until;
      const text = isKnown && channel && lineOf(channel, intervals, closes, now, file, hours);
      element.textContent = text || usual;
      if (hours) {
        element.className = text ? `status is-${closes ? 'open' : 'closed'}` : 'status';
        (element.closest('[data-way]') || element).classList.toggle('is-open', !!(text && closes));
      }
    }
  };
  document.addEventListener('visibilitychange', update);
  update();
}

/**
 * @param closes when it closes; `undefined` when it is closed
 * @param isStatus whether the line says that it is open, and not by when it replies
 * @returns nothing when the file ends before, or the promise itself says enough: soon, and open now
 */
function lineOf(
  { zone, open, opens, by, reply }: ChannelHours,
  intervals: readonly Interval[],
  closes: number | undefined,
  now: number,
  { lang, words }: HoursFile,
  isStatus: unknown,
): string | undefined {
  const template = isStatus ? (closes ? open : opens) : closes && reply < longReplyMinutes ? '' : by;
  const time = isStatus ? closes || nextOpening(intervals, now) : addWorkingMinutes(intervals, now, reply);
  if (!template || !time) return undefined;
  /** The time as `09:00`, with the day unless it is today. */
  const timeIn = (timeZone?: string): string => {
    const dayOf = (minute: number, options?: object): string =>
      new Date(minute * 60_000).toLocaleDateString(lang, { timeZone, ...options });
    const clock = new Date(time * 60_000).toLocaleTimeString(lang, { timeZone, hour: '2-digit', minute: '2-digit' });
    // Hours that end at midnight end at 24:00 of the day before.
    const isEnd = clock === '00:00' && template !== opens;
    const shown = isEnd ? '24:00' : clock;
    const day = isEnd ? time - 1 : time;
    const name = dayOf(day);
    if (name === dayOf(now)) return shown;
    const other = dayOf(day, day - now < 8_640 ? { weekday: 'short' } : { month: 'short', day: 'numeric' });
    return `${name === dayOf(now + 1_440) ? words.tomorrow : other} ${shown}`;
  };
  const text = template.replace('{time}', timeIn(zone));
  // The reader’s own time, where the clocks differ.
  return timeIn() === timeIn(zone) ? text : words.local.replace('{text}', text).replace('{time}', timeIn());
}
