/** A number with its unit, in a form in which equal amounts are equal strings. */
export interface Amount {
  /** `7`, or `3-7` for a range. */
  number: string;
  /** `天`, `working day`. */
  unit: string;
}

export interface AmountInText extends Amount {
  index: number;
  /** As it is written. */
  written: string;
}

/** Finds the amounts of some units in a text. */
export type FindAmounts = (text: string) => AmountInText[];

const chineseDigits = '零一二三四五六七八九';
const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** At most ten symbols, so that no text makes the search for amounts slow. */
const digits = '\\d[\\d,.]{0,9}';

const number = `${digits}(?:\\s?(?:[-–~～至到]|to)\\s?${digits})?|[两${chineseDigits}十]{1,3}`;

/**
 * The amount that a fact is: `2 个工作日`, `3 to 7 working days`.
 *
 * @returns `undefined` for a fact of another form, such as `Chrome 120, Safari 17`
 */
export function amountOf(value: string): Amount | undefined {
  const [, from = '', to, unit = ''] =
    /^(\d[\d,.]*)(?:\s?(?:[-–~～至到]|to)\s?(\d[\d,.]*))?\s?([\p{L}%]\D*)$/u.exec(value.trim()) ?? [];
  const number = normalNumber(to === undefined ? from : `${from}-${to}`);
  return unit === '' ? undefined : { number, unit: normalUnit(unit) };
}

/** @param units as `amountOf` returns them */
export function amountFinder(units: readonly string[]): FindAmounts {
  if (units.length === 0) return () => [];
  const pattern = patternOfAmounts(units);
  return (text) =>
    Array.from(text.matchAll(pattern), ({ 0: written, 1: value = '', 2: unit = '', index }) => ({
      number: normalNumber(value),
      unit: normalUnit(unit),
      index,
      written,
    })).filter(({ index }) => !isOrdinal(text, index));
}

/** As in 第 7 天. */
function isOrdinal(text: string, index: number): boolean {
  return text
    .slice(Math.max(0, index - 2), index)
    .trimEnd()
    .endsWith('第');
}

/** Numbers that are not part of a name. */
export function patternOfAmounts(units: readonly string[]): RegExp {
  const alternatives = [...new Set(units)].sort((a, b) => b.length - a.length).map(unitPattern);
  // The first sign alone rules out nearly every place.
  return new RegExp(
    `(?=[\\d两${chineseDigits}十])(?<![\\d.,\\p{Script=Latin}])(${number})[\\s-]?(${alternatives.join('|')})`,
    'giu',
  );
}

/** A text with its English numbers in digits: `three working days` → `3 working days`. */
export function inDigits(text: string): string {
  return text.replaceAll(/\b[a-z]{3,6}\b/gi, (word) => {
    const index = numberWords.indexOf(word.toLowerCase());
    return index === -1 ? word : String(index + 1);
  });
}

function unitPattern(unit: string): string {
  const isLatin = /[a-z]$/i.test(unit);
  return isLatin ? `${RegExp.escape(unit)}s?(?![\\p{L}\\p{N}])` : `个?${RegExp.escape(unit)}`;
}

function normalUnit(unit: string): string {
  return unit
    .trim()
    .toLowerCase()
    .replace(/^个/, '')
    .replace(/(?<=[a-z]{2})s$/, '');
}

function normalNumber(written: string): string {
  const word = written.trim().toLowerCase();
  if (/^[两零一二三四五六七八九十]/.test(word)) return String(chineseNumber(word));
  return word.replaceAll(/[,\s]/g, '').replace(/[–~～至到]|to/, '-');
}

/** Of numbers below a hundred: `七`, `十五`, `二十四`. */
function chineseNumber(word: string): number {
  const [tens = '', ones = ''] = word.includes('十') ? word.split('十', 2) : ['零', word];
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones));
}

function digitOf(digit: string): number {
  return digit === '两' ? 2 : chineseDigits.indexOf(digit);
}
