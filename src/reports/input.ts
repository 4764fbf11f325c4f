import type { Label, ServiceSeverity } from '../knowledge/fields.ts';
import type { Synonyms } from '../knowledge/schemas/synonyms.ts';
import type { Targets } from '../knowledge/schemas/targets.ts';
import type { Period } from '../metrics/period.ts';
import type { Kind } from '../questions/states.ts';
import type { CheckedText } from './checked-texts.ts';
import type { Frame } from './frame.ts';
import type { Collected } from './parts/index.ts';

/** Everything a report is computed from, as plain data. The same input gives the same bytes. */
export type ReportInput = BaseInput & Collected;

/** What every part may use: the content, the day and the period. */
export interface BaseInput {
  /** The day of the report, `2026-11-20`. */
  today: string;
  /** Period for searches, ratings and held-back votes, both days included. */
  period: Period;
  site: { name: Label; baseUrl: string };
  /** People who must have used a word, and questions there must be about a topic, before the report shows it. */
  minReaders: number;
  /** Locale ids, the default first. */
  locales: readonly string[];
  /** Category tree as a list, parents first. */
  categories: readonly CategoryInput[];
  products: readonly { id: string; label: Label }[];
  /** Of a learner's way, in their order. */
  stages: readonly { id: string; label: Label }[];
  /** Ways to reach the service. */
  channels: readonly { id: string; label: Label }[];
  /** Teams and people. */
  owners: readonly {
    id: string;
    label: Label;
    /** Of a person: locales, the preferred first. */
    languages?: readonly string[];
  }[];
  /** Who writes and answers. */
  people: readonly PersonInput[];
  /** The operator's own hours for kinds of writing, instead of the defaults. */
  efforts: Readonly<Partial<Record<string, number>>>;
  articles: readonly ArticleInput[];
  /** Reply templates that the staff has. */
  replies: readonly { locale: string; category?: string | undefined; kind?: Kind | undefined }[];
  /** Reasons that readers can choose from when an article did not help. */
  voteReasons: readonly { id: string; label: Label; severity: ServiceSeverity }[];
  /** The operator's targets; empty without targets.yaml. */
  targets: Targets;
  /** The operator's synonyms, by locale. */
  synonyms: Synonyms;
  /** Number of findings in the content, by severity. */
  findings: Frame['findings'];
}

export interface PersonInput {
  id: string;
  name: string;
  teams: readonly string[];
  /** Category ids; a parent includes its children. */
  skills: readonly string[];
  /** Locales in which they write. */
  languages: readonly string[];
  /** A week. */
  hours: { support: number; writing: number };
}

export interface CategoryInput {
  id: string;
  label: Label;
  severity: ServiceSeverity;
  /** Id of the responsible team. */
  owner: string;
  /** Ids from the root down to the parent. */
  ancestors: readonly string[];
  childIds: readonly string[];
}

export interface ArticleInput {
  id: string;
  locale: string;
  /** Relative to the working directory. */
  file: string;
  /** Where it can be edited, if the operator has set up editing. */
  editUrl?: string | undefined;
  title: string;
  /** Not necessarily in the taxonomy. */
  category: string;
  products: readonly string[];
  stage: string;
  audience: 'public' | 'internal';
  state: 'draft' | 'in-review' | 'published' | 'archived';
  owner: string;
  reviewed: string;
  /** Days between reviews; the category's interval if the article does not set one. */
  reviewEvery: number;
  /** Questions it answers, in the asker's words. */
  answers: readonly string[];
  /** Old paths; votes cast on these pages count for the article. */
  redirectFrom: readonly string[];
  /** The text that readers see now; `undefined` when unknown. */
  present: PresentText | undefined;
  /** What checks say of its text; left out when it was not checked. */
  checked?: CheckedText | undefined;
}

export interface PresentText {
  revision: string;
  sketch: string;
}
