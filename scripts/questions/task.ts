import { MisuseError } from '../../src/errors.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { QuestionSettings } from '../../src/knowledge/question-settings.ts';
import type { Sealer } from '../../src/questions/sealer.ts';
import type { Store } from '../../src/store/store.ts';

/** A task, chosen by the word after `npm run questions --`. */
export interface Task {
  /** For `--help`. */
  summary: string;
  /** Whether an argument follows the word. */
  needsId: boolean;
  /** What the argument is, for `--help`: by default `ID`, that of a question. */
  argument?: string;
  /** An option that makes it about all questions, so that there is no argument. */
  withoutId?: keyof TaskOptions;
  /** Options it accepts besides `--database`, and `--json` unless it is `withoutJson`. */
  accepts: readonly (keyof TaskOptions)[];
  /** Set where what it prints is for people only, or is JSON anyway. */
  withoutJson?: boolean;
  /** Exit code when it fails, for a program that tries again; as every command when left out. */
  faultCode?: number;
  /** Returns the exit code (default: 0). */
  run: (desk: Desk, options: TaskOptions, id: string) => Promise<number> | Promise<void>;
}

/** What every task works with. */
export interface Desk {
  store: Store;
  sealer: Sealer;
  settings: QuestionSettings;
  kb: KnowledgeBase;
  /** What the sealer's key is made from, 32 bytes. */
  key: Uint8Array;
  /** The keys before it. */
  oldKeys: readonly Uint8Array[];
  /** Milliseconds since 1970. */
  now: number;
  print: (text: string) => void;
}

export interface TaskOptions {
  as?: string | undefined;
  text?: string | undefined;
  template?: string | undefined;
  article?: string | undefined;
  kind?: string | undefined;
  category?: string | undefined;
  product?: string | undefined;
  severity?: string | undefined;
  sentiment?: string | undefined;
  to?: string | undefined;
  suggest?: boolean;
  outcome?: string | undefined;
  minutes?: string | undefined;
  channel?: string | undefined;
  locale?: string | undefined;
  contact?: string | undefined;
  order?: string | undefined;
  'call-back'?: string | undefined;
  state?: string | undefined;
  search?: string | undefined;
  mine?: boolean;
  unassigned?: boolean;
  overdue?: boolean;
  'call-backs'?: boolean;
  'held-back'?: boolean;
  escalated?: boolean;
  retry?: string | undefined;
  drop?: string | undefined;
  limit?: string | undefined;
  format?: string | undefined;
  map?: string | undefined;
  'dry-run'?: boolean;
  'skip-faulty'?: boolean;
  output?: string | undefined;
  'with-contact'?: boolean;
  'with-text'?: boolean;
  eval?: boolean;
  id?: string | undefined;
  json?: boolean;
}

/**
 * The person who does something.
 *
 * @throws MisuseError when team.yaml has no such person
 */
export function requirePerson(
  { kb }: Pick<Desk, 'kb'>,
  id: string | undefined,
  option = 'as',
): KnowledgeBase['team']['people'][number] {
  const person = kb.team.people.find((each) => each.id === id);
  if (person !== undefined) return person;
  const people = kb.team.people.map((each) => each.id).join(', ');
  throw new MisuseError(
    id === undefined ? `--${option} is missing.` : `team.yaml has no person \`${id}\`.`,
    people === '' ? 'Add yourself to `people` in team.yaml.' : `Name one of ${people} with --${option}.`,
  );
}

/**
 * Refuses an id that is not in the list; one that was left out is fine.
 *
 * @throws MisuseError that lists what can be named
 */
export function requireKnown(option: string, value: string | undefined, known: readonly { id: string }[]): void {
  if (value === undefined || known.some(({ id }) => id === value)) return;
  const ids = known.map(({ id }) => id).join(', ');
  throw new MisuseError(`--${option} cannot be \`${value}\`.`, ids === '' ? 'There is none yet.' : `Name one of ${ids}.`);
}
