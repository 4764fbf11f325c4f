/**
 * A report as a reader sees it, before it is HTML or Markdown: both are drawn from the same
 * document, so neither can say what the other does not. All text is plain and not yet escaped.
 */
export interface ReportDocument {
  locale: string;
  /** BCP 47 tag. */
  lang: string;
  title: string;
  /** The day and what is not known. */
  subtitle: string;
  notices: string[];
  sections: Section[];
}

export interface Section {
  /** For anchors. */
  id: string;
  heading: string;
  blocks: Block[];
}

export type Block = Paragraph | List | Figures | Steps | Table;

export interface Paragraph {
  kind: 'paragraph';
  text: string;
}

export interface List {
  kind: 'list';
  items: string[];
}

/** The few figures that matter. */
export interface Figures {
  kind: 'figures';
  figures: { label: string; value: string; detail: string; note: string; tone: Tone }[];
}

/** Lists of what to do, side by side where there is room. */
export interface Steps {
  kind: 'steps';
  lists: { heading: string; items: Cell[]; empty: string }[];
}

export interface Table {
  kind: 'table';
  caption: string;
  columns: Column[];
  rows: Row[];
  /** Said in place of a table without rows. */
  empty: string;
  /** Said below a table that does not show all its rows. */
  more?: string;
}

export interface Column {
  label: string;
  /** Numbers stand right, one under the other; prose is wrapped, other text is kept on one line. */
  kind: 'text' | 'prose' | 'number' | 'drawing';
}

/** The first cell heads the row. */
export interface Row {
  cells: Cell[];
  /** Steps below the top of a tree. */
  depth?: number;
  /** A total. */
  isTotal?: boolean;
}

/** Parts of one cell or line, in reading order. */
export type Cell = Part[];

export type Part =
  | { kind: 'text'; text: string; lang?: string }
  | { kind: 'link'; text: string; href: string; lang?: string }
  | { kind: 'aside'; text: string; lang?: string }
  | { kind: 'badge'; text: string; tone: Tone }
  | { kind: 'interval'; share: number; low: number; high: number; text: string };

export type Tone = 'plain' | 'good' | 'warn' | 'bad';
