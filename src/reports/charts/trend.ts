import { max, ticks } from 'd3-array';
import { area, line } from 'd3-shape';
import type { Trend, TrendPoint, Unit } from './drawing.ts';
import { type Canvas, type Drawn, element, label, truncate, widthOf } from './svg.ts';

const height = 220;
const top = 24;
const bottom = 30;

/** A line with its band, a target line, and labels that never overlap: where they would, every second or third is left out. */
export function drawTrend({ unit, points, target }: Trend, { width, lang }: Canvas): Drawn {
  const format = formatter(unit, lang);
  const highest = max([target?.value ?? 0, ...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0])]) ?? 0;
  const marks = unit === 'percent' ? ticks(0, 1, 4) : ticks(0, highest || 1, 4);
  const end = Math.max(highest, marks.at(-1) ?? 1, 1e-9);
  const left = Math.max(...marks.map((mark) => widthOf(format(mark)))) + 10;
  const right = width - Math.max(22, widthOf(points.at(-1)?.label ?? '') / 2);
  const x = (index: number): number =>
    points.length < 2 ? (left + right) / 2 : left + (index / (points.length - 1)) * (right - left);
  const y = (value: number): number => height - bottom - (value / end) * (height - bottom - top);
  return {
    height,
    content: [
      ...marks.map((mark) =>
        [
          element('line', { class: 'grid', x1: left, x2: right, y1: y(mark), y2: y(mark) }),
          label(format(mark), { class: 'axis', x: left - 8, y: y(mark) + 4, 'text-anchor': 'end' }),
        ].join(''),
      ),
      drawBand(points, x, y),
      ...drawLines(points, x, y),
      ...(target === undefined
        ? []
        : drawTarget(target, { left, right, y: y(target.value), isBelow: startsAbove(points, target.value) })),
      ...drawDots(points, { x, y, format }),
      ...timeLabels(points, { x, left, right, width }),
    ].join(''),
  };
}

type Scale = (value: number) => number;
type Placed = TrendPoint & { index: number };

function placed(points: readonly TrendPoint[]): Placed[] {
  return points.map((point, index) => ({ ...point, index }));
}

function drawBand(points: readonly TrendPoint[], x: Scale, y: Scale): string {
  const path = area<Placed>()
    .defined(({ value, low, high }) => value !== null && low !== undefined && high !== undefined)
    .x(({ index }) => x(index))
    .y0(({ low = 0 }) => y(low))
    .y1(({ high = 0 }) => y(high))
    .digits(1)(placed(points));
  return path === null ? '' : element('path', { class: 'band', d: path });
}

/** The forecast starts at the last observed point, so the line does not break. */
function drawLines(points: readonly TrendPoint[], x: Scale, y: Scale): string[] {
  const path = line<Placed>()
    .defined(({ value }) => value !== null)
    .x(({ index }) => x(index))
    .y(({ value }) => y(value ?? 0))
    .digits(1);
  const all = placed(points);
  const firstForecast = all.findIndex(({ isForecast }) => isForecast === true);
  const observed = firstForecast === -1 ? all : all.slice(0, firstForecast);
  const forecast = firstForecast === -1 ? [] : all.slice(Math.max(0, firstForecast - 1));
  return [
    element('path', { class: 'line', d: path(observed) ?? '' }),
    ...(forecast.length === 0 ? [] : [element('path', { class: 'line forecast', d: path(forecast) ?? '' })]),
  ];
}

function drawTarget(
  { label: text }: { label: string },
  { left, right, y, isBelow }: { left: number; right: number; y: number; isBelow: boolean },
): string[] {
  return [
    element('line', { class: 'target', x1: left, x2: right, y1: y, y2: y }),
    label(truncate(text, (right - left) / 2), { class: 'target-label', x: left + 4, y: isBelow ? y + 16 : y - 5 }),
  ];
}

/** Whether the line runs above the target where its label is, which then goes below it. */
function startsAbove(points: readonly TrendPoint[], target: number): boolean {
  const values = points.slice(0, Math.ceil(points.length / 3)).flatMap(({ value }) => value ?? []);
  return values.length > 0 && values.reduce((sum, value) => sum + value, 0) / values.length >= target;
}

/** A dot for each value, and the last observed value in figures. */
function drawDots(
  points: readonly TrendPoint[],
  { x, y, format }: { x: Scale; y: Scale; format: (value: number) => string },
): string[] {
  const known = placed(points).filter(({ value }) => value !== null);
  const last = known.findLast(({ isForecast }) => isForecast !== true);
  return [
    ...known.map(({ value, index, isForecast }) =>
      element('circle', { class: isForecast === true ? 'dot forecast' : 'dot', cx: x(index), cy: y(value ?? 0), r: 3.5 }),
    ),
    ...(last === undefined
      ? []
      : [
          label(format(last.value ?? 0), {
            class: 'value',
            x: x(last.index),
            y: y(last.value ?? 0) - 9,
            'text-anchor': 'middle',
          }),
        ]),
  ];
}

/** The last label is always there, the others as far as there is room. */
function timeLabels(
  points: readonly TrendPoint[],
  { x, left, right, width }: { x: Scale; left: number; right: number; width: number },
): string[] {
  const room = points.length < 2 ? right - left : (right - left) / (points.length - 1);
  const widest = Math.max(0, ...points.map((point) => widthOf(point.label)));
  const step = Math.max(1, Math.ceil((widest + 8) / room));
  const lastIndex = points.length - 1;
  return points.flatMap((point, index) => {
    if ((lastIndex - index) % step !== 0) return [];
    const half = widthOf(point.label) / 2;
    const middle = Math.min(Math.max(x(index), half), width - half);
    return [label(point.label, { class: 'axis', x: middle, y: height - 9, 'text-anchor': 'middle' })];
  });
}

export function formatter(unit: Unit, lang: string): (value: number) => string {
  const format = new Intl.NumberFormat(
    lang,
    unit === 'percent' ? { style: 'percent', maximumFractionDigits: 0 } : { maximumFractionDigits: 1 },
  );
  return (value) => format.format(value);
}
