import type { CompiledArticle } from '../src/content/compiled-article.ts';
import type { Edition } from '../src/edition/edition.ts';
import type { Folders } from '../src/edition/folders.ts';
import type { Phases } from '../src/edition/phases.ts';
import type { Finding } from '../src/findings/finding.ts';
import type { Environment } from '../src/knowledge/environment.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import type { BrokenEntry } from '../src/knowledge/read-entry.ts';
import type { MediaFile } from '../src/media/media-file.ts';

/** What the plugins of one build share. The content plugin, which runs first, sets `content`. */
export interface BuildContext {
  environment: Environment;
  folders: Folders;
  /** Where the time goes; the command that builds prints it. */
  phases: Phases;
  /** Whether faulty articles are held back, so that the others can be published. */
  keepsGoing: boolean;
  content: BuildContent | undefined;
}

export interface BuildContent {
  kb: KnowledgeBase;
  articles: CompiledArticle[];
  broken: BrokenEntry[];
  edition: Edition;
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
