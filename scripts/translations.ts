import { type Content, readContent } from '../src/content/read-content.ts';
import { type Folders, foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { readArticleDemand } from '../src/knowledge/article-demand.ts';
import { type Environment, readEnvironment } from '../src/knowledge/environment.ts';
import { acceptTranslations } from '../src/writing/translating/accept-translations.ts';
import { describeStatus } from '../src/writing/translating/describe-status.ts';
import { sinceTranslated } from '../src/writing/translating/outdated-texts.ts';
import { statusJson } from '../src/writing/translating/status-json.ts';
import { translationStatus } from '../src/writing/translating/translation-status.ts';
import { carryOutAndSay } from './carry-out-and-say.ts';
import { editionVariables, readChoice, runCommand } from './command-line.ts';

/** Of more articles it is not looked up what changed, unless they are named. */
const maxLookedUp = 20;

interface Options {
  locale?: string | undefined;
  json: boolean;
  'dry-run': boolean;
}

await runCommand(
  {
    name: 'npm run translations',
    summary:
      'Says which translations are missing or outdated, and what changed since they were made; `accept` marks those that still hold as up to date, all or none.',
    positionals: '[status [ID …] | accept ID …]',
    options: {
      locale: { type: 'string' },
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
    help: {
      locale: 'only translations in this locale (default: all but the first of site.yaml)',
      json: 'status for programs',
      'dry-run': 'print what `accept` would change, and change nothing',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async (options, [action = 'status', ...ids]) => {
    const wanted = readChoice('an action', action, ['status', 'accept']);
    if (wanted === 'accept' && ids.length === 0)
      throw new MisuseError('The articles are missing.', 'Write `npm run translations -- accept ID …`, each id without `.mdx`.');
    if (wanted === 'accept' && options.json)
      throw new MisuseError('--json belongs to `status`.', 'Leave it out, or use --dry-run to see what would change.');
    const environment = readEnvironment(process.env);
    const folders = foldersOf(environment);
    const content = await readContent(environment.contentDir, folders.fragmentsDir);
    return wanted === 'accept'
      ? accept(content, environment, ids, options)
      : printStatus(content, environment, folders, ids, options);
  },
);

async function accept(content: Content, environment: Environment, ids: readonly string[], options: Options): Promise<number> {
  const edit = acceptTranslations(content, environment.contentDir, { ids, locales: localesOf(content, options) });
  if (edit.changes().length === 0) {
    console.log('They are up to date already. Nothing was changed.');
    return 0;
  }
  return carryOutAndSay(edit, content, {
    environment,
    isDry: options['dry-run'],
    next: 'From now on they count as translations of the text as it is.',
  });
}

async function printStatus(
  content: Content,
  environment: Environment,
  { articleDemandFile }: Folders,
  ids: readonly string[],
  options: Options,
): Promise<number> {
  for (const id of ids) readChoice('an article', id, [...new Set(content.articles.map((article) => article.id))]);
  const locales = new Set(localesOf(content, options));
  const demand = await readArticleDemand(articleDemandFile);
  const isWhole = ids.length > 0;
  const all = translationStatus(content, demand, isWhole ? new Set(ids) : undefined).filter(({ locale }) => locales.has(locale));
  const outdated = all.filter(({ state }) => state === 'outdated');
  const since = await sinceTranslated(content, environment.contentDir, isWhole ? outdated : outdated.slice(0, maxLookedUp));
  process.stdout.write(
    options.json ? statusJson(all, since) : describeStatus(all, { since, hasDemand: demand.size > 0, isWhole }),
  );
  return 0;
}

function localesOf({ kb }: Content, { locale }: Options): string[] {
  const others = kb.site.locales.slice(1);
  if (others.length === 0)
    throw new MisuseError('The site has only one locale.', `Add others to \`locales\` in ${kb.dir}/site.yaml first.`);
  return locale === undefined ? others : [readChoice('a locale of translations', locale, others)];
}
