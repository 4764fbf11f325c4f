import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../../src/reports/charts/chart.ts';
import type { Drawing } from '../../../src/reports/charts/drawing.ts';
import { chartColors, chartStyles } from '../../../src/reports/charts/stylesheet.ts';
import { truncate, widthOf } from '../../../src/reports/charts/svg.ts';

const weeks = Array.from({ length: 29 }, (_, week) => `11月${week + 1}日`);

const drawings: Readonly<Record<Drawing['type'], Drawing>> = {
  trend: {
    type: 'trend',
    unit: 'percent',
    points: weeks.map((label, week) => ({
      label,
      value: week === 3 ? null : 0.5 + week / 90,
      low: 0.4,
      high: 0.9,
      isForecast: week > 25,
    })),
    target: { value: 0.8, label: '目标 80%' },
  },
  'heat-map': {
    type: 'heat-map',
    columns: ['简体中文', 'English'],
    rows: [
      {
        label: '订单、支付与退款以及其他非常长的分类名称',
        cells: [
          { value: 0.05, text: '5%' },
          { value: null, text: '没有需求' },
        ],
      },
      {
        label: '<script>alert(1)</script>',
        depth: 1,
        cells: [
          { value: 1, text: '100%' },
          { value: 0.5, text: '50%' },
        ],
      },
    ],
  },
  funnel: {
    type: 'funnel',
    stages: [
      { label: '搜索', value: 100, text: '100' },
      { label: '有帮助（估计）', value: 0, text: '0' },
    ],
  },
  bars: {
    type: 'bars',
    unit: 'number',
    series: ['写作', '核对'],
    bars: [{ label: '沈薇', values: [3, 2], text: '5 小时' }],
    limit: { value: 6, label: '6 小时' },
  },
};

const described = { id: 'c', title: 'A & B', description: '每周 <b>', lang: 'zh-CN' };

