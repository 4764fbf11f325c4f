import type { EditorPageConfig } from '../src/browser-editor/editor-config.ts';
import type { AskedArticle } from '../src/checks/search-contract/contract-findings.ts';
import type { Edition } from '../src/edition/edition.ts';
import { editionFile, readEdition } from '../src/edition/edition-file.ts';
import type { Folders } from '../src/edition/folders.ts';
import type { Frame } from '../src/edition/frame.ts';
import type { Phases } from '../src/edition/phases.ts';
import type { NextSite } from '../src/edition/publishing/next-site.ts';
import type { RenderedPages } from '../src/edition/rendered-pages.ts';
import type { Finding } from '../src/findings/finding.ts';
import type { Environment } from '../src/knowledge/environment.ts';
import type { BrokenEntry } from '../src/knowledge/read-entry.ts';
import type { Editing } from '../src/knowledge/schemas/editing.ts';
import type { MediaFile } from '../src/media/media-file.ts';
import type { Written } from '../src/site/article-files/write-article-files.ts';

/** What the plugins of one build share. */
export interface BuildContext {
  environment: Environment;
  folders: Folders;
  /** Where the time goes; the command that builds prints it. */
  phases: Phases;
  /** Whether faulty articles are held back, so that the others can be published. */
  keepsGoing: boolean;
  /** Whether Astro renders templates of article pages, as in a build; see `Edition`. */
  buildsTemplates: boolean;
  /** Set by the content plugin, which comes first. */
  content: BuildContent | undefined;
  /** Set when the pages are in the staging folder. */
  rendered: RenderedPages | undefined;
  next: NextSite | undefined;
  /** What has been written into the next site of articles, unless Astro has rendered their pages. */
  articles: Written | undefined;
}

/**
 * What a build has to remember of the content while Astro renders the pages: not its texts, which are in the cache and
 * would take more memory than all else.
 */
export interface BuildContent {
  frame: Frame;
  /** Digest of what Astro renders from; see `digestPages`. */
  pagesDigest: string | undefined;
  /** How many articles the edition has. */
  shown: number;
  /** All articles, for the findings of the search contract. */
  articles: AskedArticle[];
  broken: BrokenEntry[];
  /** How the operator edits the content, if site.yaml says it. */
  editing: Editing | undefined;
  /** Only in the internal edition, if the operator wants the editor. */
  editor: EditorPageConfig | undefined;
  media: MediaFile[];
  /** Errors that did not stop the build. */
  heldBack: Finding[];
  /** Call when the site has been published. */
  remember(): void;
}

/**
 * @throws Error when a plugin runs before the content plugin
 */
export function contentOf({ content }: BuildContext): BuildContent {
  if (content === undefined) throw new Error('The content has not been read yet: the content plugin must come first.');
  return content;
}

/** @throws Error when a plugin runs before the next site has begun */
export function nextOf({ next }: BuildContext): NextSite {
  if (next === undefined) throw new Error('The next site has not begun yet.');
  return next;
}

/** @throws Error when a plugin runs before there are pages */
export function renderedOf({ rendered }: BuildContext): RenderedPages {
  if (rendered === undefined) throw new Error('The pages have not been rendered yet.');
  return rendered;
}

/**
 * The edition that the content plugin has left in its file.
 *
 * @throws Error when a plugin runs before the content plugin
 */
export async function readEditionOf({ folders }: BuildContext): Promise<Edition> {
  const edition = await readEdition(editionFile(folders.cacheDir));
  if (edition === undefined) throw new Error('The edition has not been written yet: the content plugin must come first.');
  return edition;
}
