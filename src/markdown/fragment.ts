import type { Rule } from '../findings/rules.ts';

/** An article's body, compiled: everything that pages, checks and revisions need of it. */
export interface Fragment {
  html: string;
  /** The body as Markdown without components. */
  markdown: string;
  headings: Heading[];
  links: Link[];
  /** Paths of images, as written. */
  images: Link[];
  /** Names of the components used, sorted, each once. */
  components: string[];
  /** Texts of the source tree in reading order; see `RevisionText`. */
  words: string[];
  findings: BodyFinding[];
}

export interface Heading extends BodyPlace {
  depth: number;
  /** Anchor, unique in the article. */
  id: string;
  text: string;
}

export interface Link extends BodyPlace {
  url: string;
}

/** A finding whose line is counted from the first line of the body. */
export interface BodyFinding extends BodyPlace {
  rule: Rule;
  message: string;
  hint: string;
}

export interface BodyPlace {
  line: number;
  column: number;
}

/** What is left of a body that cannot be compiled. */
export function refusedFragment(finding: BodyFinding): Fragment {
  return { html: '', markdown: '', headings: [], links: [], images: [], components: [], words: [], findings: [finding] };
}

/** Rules that a body breaks when nothing of it could be read: it must not be called empty as well. */
const refusals: readonly Rule[] = ['mdx/syntax', 'mdx/too-slow'];

/** Whether the body could be read, though it may have findings. */
export function isCompiled({ findings }: Fragment): boolean {
  return !findings.some(({ rule }) => refusals.includes(rule));
}
