import { MisuseError } from '../src/errors.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { editionVariables, runCommand } from './command-line.ts';
import { deployTasks } from './deploy/index.ts';

const usages = Object.entries(deployTasks).map(([name, { argument, summary }]) => {
  const usage = argument === undefined ? name : `${name} ${argument}`;
  return `  ${usage.padEnd(26)} ${summary}`;
});

await runCommand(
  {
    name: 'npm run deploy',
    summary: `Puts the built site online, tests it there, and takes it back.\n\n${usages.join('\n')}`,
    positionals: `${Object.keys(deployTasks).join('|')} [ARGUMENT]`,
    options: {
      site: { type: 'string' },
      url: { type: 'string' },
      static: { type: 'boolean', default: false },
      untested: { type: 'boolean', default: false },
      back: { type: 'boolean', default: false },
      to: { type: 'string' },
      keep: { type: 'string', default: '10' },
      within: { type: 'string', default: '120' },
      project: { type: 'string' },
      name: { type: 'string' },
      from: { type: 'string' },
    },
    help: {
      site: 'built site (default: that of the last build)',
      url: 'address to test (default: `baseUrl` of site.yaml)',
      static: 'the address has no endpoint',
      untested: 'server, workers: test nothing afterwards, so nothing is taken back',
      back: 'server, workers: deploy nothing, go back to the release before',
      to: 'server, workers: go back to this release or version',
      keep: 'server: how many releases stay',
      within: 'seconds for which tests that fail are repeated',
      project: 'preview: project of Cloudflare Pages',
      name: 'preview: name of the preview, such as `pr-12`',
      from: 'database: `workers`, or user@host:/file of a backup',
    },
    environment: {
      ...editionVariables,
      DEPLOY_TARGET: 'configured: user@host:/folder of a server',
      DEPLOY_STATIC: 'configured: set when the server has no endpoint',
      DEPLOY_KEY: 'private key for ssh (default: those of the user)',
      DEPLOY_KNOWN_HOSTS: 'line of known_hosts for the server (default: those of the user)',
      CLOUDFLARE_API_TOKEN: 'for wrangler, with CLOUDFLARE_ACCOUNT_ID',
    },
  },
  async (options, [name = '', argument, ...rest], given) => {
    const task = Object.hasOwn(deployTasks, name) ? deployTasks[name] : undefined;
    if (task === undefined || rest.length > 0 || (argument === undefined) !== (task.argument === undefined))
      throw new MisuseError(
        task === undefined
          ? `“${name}” is not a task.`
          : `Write it as \`npm run deploy -- ${[name, task.argument].join(' ').trim()}\`.`,
        'See `npm run deploy -- --help`.',
      );
    const foreign = [...given].find((option) => !task.accepts.some((accepted) => accepted === option));
    if (foreign !== undefined) throw new MisuseError(`\`${name}\` takes no --${foreign}.`, 'See `npm run deploy -- --help`.');
    return task.run({ ...options, argument: argument ?? '' }, readEnvironment(process.env));
  },
);
