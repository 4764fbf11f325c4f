import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { articleUrl } from '../../src/knowledge/article-id.ts';
import { categories, operatorFiles, products, stages } from './operator-files.ts';
import { createRandom, type Random } from './random.ts';
import { type CorpusLocale, type Words, wordsByLocale } from './words.ts';

/** A generated article: about 2 200 characters with headings, lists, a table, a callout, steps and links. */
export interface CorpusArticle {
  locale: CorpusLocale;
  id: string;
  frontMatter: Record<string, unknown> & { title: string; answers: string[] };
  /** Body in our MDX. */
  body: string;
}

export interface CorpusOptions {
  /** How many articles in all; the first half is zh-cn, the second its counterparts in en. */
  articles: number;
  /** Same seed, same bytes. */
  seed: string;
}

/** The day the corpus was “written”; builds of it see this day. */
export const corpusDay = '2026-11-20';

const answersEach = 4;
const locales: readonly CorpusLocale[] = ['zh-cn', 'en'];

/**
 * A corpus that passes every check without an error. Translations name no revision of their original:
 * that would make the corpus depend on the engine that is measured.
 *
 * @throws RangeError when so many articles would ask a question twice
 */
export function makeCorpus({ articles, seed }: CorpusOptions): CorpusArticle[] {
  const half = Math.ceil(articles / 2);
  const ids = Array.from({ length: half }, (_, index) => `${pickAt(categories, index)}-${String(index + 1).padStart(5, '0')}`);
  return locales.flatMap((locale) =>
    ids
      .slice(0, locale === 'en' ? articles - half : half)
      .map((id, index, present) => makeArticle(locale, index, present, createRandom(`${seed}/${locale}/${id}`))),
  );
}

/** Writes a content folder of the engine: the operator's files and the articles. */
export async function writeContent(folder: string, corpus: readonly CorpusArticle[]): Promise<void> {
  for (const [name, text] of Object.entries(operatorFiles())) await writeText(join(folder, name), text);
  for (const article of corpus) await writeText(contentPath(folder, article), articleFile(article));
}

/** Where {@link writeContent} puts an article. */
export function contentPath(folder: string, { locale, id, frontMatter }: CorpusArticle): string {
  return join(folder, 'articles', locale, String(frontMatter['category']), `${id}.mdx`);
}

export function articleFile({ frontMatter, body }: Pick<CorpusArticle, 'frontMatter' | 'body'>): string {
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}\n`;
}

/** Writes a text and the folders above it. */
export async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/**
 * The question of that number; no two of one locale are alike.
 *
 * @throws RangeError when there are not so many
 */
export function questionAt(locale: CorpusLocale, number: number): string {
  const { things, problems, situations, openers, question } = wordsByLocale[locale];
  const lists = { opener: openers, thing: things, problem: problems, situation: situations };
  const capacity = Object.values(lists).reduce((product, list) => product * list.length, 1);
  if (number >= capacity) throw new RangeError(`There are only ${capacity} questions in ${locale}; ask for fewer articles.`);
  // A prime stride visits each combination once, and neighbours differ in every word.
  let rest = (number * 104_729) % capacity;
  const words: Record<string, string> = {};
  for (const [name, list] of Object.entries(lists)) {
    words[name] = pickAt(list, rest);
    rest = Math.floor(rest / list.length);
  }
  return fill(question, words);
}

function makeArticle(locale: CorpusLocale, index: number, ids: readonly string[], random: Random): CorpusArticle {
  const id = ids[index] as string;
  const words = wordsByLocale[locale];
  const write = (template: string): string => fillByChance(template, words, random);
  const others = random.sample(
    Array.from({ length: 8 }, (_, step) => pickAt(ids, index + 1 + step * 7)).filter(
      (other, at, all) => other !== id && all.indexOf(other) === at,
    ),
    4,
  );
  return {
    locale,
    id,
    frontMatter: {
      title: write(words.title),
      summary: write(words.summary),
      type: pickAt(['how-to', 'faq', 'policy'], index),
      category: pickAt(categories, index),
      products: [pickAt(products, index)],
      stage: pickAt(stages, index),
      state: 'published',
      owner: 'support',
      reviewed: dayBefore(corpusDay, (index * 37) % 700),
      answers: Array.from({ length: answersEach }, (_, answer) => questionAt(locale, index * answersEach + answer)),
      related: others.slice(0, 3),
      escalateTo: 'mail',
    },
    body: makeBody(locale, others, words, random),
  };
}

function makeBody(locale: CorpusLocale, links: readonly string[], words: Words, random: Random): string {
  const { headings } = words;
  // English needs more letters to say the same.
  const isDense = locale === 'zh-cn';
  const write = (template: string): string => fillByChance(template, words, random);
  const paragraph = (sentences: number): string =>
    random
      .sample(words.sentences, sentences)
      .map(write)
      .join(isDense ? '' : ' ');
  const lines = (count: number, mark: (index: number) => string): string =>
    random
      .sample(words.lines, count)
      .map((line, index) => `${mark(index)} ${write(line)}`)
      .join('\n');
  const linkTo = (id: string): string => `[${write(words.title)}](${articleUrl(locale, id)})`;
  const linkSentences = links
    .slice(0, isDense ? 2 : 1)
    .map((id) => write(random.pick(words.linkSentences)).replace('{link}', linkTo(id)));
  const cell = (): string => write(`{thing}${isDense ? '' : ' '}{problem}`);
  const rows = Array.from({ length: isDense ? 4 : 3 }, () => `| ${cell()} | ${write('{action}')} | ${random.between(1, 48)} h |`);
  const blocks = [
    paragraph(isDense ? 7 : 2),
    `## ${headings.when}`,
    lines(isDense ? 6 : 3, () => '-'),
    ...(isDense ? [paragraph(6)] : []),
    `## ${headings.how}`,
    `<Steps>\n\n${lines(isDense ? 7 : 3, (index) => `${index + 1}.`)}\n\n</Steps>`,
    `<Callout type="${random.pick(['note', 'tip', 'warning'])}" title="${random.pick(words.calloutTitles)}">\n\n${paragraph(isDense ? 4 : 1)}\n\n</Callout>`,
    `## ${headings.times}`,
    [`| ${words.tableHead.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n'),
    words.factSentence,
    `## ${headings.exceptions}`,
    `**${write('{situation}')}** ${paragraph(isDense ? 5 : 1)}`,
    `### ${headings.details}`,
    `${paragraph(isDense ? 7 : 1)} \`E${random.between(1000, 9999)}\` ${linkSentences.join(isDense ? '' : ' ')}`.trim(),
    `## ${headings.person}`,
    write(words.personSentence),
  ];
  return blocks.join('\n\n');
}

function fillByChance(template: string, words: Words, random: Random): string {
  return fill(template, {
    thing: random.pick(words.things),
    problem: random.pick(words.problems),
    situation: random.pick(words.situations),
    action: random.pick(words.actions),
    place: random.pick(words.places),
    number: String(random.between(2, 60)),
  });
}

function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

function pickAt<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
