import { MisuseError } from '../src/errors.ts';
import type { ImportedFile, Outcome } from '../src/importing/import-article.ts';
import { importContent } from '../src/importing/import-content.ts';
import type { NewCategory } from '../src/importing/new-categories.ts';
import { downloadLimits } from '../src/importing/pictures/limits.ts';
import { columnNames } from '../src/importing/readers/columns.ts';
import type { NamedColumns } from '../src/importing/readers/table.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readChoice, runCommand } from './command-line.ts';

const words: Readonly<Record<Outcome, string>> = {
  new: 'new',
  updated: 'updated',
  unchanged: 'unchanged',
  deleted: 'left out, as it was deleted since it was imported (--force brings it back)',
  edited: 'left alone, as it was edited since it was imported (--force replaces it)',
};

await runCommand(
  {
    name: 'npm run import',
    summary:
      'Imports questions and answers from a spreadsheet (.csv, .xlsx), articles from Markdown, MDX, HTML and Word files, or folders of these, and from the JSON of Zendesk Guide, Intercom Articles, Help Scout Docs, phpMyFAQ and `npm run export`, as drafts; files of one export are named together. Run again, it updates what nobody has edited since.',
    positionals: 'FILE…',
    options: {
      columns: { type: 'string' },
      locale: { type: 'string' },
      category: { type: 'string' },
      product: { type: 'string' },
      stage: { type: 'string' },
      'add-categories': { type: 'boolean', default: false },
      'download-images': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    help: {
      columns: `which column of a table is which, unless its header says so: "question=Q, answer=A"; columns are ${columnNames.join(', ')}`,
      locale: 'of articles that do not say theirs (default: the first of site.yaml that is written in their script)',
      category: 'of articles for which nothing speaks for another (default: the first of taxonomy.yaml)',
      product: 'of all articles (default: the first of taxonomy.yaml)',
      stage: 'of all articles (default: the first of taxonomy.yaml)',
      'add-categories': 'add the categories that the articles name to taxonomy.yaml, where it does not have them',
      'download-images': `bring pictures of other sites along, into media/imported/: PNG, JPEG and WebP of at most ${downloadLimits.maxBytes / 1024 / 1024} MB, up to ${downloadLimits.pictures} of them and ${downloadLimits.totalMs / 60_000} minutes, from the public internet only`,
      'dry-run': 'say what would be written, and write nothing',
      force: 'replace imported articles that were edited or deleted since',
      json: 'for programs',
    },
    environment: { KB_CONTENT: 'content folder (default: content)', KB_TODAY: 'the date of articles that do not say theirs' },
  },
  async (
    {
      columns,
      locale,
      category,
      product,
      stage,
      'add-categories': addsCategories,
      'download-images': downloadsPictures,
      'dry-run': isDryRun,
      force,
      json,
    },
    paths,
  ) => {
    if (paths.length === 0)
      throw new MisuseError('Nothing to import was named.', 'Name files or folders: npm run import -- faq.csv');
    const { contentDir, today } = readEnvironment(process.env);
    const named = readColumns(columns ?? '');
    const { files, problems, newCategories } = await importContent(paths, {
      contentDir,
      today,
      columns: named,
      locale,
      category,
      product,
      stage,
      addsCategories,
      downloadsPictures,
      isDryRun,
      isForced: force,
    });
    if (json) console.log(JSON.stringify({ files, problems, newCategories }, null, 2));
    else {
      for (const file of files) console.log(describe({ ...file, path: `${contentDir}/${file.path}` }));
      for (const { where, message } of problems) console.log(`${where}: ${message}`);
      console.log(summarize(files, isDryRun));
      for (const note of pictureNotes(files, downloadsPictures)) console.log(note);
      for (const note of categoryNotes(files, newCategories, addsCategories)) console.log(note);
      if (files.some(({ outcome }) => outcome === 'new') && !isDryRun)
        console.log(
          'All are drafts: read each. `npm run check` says what is to do; `npm run publish-drafts` publishes many at once.',
        );
    }
    return problems.length > 0 ? 1 : 0;
  },
);

/** @throws MisuseError when it is not a list of `name=header` */
function readColumns(list: string): NamedColumns {
  const pairs = list.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', header] = pair.split('=', 2).map((part) => part.trim());
      if (header === undefined || header === '')
        throw new MisuseError(`--columns: “${pair.trim()}” names no column.`, 'Write --columns "question=…, answer=…".');
      return [readChoice('a column', name, columnNames), header];
    }),
  );
}

function describe({ source, path, outcome, category, confidence, lost }: ImportedFile): string {
  const sure = confidence === undefined ? 'nothing speaks for a category' : `${Math.round(confidence * 100)} % sure`;
  const notes = [
    ...(outcome === 'new' ? [`category ${category}, ${sure}`] : []),
    ...(lost.length > 0 ? [`not carried over: ${lost.join('; ')}`] : []),
  ];
  return `${path}  ${words[outcome]}  from ${source}${notes.map((note) => `\n  ${note}`).join('')}`;
}

/** What the operator should know of the categories as a whole. */
function categoryNotes(files: readonly ImportedFile[], newCategories: readonly NewCategory[], areAdded: boolean): string[] {
  const unplaced = files.filter(({ outcome, confidence }) => outcome === 'new' && confidence === undefined).length;
  const names = newCategories.map(({ name, articles }) => `“${name}” (${articles})`).join(', ');
  const added = newCategories.map(({ id }) => id).join(', ');
  return [
    ...(unplaced > 0 ? [`Nothing speaks for a category of ${articles(unplaced)}; \`--category\` names the one they go to.`] : []),
    ...(names !== '' && areAdded
      ? [`Categories added to taxonomy.yaml: ${added}. Give each a description, an icon and a name in every locale.`]
      : []),
    ...(names !== '' && !areAdded ? [`taxonomy.yaml has no ${names}; \`--add-categories\` adds what is missing.`] : []),
  ];
}

/** Pictures that readers would load from other sites. */
function pictureNotes(files: readonly ImportedFile[], wereTried: boolean): string[] {
  const urls = [...new Set(files.flatMap(({ foreignPictures }) => foreignPictures))];
  if (urls.length === 0) return [];
  const hosts = Map.groupBy(urls, (url) => URL.parse(url, 'https://x.invalid')?.host ?? '');
  const counts = [...hosts].map(([host, own]) => `${host}: ${own.length}`).join(', ');
  const advice = wereTried ? 'Each is named above with the reason.' : '`--download-images` brings them along.';
  return [`Pictures that stay on other sites, as links: ${urls.length} (${counts}). ${advice}`];
}

function summarize(files: readonly ImportedFile[], isDryRun: boolean): string {
  const count = (outcome: Outcome): number => files.filter((file) => file.outcome === outcome).length;
  const counts = `${count('new')} new, ${count('updated')} updated, ${count('unchanged')} unchanged, ${count('edited')} edited and ${count('deleted')} deleted since`;
  return `${articles(files.length)}: ${counts}${isDryRun ? '; nothing was written' : ''}.`;
}

function articles(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`;
}
