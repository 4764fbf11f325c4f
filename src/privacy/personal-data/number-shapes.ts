/**
 * Numbers that are not personal, matched at one position in a run of digits and signs. None may be followed by more of the
 * number: `2026.11.2` does not match in `2026.11.2.80013`. Years before 2010 are not treated as dates, because they may as
 * well be dates of birth.
 */
const ordinaryNumbers: readonly RegExp[] = [
  // Days with the year first or last, months, years.
  /20[1-3]\d-[01]?\d-[0-3]?\d(?![.:]?\d)/y,
  /20[1-3]\d\/[01]?\d\/[0-3]?\d(?![.:]?\d)/y,
  /20[1-3]\d\.[01]?\d\.[0-3]?\d(?![.:]?\d)/y,
  /[0-3]?\d[-/.][0-3]?\d[-/.]20[1-3]\d(?![.:]?\d)/y,
  /20[1-3]\d[-/.~–][01]?\d(?![.:]?\d)/y,
  /20[1-3]\d[-/~–]20[1-3]\d(?![.:]?\d)/y,
  /20[12]\d(?![.:]?\d)/y,
  // Times.
  /[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![.:]?\d)/y,
  // Amounts and percentages.
  /[1-9]\d{0,2}(?:,\d{3}){1,2}(?:\.\d{1,2})?(?![.:]?\d)/y,
  /\d{1,5}\.\d{1,2}%?(?![.:]?\d)/y,
  /\d{1,3}%(?![.:]?\d)/y,
  /[1-9]\d{0,2}00[-~–—][1-9]\d{0,2}00(?![.:]?\d)/y,
  // Screen resolutions.
  /\d{3,4}[*×]\d{3,4}(?![.:]?\d)/y,
];

/** A build number may follow: `2.14.0 (3021)`. The second part is shorter than in a telephone number, `138.1234.5678`. */
const version = /^\d{1,3}\.\d{1,2}(?:\.\d{1,5}){1,2}(?: ?\(\d{1,6})?$/;
const maxLength = 100;

export function isVersion(run: string): boolean {
  return run.length < maxLength && version.test(run);
}

/**
 * @param run digits and the signs between them
 * @returns number of digits that do not belong to a date, time, amount or percentage
 */
export function countOtherDigits(run: string): number {
  if (run.length > maxLength) return run.length;
  let count = 0;
  let at = 0;
  while (at < run.length) {
    const end = ordinaryEnd(run, at);
    if (end === at && /\d/.test(run.charAt(at))) {
      // A pattern that does not match at the first digit must not match from the second.
      const digits = /^\d{1,100}/.exec(run.slice(at))?.[0].length ?? 1;
      count += digits;
      at += digits;
    } else {
      // No pattern has digits of other scripts.
      if (end === at && /\p{L}|\p{Nd}/u.test(run.charAt(at))) count += 1;
      at = Math.max(end, at + 1);
    }
  }
  return count;
}

function ordinaryEnd(run: string, at: number): number {
  for (const pattern of ordinaryNumbers) {
    pattern.lastIndex = at;
    if (pattern.test(run)) return pattern.lastIndex;
  }
  return at;
}

/** Lessons in a row: `第 10、11、12、13 课`. */
export function isRisingList(run: string): boolean {
  const parts = run.split(/[、,/]/);
  if (parts.length < 3) return false;
  let last = -1;
  for (const part of parts) {
    const number = part.trim();
    if (!/^\d{1,3}$/.test(number) || Number(number) <= last) return false;
    last = Number(number);
  }
  return true;
}
