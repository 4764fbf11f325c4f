import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { articleUrl } from '../../../src/knowledge/article-id.ts';
import { categories, operatorFiles, products, stages } from './operator-files.ts';
import { createRandom, type Random } from './random.ts';
import { type Subject, subjectOf } from './subject.ts';
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

/** The question of that number: four of each article, no two of one locale alike among the first 20 000. */
export function questionAt(locale: CorpusLocale, number: number): string {
  const { question } = wordsByLocale[locale];
  const { lists, terms } = subjectOf(locale, Math.floor(number / answersEach));
  const turn = number % answersEach;
  // The article's own word in the first, two of its words in each of the others: no other article asks the same.
  const term = turn === 0 ? terms.at(-1) : `${pickAt(terms, turn)}${locale === 'en' ? ' ' : ''}${pickAt(terms, turn + 1)}`;
  return fill(question, {
    opener: pickAt(lists.openers, turn),
    term: term ?? '',
    thing: pickAt(lists.things, turn),
    problem: pickAt(lists.problems, turn >> 1),
  });
}

function makeArticle(locale: CorpusLocale, index: number, ids: readonly string[], random: Random): CorpusArticle {
  const id = ids[index] as string;
  const words = wordsByLocale[locale];
  const subject = subjectOf(locale, index);
  const write = (template: string): string => fillByChance(template, subject, random);
  const others = random.sample(
    Array.from({ length: 8 }, (_, step) => (index + 1 + step * 7) % ids.length).filter(
      (other, at, all) => other !== index && all.indexOf(other) === at,
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
      related: others.slice(0, 3).map((other) => ids[other]),
      escalateTo: 'mail',
    },
    body: makeBody(
      locale,
      others.map(
        (other) =>
          `[${fillByChance(words.title, subjectOf(locale, other), random)}](${articleUrl(locale, ids[other] as string)})`,
      ),
      subject,
      random,
    ),
  };
}

function makeBody(locale: CorpusLocale, links: readonly string[], subject: Subject, random: Random): string {
  const words: Words = wordsByLocale[locale];
  // Headings are an article's own as often as those of the house.
  const heading = (part: keyof Words['headings']): string =>
    random.between(0, 1) === 0 ? words.headings[part] : write(words.ownHeading);
  // English needs more letters to say the same.
  const isDense = locale === 'zh-cn';
  const write = (template: string): string => fillByChance(template, subject, random);
  const paragraph = (sentences: number): string =>
    Array.from({ length: sentences }, () =>
      write(random.pick(random.between(1, 9) === 1 ? words.sentences : words.clauses)),
    ).join(isDense ? '' : ' ');
  const lines = (count: number, mark: (index: number) => string): string =>
    random
      .sample([...random.sample(words.lines, Math.ceil(count / 7)), ...random.sample(words.clauses, count)], count)
      .map((line, index) => `${mark(index)} ${write(line)}`)
      .join('\n');
  const linkSentences = links
    .slice(0, isDense ? 2 : 1)
    .map((link) => write(random.pick(words.linkSentences)).replace('{link}', link));
  const cell = (): string => write(`{thing}${isDense ? '' : ' '}{problem}`);
  const rows = Array.from({ length: isDense ? 4 : 3 }, () => `| ${cell()} | ${write('{action}')} | ${random.between(1, 48)} h |`);
  const blocks = [
    paragraph(isDense ? 9 : 3),
    `## ${heading('when')}`,
    lines(isDense ? 6 : 3, () => '-'),
    ...(isDense ? [paragraph(8)] : []),
    `## ${heading('how')}`,
    `<Steps>\n\n${lines(isDense ? 7 : 3, (index) => `${index + 1}.`)}\n\n</Steps>`,
    `<Callout type="${random.pick(['note', 'tip', 'warning'])}" title="${random.pick(words.calloutTitles)}">\n\n${paragraph(isDense ? 6 : 2)}\n\n</Callout>`,
    `## ${heading('times')}`,
    [`| ${words.tableHead.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n'),
    words.factSentence,
    `## ${heading('exceptions')}`,
    `**${write('{situation}')}** ${paragraph(isDense ? 8 : 1)}`,
    `### ${heading('details')}`,
    `${paragraph(isDense ? 10 : 1)} \`E${random.between(1000, 9999)}\` ${linkSentences.join(isDense ? '' : ' ')}`.trim(),
    `## ${heading('person')}`,
    write(words.personSentence),
  ];
  return blocks.join('\n\n');
}

function fillByChance(template: string, { lists, terms, word }: Subject, random: Random): string {
  const said = template.replaceAll('{word}', () => word(random));
  return fill(said, {
    thing: random.pick(lists.things),
    problem: random.pick(lists.problems),
    situation: random.pick(lists.situations),
    action: random.pick(lists.actions),
    place: random.pick(lists.places),
    term: random.pick(terms),
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
