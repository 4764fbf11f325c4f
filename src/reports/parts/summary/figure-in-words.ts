import type { Overview, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import { type Figure, targetMetrics } from './schema.ts';

/** A figure as a sentence, with its change and how sure both are. */
export function figureInWords({ id, now, before, change, target }: Figure, words: Words): Overview['figures'][number] {
  const { strings, percent, share } = words;
  const say = strings.summary;
  const { name, sentence } = say.figures[id];
  const isKnown = now.state === 'known';
  const lines = [
    say.intervalNow(share(now)),
    say.intervalBefore(share(before)),
    ...(change === null
      ? []
      : [say.difference(points(change.difference, words), points(change.low, words), points(change.high, words))]),
    ...(target === null ? [say.noTarget(targetMetrics[id])] : [say.target(percent(target.value))]),
  ];
  return {
    name,
    value: isKnown ? ofHundred(now.share, words) : '–',
    unit: isKnown ? '%' : '',
    sentence: isKnown ? sentence(ofHundred(now.share, words)) : say.unknownFigure(name, share(now)),
    status: statusOf({ now, target }, words),
    change: before.state === 'known' && change !== null ? say.change(ofHundred(before.share, words), howOf(change, words)) : '',
    more: { summary: say.howSure, lines },
  };
}

/** Such as “probably down”. */
export function howOf({ difference, certainty }: NonNullable<Figure['change']>, { strings }: Words): string {
  const { changes } = strings.summary;
  if (certainty === 'steady' || certainty === 'open') return changes[certainty];
  return changes[certainty][difference >= 0 ? 'up' : 'down'];
}

function statusOf({ now, target }: Pick<Figure, 'now' | 'target'>, words: Words): { text: string; tone: Tone } {
  const say = words.strings.summary.status;
  if (now.state !== 'known') return { text: say.unknown, tone: 'warn' };
  if (target === null) return { text: say.none, tone: 'plain' };
  const value = words.percent(target.value);
  if (target.state === 'met') return { text: say.met(value), tone: 'good' };
  const isBad = target.state === 'alert' && target.isSure;
  return {
    text: isBad ? say.farBelow(value) : target.isSure ? say.below(value) : say.maybeBelow(value),
    tone: isBad ? 'bad' : 'warn',
  };
}

/** Difference of shares in points of a hundred, with its sign. */
function points(difference: number, { number }: Words): string {
  const rounded = Math.round(difference * 100);
  return rounded > 0 ? `+${number(rounded)}` : number(rounded).replace('-', '−');
}

/** A share as a number out of 100. */
export function ofHundred(share: number, { number }: Words): string {
  return number(Math.round(share * 100));
}
