import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import type { OutsideAnswers } from '../../src/checks/ask-outside.ts';
import { runChecks } from '../../src/checks/index.ts';
import type { Asked } from '../../src/checks/search-contract/contract.ts';
import { blindFindings, contractFindings } from '../../src/checks/search-contract/contract-findings.ts';
import type { CompiledArticle, CompiledPage } from '../../src/content/compiled-article.ts';
import { compileContent } from '../../src/content/read-content.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { Rule } from '../../src/findings/rules.ts';
import { contentVersion } from '../../src/knowledge/content-version.ts';
import type { Environment } from '../../src/knowledge/environment.ts';
import { type KnowledgeBase, readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { Channel } from '../../src/knowledge/schemas/channels.ts';
import { readMedia } from '../../src/media/read-media.ts';
import { newFolder } from './folder.ts';
import { asOrdinaryUser } from './ordinary-user.ts';

/** Today, in the tests. */
export const today = '2026-11-20';

/** A symbolic link in place of a file. */
export class SymbolicLink {
  readonly target: string;

  constructor(target: string) {
    this.target = target;
  }
}

/** A file that its reader has no permission to read; read it with `asOrdinaryUser`. */
export class UnreadableFile {}

/** Content of one file; `undefined` leaves the file out. */
export type FileContent = string | Uint8Array | SymbolicLink | UnreadableFile | object | undefined;

/** A content folder: these files replace or join those of `plainContent`. */
export interface ContentOverrides {
  /** The default locale comes first. */
  locales?: readonly string[];
  /** By path below the content folder: text, bytes, or data that is written as YAML. */
  files?: Readonly<Record<string, FileContent>>;
  /** Questions that were asked of the index, with the results. */
  asked?: readonly Asked[];
  /** Articles that search does not find by any word of their title. */
  demand?: ReadonlyMap<string, number>;
  blind?: readonly { locale: string; article: string }[];
  /** Responses of external URLs. */
  outside?: OutsideAnswers;
}

/** Front matter fields, and `body`; a field that is `undefined` is left out. */
export type ArticleOverrides = Readonly<Record<string, unknown>> & { body?: string };

/** An empty folder, deleted when the tests of the file have run. */
export async function makeFolder(): Promise<string> {
  return newFolder();
}

/** Writes files below a folder, making the folders in between. */
export async function writeFiles(folder: string, files: Readonly<Record<string, FileContent>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const isData = typeof content === 'object' && !(content instanceof Uint8Array);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    if (content instanceof SymbolicLink) await symlink(content.target, join(folder, path));
    else if (content instanceof UnreadableFile) await writeFile(join(folder, path), '', { mode: 0 });
    else await writeFile(join(folder, path), isData ? stringify(content) : content);
  }
}

/** A folder with the smallest valid content. */
export async function writeContent({ locales = ['zh-cn'], files = {} }: ContentOverrides = {}): Promise<string> {
  const parent = newFolder();
  // Lets `asOrdinaryUser` read the folder.
  await chmod(parent, 0o755);
  const folder = join(parent, 'content');
  await mkdir(folder);
  await writeFiles(folder, { ...plainContent(locales), ...files });
  return folder;
}

/** One category, product, stage, team and channel, and one article about refunds in the default locale. */
export function plainContent(locales: readonly string[] = ['zh-cn']): Record<string, FileContent> {
  return {
    'site.yaml': site({}, locales),
    'taxonomy.yaml': taxonomy({}, locales),
    'team.yaml': team({}, locales),
    'channels.yaml': [channel({}, locales)],
    'facts.yaml': [{ id: 'refund-days', value: label('7 天', locales) }],
    [`articles/${locales[0]}/refund.mdx`]: article(),
  };
}

export function label(text: string, locales: readonly string[] = ['zh-cn']): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [locale, text]));
}

export function site(overrides: object = {}, locales: readonly string[] = ['zh-cn']): object {
  return {
    name: label('帮助中心', locales),
    tagline: label('答案都在这里', locales),
    locales,
    baseUrl: 'https://help.example',
    contact: 'help@example.org',
    licence: label('CC BY 4.0', locales),
    ...overrides,
    contentVersion,
  };
}

export function taxonomy(overrides: object = {}, locales: readonly string[] = ['zh-cn']): object {
  return {
    categories: [category({}, locales)],
    products: [{ id: 'courses', label: label('课程', locales), description: label('录播课程', locales) }],
    stages: [{ id: 'learning', label: label('学习中', locales) }],
    ...overrides,
  };
}

