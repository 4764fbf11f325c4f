import { checkContent } from '../src/checks/check-content.ts';
import { type Content, readContent } from '../src/content/read-content.ts';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { type Environment, readEnvironment } from '../src/knowledge/environment.ts';
import { idPattern } from '../src/knowledge/fields.ts';
import { articleSchema, articleTypes } from '../src/knowledge/schemas/article.ts';
import { applyChanges } from '../src/writing/editing/apply-changes.ts';
import { newArticle, originalOf, refuseTaken, requireKnown, type Wanted } from '../src/writing/new-article/new-article.ts';
import { describeNewArticle } from '../src/writing/new-article/what-is-left.ts';
import { editionVariables, readChoice, runCommand } from './command-line.ts';
import { askChoice, askText, type Choice, isAtTerminal } from './prompts.ts';

const idQuestion = {
  example: 'refund-a-course',
  validate: (answer: string) =>
    idPattern.test(answer) ? undefined : 'Use a-z, 0-9 and single hyphens, such as refund-a-course.',
};

await runCommand(
  {
    name: 'npm run new',
    summary: 'Writes a new article as a draft, from the template of its type, and says what is left for you to fill in.',
    positionals: 'TYPE ID',
    options: {
      category: { type: 'string' },
      title: { type: 'string' },
      locale: { type: 'string' },
      products: { type: 'string' },
      stage: { type: 'string' },
      owner: { type: 'string' },
      folder: { type: 'string' },
    },
    help: {
      category: 'id of a category; asked for when it is left out',
      title: 'its title, in learners’ words; left to be filled in',
      locale:
        'locale it is written in (default: the first of site.yaml); in another one it becomes a translation of the original',
      products: 'ids of products, separated by commas (default: those of most articles of the category)',
      stage: 'id of a stage (default: that of most articles of the category)',
      owner: 'id of a team or person (default: the owner of the category)',
      folder: 'folder below that of the locale (default: the one of most articles of the category)',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ products, ...options }, positionals) => {
    const [typeGiven, idGiven, tooMany] = positionals;
    if (tooMany !== undefined) throw new MisuseError(`“${tooMany}” is one argument too many.`, 'Give a type and an id.');
    const environment = readEnvironment(process.env);
    const content = await contentOf(environment);
    const { kb } = content;
    requireUsable(content, environment);
    const canAsk = isAtTerminal();
    const locale = options.locale ?? kb.site.locales[0] ?? '';
    requireKnown('locale', locale, kb.site.locales);
    const type = typeGiven === undefined && canAsk ? await askType() : typeGiven;
    const id = idGiven === undefined && canAsk ? await askText('Its id, which becomes its address', idQuestion) : (idGiven ?? '');
    const knownType = readChoice('a type of article', type, articleTypes);
    if (id === '') throw new MisuseError('The id is missing.', 'Give one, such as `npm run new -- faq refund-a-course`.');
    refuseTaken({ id, locale }, kb);
    const original = originalOf({ id, locale }, kb, content.articles);
    const category = options.category ?? (original === undefined ? await askCategory(content, canAsk) : undefined);
    const wanted: Wanted = { ...options, type: knownType, id, locale, category, products: products?.split(',') };
    requireReferences(wanted, content);
    const { path, text } = newArticle(wanted, { kb, today: environment.today, original });
    const { keep } = await applyChanges(environment.contentDir, [{ path, before: undefined, after: text, to: path }]);
    await keep();
    const findings = await checkContent(await contentOf(environment), { today: environment.today });
    const { message, others } = describeNewArticle(`${kb.dir}/${path}`, findings);
    process.stdout.write(others.length === 0 ? message : `${message}\n${renderTerminal(others)}`);
  },
);

function contentOf(environment: Environment): Promise<Content> {
  return readContent(environment.contentDir, foldersOf(environment).fragmentsDir);
}

function requireUsable({ kb }: Content, { contentDir }: Environment): void {
  if (kb.site.locales.length > 0 && kb.categories.length > 0) return;
  throw new MisuseError(
    `${contentDir}/site.yaml or ${contentDir}/taxonomy.yaml cannot be used yet.`,
    '`npm run check` says why; `npm run init` writes both for a new help centre.',
  );
}

function askType(): Promise<string> {
  const hints: Record<(typeof articleTypes)[number], string> = {
    faq: 'a question and its answer',
    troubleshooting: 'something does not work: symptom, cause, fix',
    'how-to': 'steps to something',
    policy: 'a rule, its conditions and exceptions',
    'known-issue': 'a fault that is known, until it is fixed',
  };
  return askChoice(
    'What kind of article is it?',
    articleTypes.map((value) => ({ value, hint: hints[value] })),
  );
}

async function askCategory({ kb }: Content, canAsk: boolean): Promise<string> {
  // Articles are in categories without subcategories.
  const choices = kb.categories
    .filter(({ childIds }) => childIds.length === 0)
    .map(({ id, label }): Choice => ({ value: id, hint: Object.values(label).join(' / ') }));
  if (canAsk) return askChoice('Which category is it in?', choices);
  throw new MisuseError('--category is missing.', `Name one of ${choices.map(({ value }) => value).join(', ')}.`);
}

function requireReferences({ category, products, stage, owner, title, folder }: Wanted, { kb }: Content): void {
  const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  if (category !== undefined) requireKnown('category', category, idsOf(kb.categories));
  for (const product of products ?? []) requireKnown('products', product, idsOf(kb.taxonomy.products));
  if (stage !== undefined) requireKnown('stage', stage, idsOf(kb.taxonomy.stages));
  if (owner !== undefined) requireKnown('owner', owner, idsOf([...kb.team.teams, ...kb.team.people]));
  const fault = title === undefined ? undefined : articleSchema.shape.title.safeParse(title).error;
  if (fault !== undefined) throw new MisuseError(`--title ${fault.issues[0]?.message}.`, 'Write it in a few words, on one line.');
  if (folder !== undefined && !/^[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*$/u.test(folder))
    throw new MisuseError(`--folder cannot be \`${folder}\`.`, 'Name a folder such as `orders`, or `orders/refunds`.');
}
