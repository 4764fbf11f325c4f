import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { foldersOf } from '../src/edition/folders.ts';
import { MisuseError } from '../src/errors.ts';
import { isMissing } from '../src/files.ts';
import { renderTerminal } from '../src/findings/terminal.ts';
import { interfaceLocales } from '../src/i18n/strings.ts';
import { languageTag } from '../src/knowledge/article-id.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { faultOfSetting, parseProducts, readSettings, settingsSchema } from '../src/writing/starter/settings.ts';
import { hasStarterTexts } from '../src/writing/starter/starter-texts.ts';
import { writeStarter } from '../src/writing/starter/write-starter.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { askChoice, askChoices, askText, isAtTerminal } from './prompts.ts';

const settingsHint = `Write YAML or JSON with ${Object.keys(settingsSchema.shape).join(', ')}; only name is needed.`;

await runCommand(
  {
    name: 'npm run init',
    summary:
      'Writes the content of a new help centre, which builds at once: settings, and ten articles that every operator needs, as drafts. It never overwrites.',
    options: {
      name: { type: 'string' },
      locales: { type: 'string' },
      products: { type: 'string' },
      url: { type: 'string' },
      mail: { type: 'string' },
      phone: { type: 'string' },
      chat: { type: 'string' },
      color: { type: 'string' },
      zone: { type: 'string' },
      from: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
    help: {
      name: 'name of the help centre',
      locales: 'locales, separated by commas, the default one first (default: zh-cn,en)',
      products: 'what you sell: `Courses, Membership`, or with ids, `courses=Online courses`',
      url: 'public address (default: https://help.example.com)',
      mail: 'mail address of support',
      phone: 'phone number of support, if there is one',
      chat: 'https address of the live chat, if there is one',
      color: 'colour such as `#0a7d55`, or a hue from 0 to 360 (default: 255)',
      zone: 'time zone of the opening hours (default: the one of this machine)',
      from: 'YAML or JSON file with these settings, where names can differ by locale',
      yes: 'ask nothing, use the defaults',
    },
    environment: { KB_CONTENT: editionVariables.KB_CONTENT, KB_TODAY: editionVariables.KB_TODAY },
  },
  async ({ from, yes, ...options }) => {
    const environment = readEnvironment(process.env);
    const { contentDir, today } = environment;
    const { fragmentsDir } = foldersOf(environment);
    const given = { ...(from === undefined ? {} : await readFrom(from)), ...fromOptions(options) };
    const settings = readSettings(!yes && isAtTerminal() ? await ask(given) : requireName(given));
    const zone = settings.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { paths, findings } = await writeStarter(contentDir, settings, { today, zone, fragmentsDir });
    if (paths.length === 0) {
      console.error(`Nothing was written, because the checks would find:\n\n${renderTerminal(findings)}`);
      return 1;
    }
    console.log(paths.map((path) => `${contentDir}/${path}`).join('\n'));
    if (findings.length > 0) console.log(`\n${renderTerminal(findings)}`);
    const untold = settings.locales.filter((locale) => !hasStarterTexts(locale));
    if (untold.length > 0) console.log(`\nThe articles in ${untold.join(', ')} are in English, to be translated.`);
    console.log(nextSteps(contentDir, settings.mail === undefined));
    return 0;
  },
);

type Given = Record<string, unknown>;

async function readFrom(file: string): Promise<Given> {
  try {
    const settings: unknown = parse(await readFile(file, 'utf8'), { maxAliasCount: 100 });
    if (settings !== null && typeof settings === 'object' && !Array.isArray(settings)) return settings as Given;
  } catch (error) {
    if (isMissing(error)) throw new MisuseError(`There is no file ${file}.`, settingsHint, { cause: error });
    throw new MisuseError(`${file} cannot be read: ${(error as Error).message.split('\n')[0]}`, settingsHint, { cause: error });
  }
  throw new MisuseError(`${file} has no settings.`, settingsHint);
}

function fromOptions({ locales, products, color, ...others }: Record<string, string | undefined>): Given {
  const hue = color !== undefined && /^\d+(?:\.\d+)?$/.test(color) ? Number(color) : color;
  return Object.fromEntries(
    Object.entries({
      ...others,
      locales: locales?.split(',').map((locale) => locale.trim()),
      products: products === undefined ? undefined : parseProducts(products),
      color: hue,
    }).filter(([, value]) => value !== undefined),
  );
}

function requireName(given: Given): Given {
  if (given['name'] !== undefined) return given;
  throw new MisuseError(
    'The name of the help centre is missing.',
    'Give it with `--name "Fern Yoga"`, or in the file of `--from`.',
  );
}

async function ask(given: Given): Promise<Given> {
  const asked: Given = { ...given };
  const required = (answer: string): string | undefined => (answer === '' ? 'Please type something.' : undefined);
  asked['name'] ??= await askText('What is the help centre called?', { example: 'Fern Yoga Help Centre', validate: required });
  asked['locales'] ??= await askLocales();
  asked['products'] ??= parseProducts(
    await askText('What do you sell? Separate with commas.', { initial: 'Courses, Membership', validate: required }),
  );
  asked['url'] ??= await askText('At which address will it be?', {
    initial: 'https://help.example.com',
    validate: (answer) => faultOfSetting('url', answer),
  });
  asked['mail'] ??= await askText('To which address do people write?', {
    example: 'support@example.com',
    validate: (answer) => required(answer) ?? faultOfSetting('mail', answer),
  });
  asked['phone'] ??= (await askText('Which number do they call? Leave it empty if there is none.')) || undefined;
  asked['chat'] ??=
    (await askText('At which address is your live chat? Leave it empty if there is none.', {
      validate: (answer) => (answer === '' ? undefined : faultOfSetting('chat', answer)),
    })) || undefined;
  asked['color'] ??= fromOptions({
    color: await askText('Which colour is yours? A hue from 0 to 360, or #0a7d55.', {
      initial: '255',
      validate: (answer) => faultOfSetting('color', fromOptions({ color: answer })['color']),
    }),
  })['color'];
  return asked;
}

/** The default one first. */
async function askLocales(): Promise<string[]> {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const choices = interfaceLocales.map((value) => ({ value, label: names.of(languageTag(value)) ?? value }));
  const chosen = await askChoices('Which languages is it in?', choices, interfaceLocales);
  if (chosen.length === 1) return chosen;
  const first = await askChoice(
    'Which of them is the default?',
    choices.filter(({ value }) => chosen.includes(value)),
  );
  return [first, ...chosen.filter((locale) => locale !== first)];
}

function nextSteps(contentDir: string, needsMail: boolean): string {
  const variable = contentDir === 'content' ? '' : `KB_CONTENT=${contentDir} `;
  return `
Next:
  1. ${variable}npm start                 builds and shows it, with the article on how to reach you
  2. Correct ${contentDir}/channels.yaml (hours${needsMail ? ', mail address' : ''}), facts.yaml and the address in site.yaml.
  3. Read each draft below ${contentDir}/articles/, make it true, and set \`state: published\`.
  4. ${variable}npm run new -- faq ID --category orders     writes the next one
`;
}
