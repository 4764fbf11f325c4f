import type { z } from 'zod';
import type { Strings } from '../i18n/strings.ts';
import type { Period } from '../metrics/period.ts';
import type { Sealer } from '../questions/sealer.ts';
import type { Store } from '../store/store.ts';
import type { Block } from './document.ts';
import type { BaseInput } from './input.ts';
import type { Words } from './words.ts';

/**
 * One part of the report. Its functions name the input and the results they use in their parameter types;
 * `parts/index.ts` fails to compile when no part provides them.
 */
export interface ReportPart<Input = never, Results = never> {
  id: string;
  /** Reads what the part needs beyond the knowledge base. The fields it returns become fields of the input. */
  collect?: (sources: PartSources) => Promise<object>;
  /** Starts another process, which would only slow down the others’ queries. */
  collectsLast?: boolean;
  /** Name of the part's result in report.json, described by `schema` and returned by `compute`. */
  field?: string;
  schema?: z.ZodType;
  /** Pure. May use the results of any other part; the order of the list does not matter. */
  compute?: (input: Input, results: Results) => unknown;
  /** Blocks below the part's heading. The id determines anchor and heading. */
  section?: (results: Results, words: Words) => Block[];
  /** CSV files, by name: path of a list in report.json, such as `coverage.rows`. */
  tables?: Readonly<Record<string, string>>;
}

/** What `collect` may read. */
export interface PartSources {
  /** The endpoint's database; `undefined` when there is none yet. */
  store: Store | undefined;
  /** Days to report on, both included. */
  period: Period;
  /** `2026-11-20` */
  today: string;
  /** Opens what was asked in questions; left out, they are only counted. */
  sealer?: Sealer | undefined;
  /** The report’s time, on `today`; milliseconds since 1970. */
  asOf: number;
  /** That of the clock, to tell what is ahead of it; milliseconds since 1970. In UTC this can be an earlier day than `today`. */
  now: number;
  /** The operator's figures, as CSV; `undefined` when there are none. */
  figuresFile?: string | undefined;
  /** CSV of visits to articles; `undefined` where they are not counted. */
  visitsFile?: string | undefined;
  /** The built site; need not exist. */
  siteDir: string;
  /** Written by `npm run check -- --fragile`; need not exist. */
  fragileFile: string;
  /** Resolves once the content has been read, beside the database. */
  contentRead: () => Promise<ReadContent>;
}

export interface ReadContent {
  /** With the present texts unknown. */
  base: BaseInput;
  /** Figures of the search with another digest are out of date; `undefined` where there are no figures. */
  searchedDigest: string | undefined;
}

/** Ids with a heading in the strings. A part with a section needs one in every locale. */
export type SectionId = {
  [Id in keyof Strings['reports']]: Strings['reports'][Id] extends { heading: string } ? Id : never;
}[keyof Strings['reports']];

/** Checks a part on its own: `compute` returns what `schema` describes, and a section has strings. */
export function definePart<const Part extends ReportPart>(part: Part & Consistent<Part>): Part {
  return part;
}

type Consistent<Part extends ReportPart> = (Part extends { schema: infer Schema extends z.ZodType }
  ? { field: string; compute: (input: never, results: never) => z.output<Schema> }
  : { field?: never; compute?: never }) &
  (Part extends { section: unknown } ? (Part['id'] extends SectionId ? unknown : MissingStrings) : unknown);

/** Its text appears in the compiler's error. */
interface MissingStrings {
  section: 'src/i18n/reports/zh-cn.ts needs strings with a heading under this id';
}
