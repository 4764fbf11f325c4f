import { basename } from 'node:path';
import { z } from 'zod';
import { readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { csvColumns, exportSchema } from '../src/exporting/export-schema.ts';
import { selectArticles } from '../src/exporting/exported-articles.ts';
import { writeSite } from '../src/exporting/site/write-site.ts';
import { writeAll } from '../src/exporting/write-all.ts';
import { writeCsv, writeJson, writeMarkdownFolder } from '../src/exporting/write-articles.ts';
import { audiences } from '../src/knowledge/audience.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { editionVariables, readChoice, runCommand } from './command-line.ts';

const formats = ['markdown', 'csv', 'json', 'site'] as const;

await runCommand(
  {
    name: 'npm run export',
    summary:
      'Writes the published articles as plain Markdown with their media, as CSV or as JSON, or the built site as a copy that is read and searched without a network. `npm run import` reads the first three.',
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      locale: { type: 'string', multiple: true },
      edition: { type: 'string' },
      force: { type: 'boolean', default: false },
      schema: { type: 'boolean', default: false },
    },
    help: {
      format: `${formats.join(', ')}; columns of the CSV file are ${csvColumns.join(', ')}`,
      out: 'file to write, or folder for markdown; for site a zip file when it ends in .zip, or else a folder',
      locale: 'only articles in this locale; may be given more than once (default: all)',
      edition: '`public` or `internal` (default: KB_AUDIENCE)',
      force: 'replace what is at that place',
      schema: 'print the JSON Schema of --format json, and export nothing',
    },
    environment: editionVariables,
  },
  async ({ format, out, locale: locales = [], edition, force, schema }) => {
    if (schema) {
      console.log(JSON.stringify(z.toJSONSchema(exportSchema, { reused: 'ref' }), null, 2));
      return;
    }
    const chosen = readChoice('a format', format, formats);
    if (out === undefined || out === '')
      throw new MisuseError('--out is missing.', `Name a place: npm run export -- --format ${chosen} --out PATH.`);
    const environment = readEnvironment(process.env);
    const audience = edition === undefined ? environment.audience : readChoice('an edition', edition, audiences);
    const folders = foldersOf({ ...environment, audience });
    if (chosen === 'site') {
      if (locales.length > 0)
        throw new MisuseError('--locale cannot be used with --format site.', 'The copy has the site as it was built.');
      const { site } = await readKnowledgeBase(environment.contentDir);
      const zipFolder = out.toLowerCase().endsWith('.zip') ? basename(out).slice(0, -'.zip'.length) : undefined;
      const copied = { siteDir: folders.outDir, siteUrl: site.baseUrl };
      await writeAll(out, { force }, (temporary) => writeSite(temporary, copied, zipFolder));
      console.log(`Copied the ${audience} edition to ${out}. READ-ME.txt in it says how to open it.`);
      return;
    }
    const content = await readContent(environment.contentDir, folders.fragmentsDir);
    const selection = selectArticles(content, { edition: audience, locales });
    const write = { markdown: writeMarkdownFolder, csv: writeCsv, json: writeJson }[chosen];
    await writeAll(out, { force }, (temporary) => write(temporary, selection));
    console.log(`Exported ${selection.articles.length} articles of the ${audience} edition to ${out}.`);
  },
);
