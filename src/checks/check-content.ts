import { withContentAt } from '../content/content-at.ts';
import { type Content, readContent } from '../content/read-content.ts';
import { type Finding, sortFindings } from '../findings/finding.ts';
import type { CheckInput } from './check.ts';
import { runChecks } from './index.ts';
import { outsideUrls } from './outside.ts';
import { readPublicFiles } from './public-files.ts';
import { newFindings } from './since.ts';

/**
 * Checks content and the files of public/. `npm run check` and every build do this first.
 *
 * @param options.demand how often readers asked for articles; see `readArticleDemand`
 * @param options.asksOutside also requests every link to another site
 */
export async function checkContent(
  content: Content,
  { today, asksOutside = false, demand }: { today: string; asksOutside?: boolean; demand?: CheckInput['demand'] },
): Promise<Finding[]> {
  const { paths, findings } = await readPublicFiles();
  // Imported on demand: builds never need the link checker.
  const outside = asksOutside ? await (await import('./ask-outside.ts')).askOutside(outsideUrls(content)) : undefined;
  const input = { ...content, today, publicFiles: paths, outside, demand };
  const found = runChecks(input);
  content.known.keep();
  return sortFindings([...findings, ...found]);
}

/**
 * Findings that are new since a git revision, so existing problems never block a change.
 *
 * @throws MisuseError when there is no such revision
 */
export async function checkSince(
  ref: string,
  { contentDir, fragmentsDir, today }: { contentDir: string; fragmentsDir: string; today: string },
): Promise<Finding[]> {
  const findings = await checkContent(await readContent(contentDir, fragmentsDir, contentDir, { withPages: false }), { today });
  const before = await withContentAt(ref, contentDir, async (folder) =>
    checkContent(await readContent(folder, fragmentsDir, contentDir, { withPages: false }), { today }),
  );
  return newFindings(findings, before);
}
