import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { type Finding, finding, type Place } from '../findings/finding.ts';
import { type ArticleData, articleSchema } from './article.ts';
import { articleKey, parseArticlePath } from './article-id.ts';
import { type Channel, channelsSchema } from './channels.ts';
import { type Facts, factsSchema } from './facts.ts';
import { readFrontMatter } from './front-matter.ts';
import { type Glossary, glossarySchema } from './glossary.ts';
import { type Site, siteSchema } from './site.ts';
import { type Synonyms, synonymsSchema } from './synonyms.ts';
import { type Targets, targetsSchema } from './targets.ts';
import { type Category, listCategories, type Taxonomy, taxonomySchema } from './taxonomy.ts';
import { type Team, teamSchema } from './team.ts';
import { didYouMean, nearest, parseYaml, schemaFindings, type YamlSource } from './yaml-source.ts';

/** Larger files are almost surely not articles; parsing one would hold a build for minutes. */
export const maxFileBytes = 1024 * 1024;

export interface Article {
  id: string;
  locale: string;
  /** Path as the writer knows it. */
  file: string;
  data: ArticleData;
  body: string;
  /** Line of the file on which `body` begins, counted from 1. */
  bodyLine: number;
  source: YamlSource;
}

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
  /** Folder the knowledge base was read from. */
  dir: string;
  /** Sorted by locale in the order of site.yaml, then by id; only those whose front matter is valid. */
  articles: Article[];
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
 * @param dir the content folder
 */
export async function readKnowledgeBase(dir: string): Promise<KnowledgeBase> {
  const findings: Finding[] = [];
  const { data, sources } = await readOperatorFiles(dir, findings);
  const articles = await readArticles(dir, data.site, findings);
  return { dir, ...data, categories: listCategories(data.taxonomy), articles, sources, findings };
}

/** The default locale: the first of site.yaml. */
export function defaultLocale({ site }: Pick<OperatorData, 'site'>): string {
  return site.locales[0] ?? 'zh-cn';
}

/** Articles by `articleKey`. */
export function indexArticles(articles: readonly Article[]): Map<string, Article> {
  return new Map(articles.map((article) => [articleKey(article.locale, article.id), article]));
}

const operatorFiles = {
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

async function readOperatorFiles(dir: string, findings: Finding[]) {
  const data = emptyData();
  const sources: KnowledgeBase['sources'] = {};
  for (const name of Object.keys(operatorFiles) as (keyof OperatorData)[]) {
    const { schema, required } = operatorFiles[name];
    const file = await readTextFile(join(dir, `${name}.yaml`));
    if ('missing' in file) {
      if (required) {
        findings.push(
          finding(
            'schema/missing-file',
            startOf(file.name),
            `\`${file.name}\` does not exist.`,
            'Create it; the sample content of the engine shows its shape. KB_CONTENT names the content folder.',
          ),
        );
      }
      continue;
    }
    if ('finding' in file) {
      findings.push(file.finding);
      continue;
    }
    const parsed = parseYaml(file.name, file.text);
    if ('findings' in parsed) {
      findings.push(...parsed.findings);
      continue;
    }
    sources[name] = parsed.source;
    const result = schema.safeParse(parsed.source.data);
    if (result.success) Object.assign(data, { [name]: result.data });
    else findings.push(...schemaFindings(result.error, parsed.source));
  }
  return { data, sources };
}

async function readArticles(dir: string, site: Site, findings: Finding[]): Promise<Article[]> {
  const root = join(dir, 'articles');
  const paths = await listFiles(root);
  if (paths.length === 0) {
    const place = startOf(displayPath(root));
    findings.push(
      finding(
        'schema/no-articles',
        place,
        `There are no articles in \`${place.file}\`.`,
        'Add one as `articles/<locale>/<id>.mdx`; KB_CONTENT names the content folder.',
      ),
    );
  }
  const articles = await Promise.all(paths.map((path) => readArticle(root, path, site, findings)));
  return articles.filter((article) => article !== undefined).sort(byLocaleAndId(site.locales));
}

async function readArticle(root: string, path: string, site: Site, findings: Finding[]): Promise<Article | undefined> {
  const refuse = (...found: Finding[]): undefined => {
    findings.push(...found);
  };
  const file = displayPath(join(root, path));
  const start = startOf(file);
  const place = parseArticlePath(path);
  if (place.outcome === 'not-in-locale') {
    return refuse(
      finding(
        'schema/unknown-locale',
        start,
        'The article lies in no locale’s folder.',
        `Move it to \`articles/<locale>/\`; the locales are ${list(site.locales)}.`,
      ),
    );
  }
  if (place.outcome === 'bad-name') {
    return refuse(
      finding(
        'schema/file-name',
        start,
        'The file’s name cannot be an id.',
        `Rename it, for example to \`${place.suggestion}.mdx\`: a-z, 0-9 and hyphens only.`,
      ),
    );
  }
  // Without site.yaml no locale is known: one finding about that file is enough.
  if (site.locales.length > 0 && !site.locales.includes(place.locale)) {
    return refuse(
      finding(
        'schema/unknown-locale',
        start,
        `\`${place.locale}\` is not a locale.${didYouMean(nearest(place.locale, site.locales))}`,
        `Locales are listed in site.yaml: ${list(site.locales)}.`,
      ),
    );
  }
  const read = await readTextFile(join(root, path));
  if ('missing' in read) return undefined;
  if ('finding' in read) return refuse(read.finding);
  const parts = readFrontMatter(file, read.text);
  if ('findings' in parts) return refuse(...parts.findings);
  const result = articleSchema.safeParse(parts.source.data ?? {});
  if (!result.success) return refuse(...schemaFindings(result.error, parts.source));
  return { id: place.id, locale: place.locale, file, data: result.data, ...parts };
}

/** UTF-8 text with line ends as `\n`, or why it cannot be had. */
async function readTextFile(
  path: string,
): Promise<{ name: string } & ({ text: string } | { finding: Finding } | { missing: true })> {
  const name = displayPath(path);
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) {
      const hint = `Split it, or move what is not text elsewhere; the limit is ${maxFileBytes / 1024} KiB.`;
      return { name, finding: finding('schema/too-large', startOf(name), `The file has ${Math.round(size / 1024)} KiB.`, hint) };
    }
    bytes = await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return { name, missing: true };
    throw error;
  }
  try {
    // The decoder drops a byte order mark, which some editors write.
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n') };
  } catch {
    return {
      name,
      finding: finding(
        'schema/encoding',
        { file: name, ...firstBadByte(bytes) },
        'The file is not UTF-8.',
        'Save it as UTF-8 (in the editor: “save with encoding”); GBK and UTF-16 are not read.',
      ),
    };
  }
}

function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const decoded = bytes.toString('utf8');
  const before = decoded.slice(0, Math.max(0, decoded.indexOf('\uFFFD'))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Paths of all `.mdx` files below `root`, sorted, with forward slashes; empty when there is no such folder. */
async function listFiles(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx') && !entry.name.startsWith('.'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function byLocaleAndId(locales: readonly string[]) {
  return (a: Article, b: Article): number =>
    locales.indexOf(a.locale) - locales.indexOf(b.locale) || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1);
}

/** Path from where the command runs, as editors and CI link it. */
function displayPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}

function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.map((word) => `\`${word}\``).join(', ');
}
