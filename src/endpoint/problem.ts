import type { Strings } from '../i18n/strings.ts';

/** Why a request was refused; explained in the `feedback` strings. */
export type ProblemReason = keyof Strings['feedback']['problem']['reasons'];

const problemStatuses = {
  'malformed-json': 400,
  'bad-encoding': 400,
  unauthorized: 401,
  'cross-site': 403,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'length-required': 411,
  'too-large': 413,
  'unsupported-type': 415,
  'invalid-fields': 422,
  'conflicting-id': 422,
  'unknown-article': 422,
  'unpublished-revision': 422,
  'unknown-ballot': 422,
  // Not 410: the address still exists, only the ballot in the body is too old.
  expired: 422,
  'too-many': 429,
  'too-many-today': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ProblemReason, number>;

/** Thrown by a route; answered as problem+json or as a page. */
export class Problem extends Error {
  readonly reason: ProblemReason;
  readonly status: (typeof problemStatuses)[ProblemReason];
  /** Names of the first invalid fields, `''` for the body itself; empty for other problems. */
  readonly fields: readonly string[];
  /** Methods the address accepts, for `method-not-allowed`. */
  readonly allow: readonly string[];
  /** Seconds to wait before trying again; `undefined` when waiting does not help. */
  readonly retryAfter: number | undefined;

  constructor(reason: ProblemReason, { fields = [], allow = [], retryAfter }: ProblemDetails = {}) {
    super(reason);
    this.name = 'Problem';
    this.reason = reason;
    this.status = problemStatuses[reason];
    this.fields = fields
      .slice(0, maxFields)
      .map((field) => (field.length > maxNameLength ? `${field.slice(0, maxNameLength)}…` : field));
    this.allow = allow;
    this.retryAfter = retryAfter ?? (reason === 'unavailable' ? unavailableSeconds : undefined);
  }
}

const unavailableSeconds = 5;

/** Fields that an answer names: a small request must not ask for a large answer. */
const maxFields = 20;
const maxNameLength = 60;

interface ProblemDetails {
  fields?: string[];
  allow?: string[];
  retryAfter?: number;
}

/** A handler for all methods that an address does not accept. */
export function refuseMethod(...allow: string[]): () => never {
  return () => {
    throw new Problem('method-not-allowed', { allow });
  };
}

/** What is wrong with each invalid field, in the reader's language. */
export function describeFields(fields: readonly string[], strings: Strings): { field: string; message: string }[] {
  const { fields: known, unknownField, wholeBody } = strings.feedback.problem;
  const messages = new Map(Object.entries({ ...known, '': wholeBody }));
  return fields.map((field) => ({ field, message: messages.get(field) ?? unknownField }));
}
