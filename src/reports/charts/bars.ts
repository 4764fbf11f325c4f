import { max, sum } from 'd3-array';
import type { Bars, Funnel } from './drawing.ts';
import { type Canvas, type Drawn, element, label, truncate, widthOf } from './svg.ts';

const barHeight = 18;
/** Label above its bar, so long labels and narrow screens need no room beside it. */
const rowHeight = 46;
const legendHeight = 24;

/** Horizontal bars, stacked when there are several series. */
export function drawBars({ series, bars, limit }: Bars, { width }: Canvas): Drawn {
  const highest = max([limit?.value ?? 0, ...bars.map(({ values }) => sum(values))]) || 1;
  const x = (value: number): number => (value / highest) * (width - 2);
  const legend = series.length > 1 ? drawLegend(series, width) : { height: 0, content: '' };
  const top = legend.height + (limit === undefined ? 0 : 20);
  const height = top + bars.length * rowHeight;
  return {
    height,
    content: [
      legend.content,
      ...bars.map(({ label: name, values, text }, index) => {
        const y = top + index * rowHeight;
        return drawBar(
          { name, text, y, width },
          values.map((value, at) => ({ x: x(sum(values.slice(0, at))), width: x(value) })),
        );
      }),
      ...(limit === undefined ? [] : drawLimit(limit.label, { x: x(limit.value), top, bars: bars.length, width })),
    ].join(''),
  };
}

/** The stages below each other, each as wide as what remains of the first. */
export function drawFunnel({ stages }: Funnel, { width }: Canvas): Drawn {
  const first = Math.max(1, ...stages.map(({ value }) => value));
  return {
    height: stages.length * rowHeight,
    content: stages
      .map(({ label: name, value, text }, index) =>
        drawBar({ name, text, y: index * rowHeight, width }, [{ x: 0, width: (value / first) * (width - 2) }]),
      )
      .join(''),
  };
}

function drawBar(
  { name, text, y, width }: { name: string; text: string; y: number; width: number },
  segments: readonly { x: number; width: number }[],
): string {
  const room = widthOf(text) + 12;
  return [
    label(truncate(name, width - room), { class: 'bar-label', x: 0, y: y + 15 }),
    label(text, { class: 'value', x: width, y: y + 15, 'text-anchor': 'end' }),
    element('rect', { class: 'track', x: 0, y: y + 21, width, height: barHeight, rx: 3 }),
    ...segments
      .filter((segment) => segment.width > 0)
      .map((segment) => {
        const index = segments.indexOf(segment);
        return element('rect', {
          class: `bar series-${index}`,
          x: segment.x,
          y: y + 21,
          width: Math.max(segment.width, 1),
          height: barHeight,
          rx: 3,
        });
      }),
  ].join('');
}

/** Only across the bars, so that it strikes no text. */
function drawLimit(text: string, { x, top, bars, width }: { x: number; top: number; bars: number; width: number }): string[] {
  const half = widthOf(text) / 2;
  return [
    label(text, { class: 'target-label', x: Math.min(Math.max(x, half), width - half), y: top - 8, 'text-anchor': 'middle' }),
    ...Array.from({ length: bars }, (_, index) => {
      const y = top + index * rowHeight + 17;
      return element('line', { class: 'target', x1: x, x2: x, y1: y, y2: y + barHeight + 8 });
    }),
  ];
}

/** In as many lines as the width needs. */
function drawLegend(series: readonly string[], width: number): Drawn {
  let [x, line] = [0, 0];
  const items = series.map((name, index) => {
    const text = truncate(name, width - 20);
    const needed = widthOf(text) + 36;
    if (x > 0 && x + needed > width + 16) [x, line] = [0, line + 1];
    const y = line * legendHeight;
    const item =
      element('rect', { class: `bar series-${index}`, x, y: y + 5, width: 12, height: 12, rx: 2 }) +
      label(text, { class: 'axis', x: x + 18, y: y + 16 });
    x += needed;
    return item;
  });
  return { height: (line + 1) * legendHeight + 4, content: items.join('') };
}
