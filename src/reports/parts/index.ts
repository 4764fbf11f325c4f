import { alerts } from './alerts/index.ts';
import { articles } from './articles/index.ts';
import { capacity } from './capacity/index.ts';
import { comments } from './comments/index.ts';
import { coverage } from './coverage/index.ts';
import { demand } from './demand/index.ts';
import { findability } from './findability/index.ts';
import { gaps } from './gaps/index.ts';
import { health } from './health/index.ts';
import { helpfulness } from './helpfulness/index.ts';
import { method } from './method/index.ts';
import { next } from './next/index.ts';
import { people } from './people/index.ts';
import { plan } from './plan/index.ts';
import { publicCounts } from './public-counts/index.ts';
import { questions } from './questions/index.ts';
import { scorecard } from './scorecard/index.ts';
import { searches } from './searches/index.ts';
import { service } from './service/index.ts';
import { simulated } from './simulated/index.ts';
import { staleness } from './staleness/index.ts';
import { summary } from './summary/index.ts';
import { surveys } from './surveys/index.ts';
import { trend } from './trend/index.ts';

/** Every part of the report, in the order of its page: what matters first, how it was computed last. */
export const parts = [
  summary,
  next,
  plan,
  scorecard,
  alerts,
  articles,
  coverage,
  gaps,
  demand,
  searches,
  questions,
  findability,
  health,
  helpfulness,
  comments,
  service,
  surveys,
  capacity,
  staleness,
  people,
  publicCounts,
  simulated,
  trend,
  method,
] as const;

type AnyPart = (typeof parts)[number];

/** A part with a field in report.json. */
export type ComputedPart = Extract<AnyPart, { schema: unknown }>;

type CollectingPart = Extract<AnyPart, { collect: unknown }>;

/** Everything the parts read, in one object. */
export type Collected = Intersection<Awaited<ReturnType<CollectingPart['collect']>>>;

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;

export const computedParts: readonly ComputedPart[] = parts.filter((part) => 'schema' in part);
