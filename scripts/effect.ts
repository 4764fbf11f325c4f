import { writeFile } from 'node:fs/promises';
import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { effectDocument } from '../src/effect/document/effect-document.ts';
import { effectFiles, effectJsonSchema, effectSchemaFile } from '../src/effect/effect-page.ts';
import { type Effect, effectSchema } from '../src/effect/effect-schema.ts';
import { measureEffect } from '../src/effect/measure-effect.ts';
import { readReported } from '../src/effect/reported.ts';
import { concernedPages, type PagePictures, takePictures } from '../src/effect/take-pictures.ts';
import { MisuseError, UserError } from '../src/errors.ts';
import { countFindings } from '../src/findings/finding.ts';
import { effectTexts } from '../src/i18n/effect/strings.ts';
import { type Environment, readEnvironment } from '../src/knowledge/environment.ts';
import { readLook } from '../src/reports/look.ts';
import { jsonOf } from '../src/reports/renderers/json.ts';
import { documentMarkdown } from '../src/reports/renderers/markdown.ts';
import { writeReport } from '../src/reports/write-report.ts';
import { buildBeforeAndAfter } from './build-before-and-after.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { readLocale } from './read-locale.ts';

await runCommand(
  {
    name: 'npm run effect',
    summary:
      'Says what a change of the content does to search, coverage, health, freshness and translations; exit code 1 when it brings errors or loses questions.',
    options: {
      base: { type: 'string', default: 'origin/main' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      html: { type: 'string' },
      'no-pictures': { type: 'boolean', default: false },
      report: { type: 'string' },
      locale: { type: 'string' },
      schema: { type: 'boolean', default: false },
    },
    help: {
      base: 'git revision to compare with: a branch, tag or commit',
      out: 'write to this file instead of printing',
      json: 'for programs, instead of Markdown',
      html: 'write a page to this folder, with pictures of changed pages on a phone, before and now; both sites are built for them',
      'no-pictures': 'with --html: build nothing and take no pictures',
      report: 'report.json of `npm run report`: adds demand and helpfulness of the articles that the change concerns',
      locale: 'locale of the Markdown and the page (default: the first of site.yaml)',
      schema: 'print the JSON Schema of --json, and compare nothing',
    },
    environment: editionVariables,
  },
  async ({ base, out, json, html, 'no-pictures': noPictures, report, locale: wanted, schema }) => {
    if (schema) {
      process.stdout.write(effectJsonSchema());
      return 0;
    }
    if (html !== undefined && (out !== undefined || json))
      throw new MisuseError(
        '--html writes Markdown and JSON into its folder, too, so it cannot be combined with --out or --json.',
        'Leave them out; the files are effect.md and effect.json.',
      );
    const environment = readEnvironment(process.env);
    const locale = await readLocale(wanted, environment.contentDir);
    const reported = report === undefined ? undefined : await readReported(report);
    const effect = await measureEffect(base, environment, reported);
    if (html !== undefined) await writePage(effect, { folder: html, environment, noPictures, locale });
    else {
      const text = json ? jsonOf(effectSchema.parse(effect)) : documentMarkdown(effectDocument(effect, locale));
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    }
    const isWorse = countFindings(effect.findings.introduced).error > 0 || (effect.search?.lost.length ?? 0) > 0;
    return isWorse ? 1 : 0;
  },
);

async function writePage(
  effect: Effect,
  { folder, environment, noPictures, locale }: { folder: string; environment: Environment; noPictures: boolean; locale: string },
): Promise<void> {
  const { kb } = await readContent(environment.contentDir, foldersOf(environment).fragmentsDir);
  const pictures = noPictures ? { missing: effectTexts(locale).pages.notAsked } : await picturesOf(effect, environment, locale);
  const kind = { markerFile: effectSchemaFile, option: '--html' };
  await writeReport(folder, effectFiles(effect, await readLook(kb), pictures, locale), kind);
  console.log(`${folder}/index.html`);
}

/** Pictures are an extra: without them the rest is written, and says why. */
async function picturesOf(
  effect: Effect,
  environment: Environment,
  locale: string,
): Promise<PagePictures[] | { missing: string }> {
  const { pages: texts } = effectTexts(locale);
  const pages = concernedPages(effect);
  if (pages.length === 0) return [];
  if (effect.search === null) return { missing: texts.hasErrors };
  if (findChromium() === undefined) return { missing: texts.noBrowser };
  try {
    const sites = await buildBeforeAndAfter(effect.base.commit, environment);
    const browser = await launchChromium();
    try {
      return await takePictures(browser, sites, pages);
    } finally {
      await browser.close();
    }
  } catch (error) {
    const { message } = error as Error;
    console.error(error instanceof UserError ? message : String((error as Error).stack));
    return { missing: message.split('\n', 1)[0] ?? '' };
  }
}
