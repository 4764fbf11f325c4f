import type { Comments } from '../feedback/comments/read-comments.ts';
import type { Demand } from '../feedback/searches/demand.ts';
import type { Surveys } from '../feedback/surveys/read-surveys.ts';
import type { HeldBack } from '../feedback/votes/held-back.ts';
import type { Label, ServiceSeverity } from '../knowledge/fields.ts';
import type { Synonyms } from '../knowledge/synonyms.ts';
import type { Period } from '../metrics/period.ts';
import type { KeptQuestions } from './kept-contract.ts';
import type { NearestArticle } from './nearest-articles.ts';
import type { FindingCounts } from './report-schema.ts';

/** Everything the reports are made of, as plain data: same input, same bytes. */
export interface ReportInput {
  /** The day the reports see, `2026-11-20`. */
  today: string;
  site: { name: Label; baseUrl: string };
  /** Locale ids, the default first. */
  locales: readonly string[];
  /** Category tree as a list, parents first. */
  categories: readonly CategoryInput[];
  products: readonly { id: string; label: Label }[];
  /** Teams and people an article can belong to. */
  owners: readonly { id: string; label: Label }[];
  articles: readonly ArticleInput[];
  /** `undefined` when there is no store yet: then votes are not none, they are unknown. */
  votes: VotesInput | undefined;
  /** The part of them that may be shown in public; `undefined` when there is no store. */
  publicVotes: PublicVotesInput | undefined;
  /** Votes of the searches' weeks that are not counted; `undefined` when there is no store. */
  heldBack: HeldBack | undefined;
  searches: SearchesInput;
  /** What readers added to their votes; `undefined` when there is no store. */
  comments: Comments | undefined;
  /** Answered within the period of the searches; `undefined` when there is no store. */
  surveys: Surveys | undefined;
  /** Why an article did not help, as readers may say. */
  voteReasons: readonly { id: string; label: Label; severity: ServiceSeverity }[];
  /** The operator's own, by locale. */
  synonyms: Synonyms;
  /** By `articleKey`; `undefined` when no build has asked the search contract. */
  contract: ReadonlyMap<string, KeptQuestions> | undefined;
  /** What was wrong with the content that was read. */
  findings: FindingCounts;
}

export interface CategoryInput {
  id: string;
  label: Label;
  severity: ServiceSeverity;
  /** Ids from the root down to the parent. */
  ancestors: readonly string[];
  childIds: readonly string[];
}

export interface ArticleInput {
  id: string;
  locale: string;
  /** Path as the writer knows it, from where the command runs. */
  file: string;
  title: string;
  /** May be a category that the taxonomy does not have. */
  category: string;
  products: readonly string[];
  audience: 'public' | 'internal';
  state: 'draft' | 'in-review' | 'published' | 'archived';
  owner: string;
  reviewed: string;
  /** Days a review holds, the category's interval already filled in. */
  reviewEvery: number;
  /** Questions it answers, in the asker's words. */
  answers: readonly string[];
  /** Old paths; those of article pages join the votes cast there. */
  redirectFrom: readonly string[];
  /** The text that readers see now, when it is known; else the one published last counts as that. */
  revision: string | undefined;
}

/** What readers searched for. */
export interface SearchesInput {
  /** Days that are looked at, both included. */
  period: Period;
  /** `undefined` when there is no store yet. */
  demand: Demand | undefined;
  /** What the built site finds for each text of the demand, by `textKey`; `undefined` when none is built. */
  nearest: ReadonlyMap<string, NearestArticle> | undefined;
}

export interface VotesInput {
  totals: readonly VoteTotal[];
  /** In the order they were first published. */
  revisions: readonly PublishedRevision[];
}

/** Votes as they stood when the last whole day (UTC) was over. */
export interface PublicVotesInput {
  /** That day. */
  until: string;
  totals: readonly VoteTotal[];
}

/** Counted votes on one text. */
export interface VoteTotal {
  article: string;
  locale: string;
  revision: string;
  /** Edition the votes were cast in; those of the internal one are staff's. */
  edition: 'public' | 'internal';
  helpful: number;
  notHelpful: number;
  /** Kept but not counted. */
  heldBack: number;
}

export interface PublishedRevision {
  article: string;
  locale: string;
  revision: string;
  sketch: string;
  /** Day it was first seen, `2026-11-20`. */
  firstSeen: string;
}
