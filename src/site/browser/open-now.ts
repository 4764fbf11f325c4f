import type { ChannelHours, HoursFile } from '../../service-hours/hours-file.ts';
import { addWorkingMinutes, type Interval, nextOpening, openUntil, readSteps } from '../../service-hours/intervals.ts';

/** Starts `showOpenNow` where an element names the hours file in `data-hours-file`. */
export function startOpenNow(): void {
  const { hoursFile } = document.querySelector<HTMLElement>('[data-hours-file]')?.dataset ?? {};
  if (hoursFile) void showOpenNow(hoursFile);
}

/**
 * Says in every `[data-hours]` whether its channel is open and until when, and in every `[data-reply]` by when it replies to
 * what is written now; again each minute and when the reader comes back. The nearest `[data-way]` becomes `.is-open`.
 * Where nothing is known, the text for readers without JavaScript is shown: the usual hours.
 */
async function showOpenNow(address: string): Promise<void> {
  const file = await fetch(address).then(
    (response) => response.json() as Promise<HoursFile>,
    () => undefined,
  );
  const intervals = new Map(
    Object.entries(file?.channels ?? {}).map(([id, { steps }]) => [id, readSteps(steps, file?.from ?? 0)]),
  );
  let timer: ReturnType<typeof setTimeout>;
  const update = (): void => {
    clearTimeout(timer);
    timer = setTimeout(update, 60_000 - (Date.now() % 60_000));
    const now = Math.floor(Date.now() / 60_000);
    const isKnown = file !== undefined && file.from <= now && now < file.until;
    for (const element of document.querySelectorAll<HTMLElement>('[data-hours], [data-reply]')) {
      const {
        hours,
        reply,
        usual = element.querySelector('noscript')?.textContent ?? element.textContent ?? '',
      } = element.dataset;
      const id = hours ?? reply ?? '';
      const channel = isKnown ? file.channels[id] : undefined;
      const list = intervals.get(id) ?? [];
      element.dataset['usual'] = usual;
      const text =
        channel && file && (hours === undefined ? replyText(channel, list, now, file) : statusText(channel, list, now, file));
      if (element.textContent !== (text ?? usual)) element.textContent = text ?? usual;
      if (hours === undefined) continue;
      const state = text === undefined ? '' : openUntil(list, now) === undefined ? 'is-closed' : 'is-open';
      element.className = `status ${state}`;
      element.closest('[data-way]')?.classList.toggle('is-open', state === 'is-open');
    }
  };
  document.addEventListener('visibilitychange', update);
  update();
}

/** @returns `undefined` when the file ends before the next opening */
function statusText(
  { zone, open }: ChannelHours,
  intervals: readonly Interval[],
  now: number,
  file: HoursFile,
): string | undefined {
  const closes = openUntil(intervals, now);
  // Around the clock.
  if (closes !== undefined && closes >= file.until) return open;
  if (closes !== undefined) return sentence(file.words.until.replace('{open}', open), closes, zone, now, file, true);
  const opens = nextOpening(intervals, now);
  return opens === undefined ? undefined : sentence(file.words.opens, opens, zone, now, file);
}

/** @returns `undefined` where the promise itself says enough: soon, and open now */
function replyText(
  { zone, reply, by }: ChannelHours,
  intervals: readonly Interval[],
  now: number,
  file: HoursFile,
): string | undefined {
  if (!by || (reply < 120 && openUntil(intervals, now) !== undefined)) return undefined;
  const time = addWorkingMinutes(intervals, now, reply);
  return time === undefined ? undefined : sentence(by, Math.ceil(time / 5) * 5, zone, now, file, true);
}

/**
 * Fills in a time in the zone of the service, with the reader’s own beside it when their clocks differ.
 *
 * @param isEnd whether midnight is the end of the day before
 */
function sentence(template: string, time: number, zone: string, now: number, file: HoursFile, isEnd = false): string {
  const [here = '', there = ''] = [undefined, zone].map((each) => describe(time, now, each, file, isEnd));
  const text = template.replace('{time}', there);
  return here === there ? text : file.words.local.replace('{text}', text).replace('{time}', here);
}

/** A time as `09:00`, with the day unless it is today. */
function describe(time: number, now: number, timeZone: string | undefined, { lang, words }: HoursFile, isEnd: boolean): string {
  const format = (minute: number, options: Intl.DateTimeFormatOptions): string =>
    new Date(minute * 60_000).toLocaleString(lang, { timeZone, ...options });
  const dayOf = (minute: number): string => format(minute, { year: 'numeric', month: 'numeric', day: 'numeric' });
  const clock = format(time, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const isMidnight = isEnd && clock === '00:00';
  const minute = isMidnight ? time - 1 : time;
  const day = dayOf(minute);
  const shown = isMidnight ? '24:00' : clock;
  if (day === dayOf(now)) return shown;
  const isSoon = time - now < 6 * 1440;
  const name =
    day === dayOf(now + 1440)
      ? words.tomorrow
      : format(minute, isSoon ? { weekday: 'short' } : { month: 'short', day: 'numeric' });
  return `${name} ${shown}`;
}
