import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { authorize } from '../src/endpoint/authorize.ts';
import { MisuseError, UserError } from '../src/errors.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readKnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { questionSettingsOf } from '../src/knowledge/question-settings.ts';
import { replyTemplatesOf } from '../src/knowledge/reply-templates.ts';
import { staffOf, staffTeamsOf } from '../src/knowledge/staff-settings.ts';
import { createSealer, SealError } from '../src/questions/sealer.ts';
import { readServerConfig } from '../src/server/config.ts';
import { loadOrCreateKey } from '../src/server/key-file.ts';
import { isPostgresUrl } from '../src/store/open-store.ts';
import { editionVariables, printable, runCommand } from './command-line.ts';
import { withExistingStore } from './feedback/databases.ts';
import { tasks } from './questions/index.ts';
import type { Desk, Task, TaskOptions } from './questions/task.ts';

const taskList = Object.entries(tasks).map(([name, { needsId, argument = 'ID', summary }]) => {
  const call = needsId ? `${name} ${argument}` : name;
  return `  ${call.length > 20 ? `${call}\n${' '.repeat(22)}` : call.padEnd(20)} ${summary}`;
});

await runCommand(
  {
    name: 'npm run questions',
    summary: `Works on the questions that readers sent, or asked in other ways.\n\n${taskList.join('\n')}`,
    positionals: `${Object.keys(tasks).join('|')} [ID|FILE]`,
    options: {
      database: { type: 'string' },
      as: { type: 'string' },
      text: { type: 'string' },
      template: { type: 'string' },
      article: { type: 'string' },
      kind: { type: 'string' },
      category: { type: 'string' },
      product: { type: 'string' },
      severity: { type: 'string' },
      sentiment: { type: 'string' },
      to: { type: 'string' },
      suggest: { type: 'boolean', default: false },
      outcome: { type: 'string' },
      minutes: { type: 'string' },
      channel: { type: 'string' },
      locale: { type: 'string' },
      contact: { type: 'string' },
      order: { type: 'string' },
      'call-back': { type: 'string' },
      id: { type: 'string' },
      state: { type: 'string' },
      search: { type: 'string' },
      mine: { type: 'boolean', default: false },
      unassigned: { type: 'boolean', default: false },
      overdue: { type: 'boolean', default: false },
      'call-backs': { type: 'boolean', default: false },
      'held-back': { type: 'boolean', default: false },
      escalated: { type: 'boolean', default: false },
      retry: { type: 'string' },
      drop: { type: 'string' },
      limit: { type: 'string' },
      format: { type: 'string' },
      map: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-faulty': { type: 'boolean', default: false },
      output: { type: 'string' },
      'with-contact': { type: 'boolean', default: false },
      'with-text': { type: 'boolean', default: false },
      eval: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    help: {
      database: 'SQLite file or postgres:// address (default: KB_DATABASE)',
      as: 'your id in team.yaml; needed for whatever is recorded as done by somebody, and for list --mine',
      text: 'answer, ask-back, note, add: what to say; `-` reads standard input',
      template: 'answer: id of a template of content/replies/ in the language of the question; --text goes below it',
      article: 'answer, link, add: id of an article',
      kind: 'classify, list: question, fault, wish or complaint; draft: type of the article',
      category: 'classify, list, add, draft: id of a category',
      product: 'classify, add: id of a product',
      severity: 'classify: low, medium or high (default: that of the category)',
      sentiment: 'classify: negative, neutral or positive',
      to: 'assign: id of a person (default: you); customer correct: the right mail address or phone number',
      suggest: 'assign: say who should have it and why, and change nothing',
      outcome: 'resolve: what a complaint led to',
      minutes: 'any move: minutes that it took',
      channel: 'add: id of the channel that it came by',
      locale: 'add, list: locale of the question (default of add: the first of site.yaml)',
      contact: 'add, customer: mail address or phone number',
      order: 'add: order number',
      'call-back': 'add: when to call, such as 2026-11-23T09:30',
      id: 'draft: id of the new article',
      state: 'list: a state, or `all` (default: those that wait for a reply)',
      search: 'list: words that are in the question, or the beginning of its id',
      mine: 'list: only yours; needs --as',
      unassigned: 'list: only those that nobody has',
      overdue: 'list: only those whose promised time is over',
      'call-backs': 'list: only those who want to be called, the earliest first',
      'held-back': 'list: only those that were held back as possible spam',
      escalated: 'list: only those that were passed on, because nobody replied as promised',
      retry: 'outbox: id of a message that is sent again, or `failed` for all that failed',
      drop: 'outbox: id of a message that is never sent, or `failed` for all that failed',
      limit: 'list, outbox: at most so many (default: 50)',
      format: 'import: csv, zendesk, intercom or freshdesk (default: csv for .csv); export: jsonl or csv (default: jsonl)',
      map: 'import: YAML file that says what columns and values mean',
      'dry-run': 'import: say what would be imported and what is wrong, and store nothing',
      'skip-faulty': 'import: leave out tickets that cannot be understood',
      output: 'export, customer export: file to write (default: standard output)',
      'with-contact': 'export: with mail addresses and phone numbers',
      'with-text': 'export: with what was asked and answered',
      eval: 'classify: compare what is proposed with what the staff decided',
      json: 'print JSON',
    },
    environment: {
      KB_CONTENT: editionVariables.KB_CONTENT,
      KB_DATABASE: 'default of --database (default: .data/jieda.db)',
      KB_SMTP: 'deliver: mail server, such as smtps://user:password@mail.example.com (default: none)',
      KB_STAFF_URL: 'deliver: address of the internal edition, for links in messages (default: none)',
      'KB_WEBHOOK_<ID>': 'deliver: address of a webhook of channels.yaml; KB_WEBHOOK_<ID>_SECRET signs what it gets',
      KB_KEY: 'what the questions are encrypted with (default: the key file beside the database)',
      KB_KEY_OLD: 'the key before it, until rotate-key is done',
    },
  },
  async ({ database: named, ...options }, [name = '', id, ...rest], given) => {
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined || rest.length > 0)
      throw new MisuseError(
        name === '' ? 'A task is missing.' : `“${[name, ...rest].join(' ')}” is not a task.`,
        'See `npm run questions -- --help`.',
      );
    authorize({ kind: 'operator' }, 'work-on-questions');
    refuseUnaccepted(name, task, id, given);
    const perform = (): Promise<number> => performTask(task, options as TaskOptions, id ?? '', named);
    return task.faultCode === undefined ? perform() : perform().catch((error: Error) => tellFault(error, task.faultCode));
  },
);

