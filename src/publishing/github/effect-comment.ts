import { effectDocument } from '../../effect/document/effect-document.ts';
import { effectSchema } from '../../effect/effect-schema.ts';
import { parse, UserError } from '../../errors.ts';
import { effectTexts } from '../../i18n/effect/strings.ts';
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
  /** Of the comment's texts. */
  locale: string;
}

/**
 * The comment of a pull request: how the checks ended, where to look, and the effect of the change. The effect comes from
 * a run of foreign code, so it is read as data and rendered here; no Markdown of the run gets in.
 */
export async function effectComment({ run, effectFile, previewUrl, locale }: EffectCommentOptions): Promise<string> {
  const { html_url, conclusion, head_sha } = run;
  const { comment } = effectTexts(locale);
  const checks = conclusion === 'success' ? comment.passed : `**${comment.ended(conclusion ?? '–')}**`;
  const links = [`[${comment.run}](${html_url})`, ...(previewUrl === undefined ? [] : [`[${comment.preview}](${previewUrl})`])];
  const head = comment.head(checks, head_sha.slice(0, 7), links.join(' · '));
  return `${head}\n\n${await effectText(effectFile, locale)}`;
}

async function effectText(file: string, locale: string): Promise<string> {
  const text = await readForeignFile(file, maxBytes);
  if (text === undefined) return `${effectTexts(locale).comment.notMeasured}\n`;
  const effect = parse(effectSchema, jsonOf(text, file), `${file} is not an effect.`);
  return withoutMentions(documentMarkdown(effectDocument(effect, locale)));
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${file} is not JSON.`, 'Nothing of it was used.', { cause });
  }
}
