import type { Edit } from '../findings/finding.ts';
import type { Rule } from '../findings/rules.ts';
import type { MediaKind } from '../media/media-file.ts';
import type { Extras } from './html/extras.ts';
import type { UnknownWord } from './prose/check-english.ts';

/** A compiled body, with everything that pages, checks and revisions need. */
export interface Fragment extends FragmentFacts, FragmentPage {}

/** What only the page of an article and search need: most of a fragment. */
export interface FragmentPage {
  html: string;
  /** The body as Markdown without components. */
  markdown: string;
}

/** What checks and revisions need. */
export interface FragmentFacts {
  headings: Heading[];
  links: Link[];
  /** Files of content/media/ that it shows or links to, as written. */
  media: MediaUse[];
  /** Names of the components used, sorted, each once. */
  components: string[];
  /** Words of the source tree in reading order; see `RevisionText`. */
  words: string[];
  /** Small sketch of the words, equal in most of its numbers for texts that are nearly the same. */
  sketch: number[];
  unknownWords: UnknownWord[];
  /** Left out of what only checks have asked for. */
  extras?: Extras;
  findings: BodyFinding[];
}

export interface Heading extends BodyPosition {
  depth: number;
  /** Anchor, unique in the article. */
  id: string;
  text: string;
}

export interface Link extends BodyPosition {
  url: string;
}

export interface MediaUse extends Link {
  /** What the file may be. */
  kinds: readonly MediaKind[];
}

export interface BodyFinding extends BodyPosition {
  rule: Rule;
  message: string;
  hint: string;
  /** In lines of the body. */
  fix?: readonly Edit[];
}

/** Line and column in a body, both counted from 1. */
export interface BodyPosition {
  line: number;
  column: number;
}

/** The fragment of a body that cannot be compiled. */
export function refusedFragment(finding: BodyFinding): Fragment {
  return { html: '', markdown: '', ...refusedFacts(finding), extras: { icons: [], styles: [] } };
}

export function refusedFacts(finding: BodyFinding): FragmentFacts {
  return {
    headings: [],
    links: [],
    media: [],
    components: [],
    words: [],
    sketch: [],
    unknownWords: [],
    findings: [finding],
  };
}

const refusals: readonly Rule[] = ['mdx/syntax', 'mdx/too-slow'];

/** Whether the body could be compiled, with or without findings; if not, nothing else is known of it. */
export function isCompiled({ findings }: FragmentFacts): boolean {
  return !findings.some(({ rule }) => refusals.includes(rule));
}