async function performTask(task: Task, options: TaskOptions, id: string, named: string | undefined): Promise<number> {
  const config = readServerConfig({ ...process.env, ...(named !== undefined && { KB_DATABASE: named }) });
  return withExistingStore(config.database, async (store) => {
    const kb = await readKnowledgeBase(readEnvironment(process.env).contentDir);
    const key = config.key ?? keyBeside(config.database);
    const desk: Desk = {
      store,
      kb,
      key,
      oldKeys: config.oldKeys,
      sealer: createSealer(key, randomBytes, config.oldKeys),
      settings: questionSettingsOf({
        ...kb,
        products: kb.taxonomy.products,
        contact: kb.site.contact,
        baseUrl: kb.site.baseUrl,
        siteName: kb.site.name,
        people: staffOf(kb.team),
        replies: replyTemplatesOf(kb),
        teams: staffTeamsOf(kb.team),
      }),
      now: Date.now(),
      print: (text) => console.log(printable(text)),
    };
    try {
      return (await task.run(desk, options, id)) ?? 0;
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      throw new UserError(error.message, 'Set KB_KEY as the server has it, or name the database that the key belongs to.');
    }
  });
}

/** For programs that go by the exit code, such as mail servers. */
function tellFault(error: Error, faultCode = 1): number {
  console.error(error instanceof UserError ? `${error.message}\n${error.hint}` : error.message);
  return faultCode;
}

/** A new key would open nothing. */
function keyBeside(database: string): Uint8Array {
  const file = `${database}.key`;
  if (!isPostgresUrl(database) && existsSync(file)) return loadOrCreateKey(file);
  throw new UserError(`There is no key file ${file}.`, 'Set KB_KEY as the server has it.');
}

/** Refuses what a task would silently ignore. */
function refuseUnaccepted(name: string, task: Task, id: string | undefined, given: ReadonlySet<string>): void {
  const { accepts, argument, withoutId, withoutJson } = task;
  const needsId = task.needsId && !(withoutId !== undefined && given.has(withoutId));
  if (needsId && id === undefined)
    throw argument === undefined
      ? new MisuseError(`\`${name}\` needs the id of a question.`, '`npm run questions -- list` shows the ids.')
      : new MisuseError(`\`${name}\` needs ${argument}.`, `Write \`npm run questions -- ${name} ${argument}\`.`);
  if (!needsId && id !== undefined) throw new MisuseError(`\`${name}\` takes no id, but got \`${id}\`.`, 'Leave it out.');
  const unaccepted = [...given].find(
    (option) =>
      option !== 'database' && !(option === 'json' && withoutJson !== true) && !accepts.some((accepted) => accepted === option),
  );
  if (unaccepted !== undefined)
    throw new MisuseError(
      `\`${name}\` takes no --${unaccepted}.`,
      accepts.length === 0 ? 'Leave it out.' : `It takes ${accepts.map((option) => `--${option}`).join(', ')}.`,
    );
}
