import { effectDocument } from '../../effect/effect-document.ts';
import { effectSchema } from '../../effect/effect-schema.ts';
import { parse, UserError } from '../../errors.ts';
import { documentMarkdown } from '../../reports/renderers/markdown.ts';
import { readForeignFile } from '../read-limited.ts';
import { withoutMentions } from './marked.ts';
import type { FinishedRun } from './pull-request.ts';

/** Ten thousand articles that all changed. */
const maxBytes = 8 * 1024 * 1024;

export interface EffectCommentOptions {
  run: Pick<FinishedRun, 'html_url' | 'conclusion' | 'head_sha'>;
  /** What `npm run effect -- --json` wrote in that run. */
  effectFile: string;
  /** Where the site of the change can be seen. */
  previewUrl?: string | undefined;
}

/**
 * The comment of a pull request: how the checks ended, where to look, and the effect of the change. The effect comes from
 * a run of foreign code, so it is read as data and rendered here; no Markdown of the run gets in.
 */
export async function effectComment({ run, effectFile, previewUrl }: EffectCommentOptions): Promise<string> {
  const { html_url, conclusion, head_sha } = run;
  const checks = conclusion === 'success' ? 'All checks passed' : `**The checks ended with: ${conclusion ?? 'nothing'}**`;
  const links = [
    `[checks, built site and report](${html_url})`,
    ...(previewUrl === undefined ? [] : [`[preview](${previewUrl})`]),
  ];
  return `${checks} for ${head_sha.slice(0, 7)}: ${links.join(' · ')}\n\n${await effectText(effectFile)}`;
}

async function effectText(file: string): Promise<string> {
  const text = await readForeignFile(file, maxBytes);
  if (text === undefined) return 'The effect of this change was not measured: the run ended before.\n';
  return withoutMentions(documentMarkdown(effectDocument(parse(effectSchema, jsonOf(text, file), `${file} is not an effect.`))));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${file} is not JSON.`, 'Nothing of it was used.', { cause });
  }
}
