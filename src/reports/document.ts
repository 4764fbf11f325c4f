import type { Drawing } from './charts/drawing.ts';

/**
 * The report in the form people read. HTML and Markdown are rendered from it, so both say the same. Text is plain and
 * not escaped.
 */
export interface ReportDocument {
  locale: string;
  /** BCP 47 tag. */
  lang: string;
  title: string;
  /** The report's day, and the day of the first votes. */
  subtitle: string;
  notices: string[];
  sections: Section[];
}

export interface Section {
  /** Also the anchor. */
  id: string;
  heading: string;
  /** Heading of the sections of its kind in a list of all; left out of a short document. */
  group?: string;
  blocks: Block[];
}

export type Block = Paragraph | List | Figures | Steps | Table | Chart | Pictures | Details | Overview;

interface Paragraph {
  kind: 'paragraph';
  text: string;
}

interface List {
  kind: 'list';
  items: string[];
}

/** Key figures. */
interface Figures {
  kind: 'figures';
  figures: { label: string; value: string; detail: string; note: string; tone: Tone }[];
}

/** Lists of steps, side by side where there is room. */
export interface Steps {
  kind: 'steps';
  lists: {
    heading: string;
    items: Cell[];
    empty: string;
    /** Says how many are left out, and leads to the section that has them. */
    more?: { text: string; section: string };
  }[];
}

/** What a manager reads first: a verdict, and a few figures in words. */
export interface Overview {
  kind: 'overview';
  verdict: string;
  tone: Tone;
  text: string;
  /** What is wrong, the worst first; and what is shown in place of an empty list. */
  wrong: { heading: string; items: Cell[]; empty: string };
  figures: {
    name: string;
    value: string;
    unit: string;
    sentence: string;
    status: { text: string; tone: Tone };
    change: string;
    /** Opened by who wants to know more: intervals and numbers. */
    more: { summary: string; lines: string[] };
  }[];
}

/** Pictures side by side, such as of a page before and after a change; Markdown has only their caption. */
export interface Pictures {
  kind: 'pictures';
  caption: string;
  /** Paths are relative to the page. */
  pictures: { label: string; src: string; alt: string; width: number; height: number }[];
}

/** Blocks that a reader opens when they want to know more; Markdown shows them. */
export interface Details {
  kind: 'details';
  summary: string;
  blocks: Block[];
}

/** A drawing with the numbers behind it; where nothing is drawn, as in Markdown, the table stands for it. */
export interface Chart {
  kind: 'chart';
  /** Unique in the document. */
  id: string;
  /** States the finding, such as “More searches fail than a month ago”. */
  title: string;
  /** What is measured, and in what unit. */
  description: string;
  drawing: Drawing;
  /** What opens the table: “Table”. */
  tableLabel: string;
  table: Pick<Table, 'columns' | 'rows'>;
}

export interface Table {
  kind: 'table';
  caption: string;
  columns: Column[];
  rows: Row[];
  /** Shown instead of a table without rows. */
  empty: string;
  /** Shown below a table that leaves out rows. */
  more?: string;
  /** For rows that belong to the one above, which no column may be sorted by. */
  isOrderFixed?: boolean;
}

export interface Column {
  label: string;
  /** Numbers are right-aligned, prose wraps, other text stays on one line. */
  kind: 'text' | 'prose' | 'number' | 'drawing';
}

/** The first cell is the row's header. */
export interface Row {
  cells: Cell[];
  /** Depth in a tree; 0 is the top. */
  depth?: number;
  isTotal?: boolean;
}

/** Parts of one cell or line, in reading order. */
export type Cell = Part[];

export type Part = (
  | { kind: 'text'; text: string; lang?: string; edit?: EditLink }
  | { kind: 'link'; text: string; href: string; lang?: string; edit?: EditLink }
  | { kind: 'aside'; text: string; lang?: string }
  | { kind: 'badge'; text: string; tone: Tone }
  | { kind: 'interval'; share: number; low: number; high: number; text: string }
) & {
  /** What its column is sorted by, where the text would not do. */
  value?: number;
};

/** Where the article that a part names can be edited. */
export interface EditLink {
  href: string;
  text: string;
  /** Says which article, for those who hear the link on its own. */
  label: string;
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad';
