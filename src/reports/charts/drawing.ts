/**
 * What a chart shows, as data. Labels are ready to read and plain; numbers are drawn, and only those on an axis are
 * formatted by the renderer.
 */
export type Drawing = Trend | HeatMap | Funnel | Bars;

export type Unit = 'percent' | 'number';

/** A line over time with its band of uncertainty. */
export interface Trend {
  type: 'trend';
  /** A percentage is given as a share, and its axis is 0…1. */
  unit: Unit;
  /** The earliest first. */
  points: readonly TrendPoint[];
  /** A horizontal line, such as the target. */
  target?: { value: number; label: string };
}

export interface TrendPoint {
  label: string;
  /** `null` leaves a gap in the line. */
  value: number | null;
  /** Ends of the band. */
  low?: number;
  high?: number;
  /** Drawn dashed, after the observed points. */
  isForecast?: boolean;
}

/** A grid of shares; each cell also has its text, so colour is never the only sign. */
export interface HeatMap {
  type: 'heat-map';
  columns: readonly string[];
  /** At most 40 are legible; the table has the others. */
  rows: readonly { label: string; depth?: number; cells: readonly HeatCell[] }[];
}

export interface HeatCell {
  /** 0…1, darker is more; `null` when unknown. */
  value: number | null;
  text: string;
  /** Where there is no room for the text. */
  short?: string;
}

/** How many remain at each stage; the first is the largest. */
export interface Funnel {
  type: 'funnel';
  stages: readonly { label: string; value: number; text: string }[];
}

/** Horizontal bars; with several series each bar is stacked. */
export interface Bars {
  type: 'bars';
  unit: Unit;
  /** Names of the series, for the legend; at most four. */
  series: readonly string[];
  bars: readonly { label: string /** One per series. */; values: readonly number[]; text: string }[];
  /** A vertical line, such as the hours there are. */
  limit?: { value: number; label: string };
}