export function category(overrides: object = {}, locales: readonly string[] = ['zh-cn']): object {
  return {
    id: 'orders',
    label: label('订单', locales),
    description: label('付款与退款', locales),
    owner: 'billing',
    ...overrides,
  };
}

export function team(overrides: object = {}, locales: readonly string[] = ['zh-cn']): object {
  return {
    teams: [{ id: 'billing', name: label('账务组', locales) }],
    people: [person()],
    ...overrides,
  };
}

export function person(overrides: object = {}): object {
  return {
    id: 'lin',
    name: '林',
    teams: ['billing'],
    skills: ['orders'],
    languages: ['zh-cn'],
    hours: { support: 20, writing: 4 },
    ...overrides,
  };
}

export function channel(overrides: Partial<Channel> = {}, locales: readonly string[] = ['zh-cn']): Channel {
  return {
    id: 'mail',
    kind: 'mail',
    label: label('邮箱', locales),
    address: 'help@example.org',
    languages: ['zh-cn'],
    hours: { zone: 'Asia/Shanghai', weekly: { mon: ['09:00-18:00'] }, holidays: [], exceptions: [] },
    firstReplyMinutes: 60,
    ...overrides,
  };
}

/** An SVG drawing; `inside` is its content. */
export function drawing(inside = '<rect width="280" height="560"/>', { width = 280, height = 560 } = {}): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
}

/** The text of a valid, published, recently reviewed article. Fields keep their order; new ones come last. */
export function article({ body = '付款后 7 天内可以退款。\n', ...fields }: ArticleOverrides = {}): string {
  const data = {
    title: '怎样退款',
    summary: '付款后七天内可以退。',
    type: 'faq',
    category: 'orders',
    products: ['courses'],
    stage: 'learning',
    state: 'published',
    owner: 'billing',
    reviewed: '2026-11-01',
    answers: ['买错了能退吗'],
    ...fields,
  };
  const written = Object.entries(data).filter(([, value]) => value !== undefined);
  return `---\n${stringify(Object.fromEntries(written))}---\n${body}`;
}

export function environment(overrides: Partial<Environment> & Pick<Environment, 'contentDir'>): Environment {
  return { audience: 'public', today, outDir: undefined, ...overrides };
}

export interface CheckedContent {
  kb: KnowledgeBase;
  articles: CompiledArticle[];
  handbook: CompiledPage[];
  findings: Finding[];
  fragmentsDir: string;
}

/** Reads, compiles and checks a content folder. Paths in findings begin with `content`. */
export async function checkContent(overrides: ContentOverrides = {}): Promise<CheckedContent> {
  const folder = await writeContent(overrides);
  const fragmentsDir = join(folder, '../fragments');
  // Who the process is concerns everything that runs at the time, so it is changed only where it matters.
  const isUnreadable = Object.values(overrides.files ?? {}).some((file) => file instanceof UnreadableFile);
  const kb = await (isUnreadable ? asOrdinaryUser(() => readKnowledgeBase(folder)) : readKnowledgeBase(folder));
  const content = await compileContent(kb, fragmentsDir, await readMedia(folder, kb.dir, `${fragmentsDir}-pictures`));
  const { articles, handbook } = content;
  const publicFiles = new Set(['/images/player.png', '/images/two words.png']);
  const findings = [
    ...runChecks({ ...content, today, publicFiles, outside: overrides.outside, demand: overrides.demand }),
    ...contractFindings(overrides.asked ?? [], articles),
    ...blindFindings([...(overrides.blind ?? [])], articles),
  ];
  return { kb, articles, handbook, fragmentsDir, findings: findings.map((found) => shorten(found, folder)) };
}

/** Makes a finding's paths begin with `content`, so they are the same on every machine. */
export function shorten(found: Finding, folder: string): Finding {
  const here = relative(process.cwd(), folder).split(sep).join('/');
  const short = (text: string): string => text.replaceAll(here, 'content').replaceAll(resolve(folder), 'content');
  return { ...found, file: short(found.file), message: short(found.message), hint: short(found.hint) };
}

/** `<rule> <file>:<line>:<column>` of each finding. */
export function places(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`);
}

/** The findings of one rule. */
export function ofRule(findings: readonly Finding[], rule: Rule): Finding[] {
  return findings.filter((found) => found.rule === rule);
}