describe('a chart', () => {
  test.each(Object.entries(drawings))(
    '%s: has a title and a description, one drawing for phones and one for wide screens',
    (_, drawing) => {
      const svg = drawSvg(drawing, described);
      expect(svg.match(/<svg [^>]*role="img"/g)).toHaveLength(2);
      expect(svg).toContain('<title id="c-narrow-title">A &amp; B</title><desc id="c-narrow-description">每周 &lt;b&gt;</desc>');
      expect(svg).not.toMatch(/\sstyle=|<style|<script|NaN|Infinity|undefined/);
    },
  );

  test.each(Object.entries(drawings))('%s: no label leaves the drawing or lies on another', (_, drawing) => {
    for (const svg of drawSvg(drawing, described).split('\n')) {
      const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
      const boxes = [
        ...svg.matchAll(/<text class="([\w -]+)" x="([\d.-]+)" y="([\d.-]+)"(?: text-anchor="(\w+)")?>([^<]*)</g),
      ].map(([, , x, y, anchor, text = '']) => {
        const own = widthOf(text.replaceAll(/&\w+;/g, '<'));
        const left = Number(x) - (anchor === 'middle' ? own / 2 : anchor === 'end' ? own : 0);
        return { text, left, right: left + own, y: Number(y) };
      });
      expect(boxes.length).toBeGreaterThan(1);
      for (const box of boxes) {
        expect(box.left, box.text).toBeGreaterThanOrEqual(-0.1);
        expect(box.right, box.text).toBeLessThanOrEqual(width + 0.1);
        for (const other of boxes)
          if (other !== box && Math.abs(other.y - box.y) < 10)
            expect(other.left >= box.right || other.right <= box.left, `${box.text} / ${other.text}`).toBe(true);
      }
    }
  });

  test('the same data gives the same bytes', () => {
    expect(drawSvg(drawings.trend, described)).toBe(drawSvg(structuredClone(drawings.trend), described));
  });

  test('draws with nothing to show', () => {
    const empty: Drawing[] = [
      { type: 'trend', unit: 'number', points: [] },
      { type: 'trend', unit: 'percent', points: [{ label: 'x', value: null }] },
      { type: 'heat-map', columns: [], rows: [] },
      { type: 'funnel', stages: [] },
      { type: 'bars', unit: 'number', series: [], bars: [] },
    ];
    for (const drawing of empty) expect(drawSvg(drawing, described)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('a cell of a heat map that is too narrow for its words shows none of them, never the first letter', () => {
    const columns = Array.from({ length: 7 }, (_, index) => `Product ${index}`);
    const cells = columns.map((_, index) => (index === 0 ? { value: 0.48, text: '48%' } : { value: null, text: 'only 4' }));
    const short = columns.map(() => ({ value: null, text: 'only 4', short: '(4)' }));
    const [phone = '', wide = ''] = drawSvg({ type: 'heat-map', columns, rows: [{ label: 'Orders', cells }] }, described).split(
      '\n',
    );
    expect(phone).toContain('>…<');
    expect(phone).not.toContain('>o');
    expect(phone).toMatch(/>48%?</);
    expect(wide).toContain('>only 4<');
    const [narrow] = drawSvg({ type: 'heat-map', columns, rows: [{ label: 'Orders', cells: short }] }, described).split('\n');
    expect(narrow).toContain('>(4)<');
  });

  test('a heat map with many columns names each of them in full, upright', () => {
    const columns = [
      'All',
      'Online courses',
      'Live classes',
      'Membership',
      'Coaching',
      'Training camps',
      'Gift cards',
      'Unknown',
    ];
    const cells = columns.map(() => ({ value: 0.5, text: '50%' }));
    for (const svg of drawSvg({ type: 'heat-map', columns, rows: [{ label: 'Orders', cells }] }, described).split('\n')) {
      for (const name of columns) expect(svg).toContain(`>${name}</text>`);
      const feet = [...svg.matchAll(/transform="rotate\(-90 [\d.]+ ([\d.]+)\)">([^<]+)</g)];
      expect(feet).toHaveLength(columns.length);
      for (const [, foot, name = ''] of feet) expect(Number(foot) - widthOf(name)).toBeGreaterThanOrEqual(0);
    }
  });

  test('leaves a gap in the line where a value is unknown, and draws the forecast dashed', () => {
    const svg = drawSvg(drawings.trend, described);
    expect(/class="line" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(svg).toContain('class="line forecast"');
  });

  test('cuts a label that is too wide, without cutting a character', () => {
    expect(truncate('退款与发票', 40)).toBe('退款…');
    expect(truncate('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 45)).toMatch(/^(👩‍👩‍👧‍👦)+…?$/u);
  });
});

describe('the colours of charts', () => {
  const vision = {
    usual: (color: string) => color,
    deuteranopia: (color: string) => formatHex(filterDeficiencyDeuter(1)(toColor(color))) ?? '',
    protanopia: (color: string) => formatHex(filterDeficiencyProt(1)(toColor(color))) ?? '',
    tritanopia: (color: string) => formatHex(filterDeficiencyTrit(1)(toColor(color))) ?? '',
  };
  const cases = Object.entries(chartColors).flatMap(([scheme, colors]) =>
    Object.entries(vision).map(([name, see]) => ({ scheme, name, see, colors })),
  );

  test.each(cases)('$scheme, $name: text in a cell can be read, and neighbouring levels differ', ({ see, colors }) => {
    const ramp = colors.ramp.map(see);
    for (const [level, color] of ramp.entries()) {
      expect(wcagContrast(color, see(colors.rampText[level] ?? ''))).toBeGreaterThanOrEqual(4.5);
      if (level > 0) expect(differenceCiede2000()(color, ramp[level - 1] ?? '')).toBeGreaterThan(8);
    }
  });

  test.each(cases)('$scheme, $name: any two series differ', ({ see, colors }) => {
    for (const [index, color] of colors.series.entries())
      for (const other of colors.series.slice(0, index))
        expect(differenceCiede2000()(see(color), see(other)), `${color} ${other}`).toBeGreaterThan(15);
  });

  test('the stylesheet has every class that drawings use', () => {
    const used = Object.values(drawings)
      .flatMap((drawing) => [...drawSvg(drawing, described).matchAll(/class="([^"]+)"/g)])
      .flatMap(([, names = '']) => names.split(' '));
    for (const name of new Set(used)) if (name !== 'bar-label') expect(chartStyles()).toContain(`.${name}`);
  });
});

function toColor(color: string): Color {
  return parse(color) ?? { mode: 'rgb', r: 0, g: 0, b: 0 };
}
