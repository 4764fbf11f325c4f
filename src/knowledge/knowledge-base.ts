import { join } from 'node:path';
import type { z } from 'zod';
import { listFilesBelow, relativePath } from '../files.ts';
import { type Finding, finding, type Place } from '../findings/finding.ts';
import { articleSchema } from './article.ts';
import { type Channel, channelsSchema } from './channels.ts';
import { type Facts, factsSchema } from './facts.ts';
import { type Glossary, glossarySchema } from './glossary.ts';
import { type HandbookData, handbookSchema } from './handbook.ts';
import { type Article, type BrokenEntry, type Entry, readEntry } from './read-entry.ts';
import { type Site, siteSchema } from './site.ts';
import { findSpecialFiles } from './special-files.ts';
import { type Synonyms, synonymsSchema } from './synonyms.ts';
import { type Targets, targetsSchema } from './targets.ts';
import { type Category, listCategories, type Taxonomy, taxonomySchema } from './taxonomy.ts';
import { type Team, teamSchema } from './team.ts';
import { readTextFile } from './text-file.ts';
import { findUnexpectedFiles } from './unexpected-files.ts';
import { parseSource, parseYaml, type YamlSource } from './yaml-source.ts';

/** The operator's facts about their service, without the articles. */
export interface OperatorData {
  site: Site;
  taxonomy: Taxonomy;
  facts: Facts;
  team: Team;
  channels: Channel[];
  targets: Targets;
  synonyms: Synonyms;
  glossary: Glossary;
}

export interface KnowledgeBase extends OperatorData {
  /** The content folder, as findings name it: from where the command runs, as editors and CI link it. */
  dir: string;
  /** Sorted by locale in the order of site.yaml, then by id; only those whose front matter is valid. */
  articles: Article[];
  /** Pages of the operator's handbook, in the same order. */
  handbook: Entry<HandbookData>[];
  /** Entries whose front matter has faults, so that no check takes them for missing. */
  broken: { articles: BrokenEntry[]; handbook: BrokenEntry[] };
  /** Category tree as a list, parents first. */
  categories: Category[];
  /** Where the operator's files say what, for checks that point at them. */
  sources: Partial<Record<keyof OperatorData, YamlSource>>;
  /** What was wrong with what was read. */
  findings: Finding[];
}

/**
 * Reads everything the operator wrote, once. Never throws for a writer's mistake: what could not be
 * read is a finding, and its place is taken by an empty value, so that the other files go on.
 *
 * @param folder the content folder
 * @param shownAs the path findings name it by, when it lies elsewhere for the moment
 */
export async function readKnowledgeBase(folder: string, shownAs = folder): Promise<KnowledgeBase> {
  const findings: Finding[] = [];
  const dir = relativePath(process.cwd(), shownAs);
  const { data, sources } = await readOperatorFiles(folder, dir, findings);
  const { locales } = data.site;
  const articles = await readEntries(join(folder, 'articles'), `${dir}/articles`, articleSchema, locales);
  const handbook = await readEntries(join(folder, 'handbook'), `${dir}/handbook`, handbookSchema, locales);
  findings.push(...articles.findings, ...handbook.findings);
  findings.push(
    ...(await findSpecialFiles(folder, dir)),
    ...(await findUnexpectedFiles(
      folder,
      dir,
      Object.keys(operatorFiles).map((name) => `${name}.yaml`),
    )),
  );
  if (articles.isEmpty) findings.push(noArticles(`${dir}/articles`));
  return {
    dir,
    ...data,
    categories: listCategories(data.taxonomy),
    articles: articles.entries,
    handbook: handbook.entries,
    broken: { articles: articles.broken, handbook: handbook.broken },
    sources,
    findings,
  };
}

/** The default locale: the first of site.yaml. */
export function defaultLocale({ site }: Pick<OperatorData, 'site'>): string {
  return site.locales[0] ?? 'zh-cn';
}

/** The operator’s files, each with its schema. */
export const operatorFiles = {
  site: { schema: siteSchema, required: true },
  taxonomy: { schema: taxonomySchema, required: true },
  team: { schema: teamSchema, required: true },
  channels: { schema: channelsSchema, required: true },
  facts: { schema: factsSchema, required: false },
  targets: { schema: targetsSchema, required: false },
  synonyms: { schema: synonymsSchema, required: false },
  glossary: { schema: glossarySchema, required: false },
} as const satisfies Record<keyof OperatorData, { schema: z.ZodType; required: boolean }>;

/** What stands in for a file that could not be read. */
const emptyData = (): OperatorData => ({
  site: {
    name: {},
    tagline: {},
    locales: [],
    baseUrl: 'http://localhost',
    contact: '',
    licence: {},
    footer: {},
    retention: { votesDays: 1095, commentsDays: 365, questionsDays: 365 },
    searchContract: 'on',
    publicCounts: 'off',
    demandThreshold: { readers: 3, days: 30 },
  },
  taxonomy: { categories: [], products: [], stages: [], voteReasons: [] },
  facts: [],
  team: { teams: [], people: [] },
  channels: [],
  targets: [],
  synonyms: {},
  glossary: [],
});

async function readOperatorFiles(folder: string, dir: string, findings: Finding[]) {
  const data = emptyData();
  const sources: KnowledgeBase['sources'] = {};
  for (const name of Object.keys(operatorFiles) as (keyof OperatorData)[]) {
    const { schema, required } = operatorFiles[name];
    const place = startOf(`${dir}/${name}.yaml`);
    const file = await readTextFile(join(folder, `${name}.yaml`), place.file);
    if ('missing' in file) {
      if (required) {
        findings.push(
          finding(
            'schema/missing-file',
            place,
            `\`${place.file}\` does not exist.`,
            'Create it; the sample content of the engine shows its shape. KB_CONTENT names the content folder.',
          ),
        );
      }
      continue;
    }
    if ('special' in file) continue;
    if ('finding' in file) {
      findings.push(file.finding);
      continue;
    }
    const parsed = parseYaml(place.file, file.text);
    if ('findings' in parsed) {
      findings.push(...parsed.findings);
      continue;
    }
    sources[name] = parsed.source;
    const result = parseSource(schema, parsed.source);
    if ('findings' in result) findings.push(...result.findings);
    else Object.assign(data, { [name]: result.data });
  }
  return { data, sources };
}

function noArticles(folder: string): Finding {
  return finding(
    'schema/no-articles',
    startOf(folder),
    `There are no articles in \`${folder}\`.`,
    'Add one as `articles/<locale>/<id>.mdx`; KB_CONTENT names the content folder.',
  );
}

/** What lies below `root`: entries sorted, and what is wrong with the others. */
async function readEntries<Schema extends z.ZodType>(root: string, shownAs: string, schema: Schema, locales: readonly string[]) {
  const paths = await listFiles(root);
  const results = await Promise.all(
    paths.map(async (path) => {
      const file = `${shownAs}/${path}`;
      return readEntry({ schema, path, file, read: await readTextFile(join(root, path), file), locales });
    }),
  );
  return {
    isEmpty: paths.length === 0,
    entries: results.flatMap((result) => ('entry' in result ? [result.entry] : [])).sort(byLocaleAndId(locales)),
    broken: results.flatMap((result) => ('broken' in result ? [result.broken] : [])),
    findings: results.flatMap((result) => ('findings' in result ? result.findings : [])),
  };
}

/** Paths of all `.mdx` files below `root`, sorted, with forward slashes; empty when there is no such folder. */
async function listFiles(root: string): Promise<string[]> {
  const paths = await listFilesBelow(root);
  return paths.filter((path) => /(?:^|\/)[^./][^/]*\.mdx$/.test(path)).sort();
}

function byLocaleAndId(locales: readonly string[]) {
  return (a: Entry<unknown>, b: Entry<unknown>): number =>
    locales.indexOf(a.locale) - locales.indexOf(b.locale) || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1);
}

function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
