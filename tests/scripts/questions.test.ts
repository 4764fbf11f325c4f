import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { key } from '../feedback/builders.ts';
import { asked, move } from '../questions/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import { root } from '../support/run.ts';

const keyText = Buffer.from(key).toString('base64');

/** A database with one question that came just now, and the command on it. */
async function desk() {
  const database = join(newFolder(), 'jieda.db');
  const store = createSqliteStore({ file: database });
  await migrate(store);
  const id = await asked(store, { text: 'My refund has not arrived. I am Li Lei, 13800138000.' }, Date.now());
  await store.close();
  const run = (args: string[], environment: NodeJS.ProcessEnv = {}) =>
    runInThread('questions', args, { KB_DATABASE: database, KB_KEY: keyText, ...environment });
  return { id, run, database };
}

const me = ['--as', 'shen-wei'];

/** For what changes nothing. */
let shared: ReturnType<typeof desk> | undefined;

describe('npm run questions', () => {
  test('takes a question through all states, each with who did it', async () => {
    const { id, run } = await desk();
    expect((await run(['list'])).stdout).toMatch(new RegExp(`left +${id}  received +question .*My refund has not arrived`));
    expect((await run(['classify', id, '--kind', 'complaint', '--category', 'refunds', ...me])).stdout).toContain(
      `${id} is classified`,
    );
    await run(['assign', id, '--to', 'grace-tan', ...me]);
    const answered = await run([
      'answer',
      id,
      '--text',
      'It left us today.',
      '--article',
      'refund-not-arrived',
      '--minutes',
      '6',
      ...me,
    ]);
    expect(answered.stdout).toBe(`${id} is answered.\n`);
    const refused = await run(['resolve', id, ...me]);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('A complaint is resolved only with what it led to.'),
    ]);
    expect((await run(['resolve', id, '--outcome', 'refunded', ...me])).code).toBe(0);
    const { stdout } = await run(['show', id.slice(0, 9)]);
    for (const part of ['with        grace-tan', 'article     refund-not-arrived', 'outcome     refunded', 'It left us today.'])
      expect(stdout).toContain(part);
    expect((await run(['list'])).stdout).toMatch(/^No such question\.\n/);
  });

  test('never prints the asker’s reference', async () => {
    const { id, run } = await desk();
    const shown = JSON.parse((await run(['show', id, '--json'])).stdout);
    expect(shown).toMatchObject({ id, moves: ['classify', 'assign', 'answer', 'add', 'note', 'link', 'erase'] });
    expect(JSON.stringify(shown)).not.toContain('reference');
    for (const args of [['list'], ['note', id, '--text', 'Called.', ...me]]) {
      const { stdout } = await run([...args, '--json']);
      expect(stdout).toContain(id);
      expect(stdout).not.toContain('reference');
    }
  });

  test('records a call, with when to call back', async () => {
    const { run } = await desk();
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const call = ['--channel', 'phone', '--contact', '138 0013 8000', '--call-back', `${day}T10:00`];
    const added = JSON.parse((await run(['add', '--text', '投屏没有声音', ...call, ...me, '--json'])).stdout);
    expect((await run(['list', '--call-backs'])).stdout).toContain(added.id);
    expect((await run(['list', '--search', '声音'])).stdout).toContain(added.id);
  });

  test('starts an article that must be found by the asker’s words, without their name and number', async () => {
    const { id, run } = await desk();
    const content = join(newFolder(), 'content');
    cpSync(join(root, 'content'), content, { recursive: true });
    const { stdout, stderr } = await run(['draft', id, '--id', 'refund-still-missing', '--category', 'refunds', ...me], {
      KB_CONTENT: content,
    });
    expect(stderr).toBe('');
    const file = /articles\/en\/\S+\.mdx/.exec(stdout)?.[0] ?? '';
    const text = readFileSync(join(content, file), 'utf8');
    expect(text).toMatch(/answers:\n(?: *#.*\n)? *- My refund has not arrived\.? /);
    expect(text).not.toContain('13800138000');
    expect((await run(['show', id])).stdout).toContain('article     refund-still-missing');
  });

  test.each([
    [[], 2, 'A task is missing.'],
    [['close', '1'], 2, '“close” is not a task.'],
    [['show'], 2, '`show` needs the id of a question.'],
    [['list', '1'], 2, '`list` takes no id, but got `1`.'],
    [['list', '--text', 'x'], 2, '`list` takes no --text.'],
    [['export', '--json'], 2, '`export` takes no --json.'],
    [['list', '--state', 'open'], 2, '“open” is not a state.'],
    [['show', '000000-000000'], 1, 'There is no question 000000-000000.'],
    [['add', '--text', 'x', ...me], 2, '--channel is missing.'],
    [['add', '--text', 'x', '--channel', 'pigeon', ...me], 2, '--channel cannot be `pigeon`.'],
    [['add', '--text', 'x', '--channel', 'phone', '--contact', 'nobody', ...me], 2, '--contact cannot be used as given.'],
    [['add', '--channel', 'phone', ...me], 2, '--text cannot be used as given.'],
  ])('%j: %i, %s', async (args, code, message) => {
    shared ??= desk();
    const ended = await (await shared).run(args);
    expect([ended.code, ended.stderr.split('\n')[0]]).toEqual([code, message]);
  });

  test('says what is missing without the person, the text, the article, or the right key', async () => {
    const { id, run } = await desk();
    const firstLine = async (args: string[], environment = {}) => (await run(args, environment)).stderr.split('\n')[0];
    expect(await firstLine(['answer', id, '--text', 'x'])).toBe('--as is missing.');
    expect(await firstLine(['answer', id, '--text', 'x', '--as', 'nobody'])).toBe('team.yaml has no person `nobody`.');
    expect(await firstLine(['answer', id, ...me])).toBe('--text is missing.');
    expect(await firstLine(['answer', id, '--text', 'x', '--article', 'nothing', ...me])).toBe('There is no article `nothing`.');
    expect(await firstLine(['resolve', id, ...me])).toBe(
      `Question ${id} is received, so it cannot be the subject of \`resolve\`.`,
    );
    const otherKey = Buffer.alloc(32, 9).toString('base64');
    expect((await run(['show', id], { KB_KEY: otherKey })).stdout).toContain('(cannot be decrypted)\nThe key that it was');
    expect(await firstLine(['show', id], { KB_KEY: '' })).toMatch(/^There is no key file .*\.key\.$/);
  });

  test('imports a ticket export: first says what it would do, then does it, then finds nothing new', async () => {
    const { run } = await desk();
    const folder = newFolder();
    const [file, map] = [join(folder, 'tickets.csv'), join(folder, 'map.yaml')];
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    writeFileSync(
      file,
      `Nr,When,What,Status,Extra\n1,${day} 09:00,Where is my refund?,done,x\n2,${day} 10:00,It crashed,new,y\n`,
    );
    writeFileSync(map, 'columns: { Nr: id, Wen: received, What: text, Status: state }\n');
    const misnamed = await run(['import', file, '--map', map]);
    expect([misnamed.code, misnamed.stderr]).toEqual([1, expect.stringContaining('no column `Wen`. Did you mean `When`?')]);
    writeFileSync(
      map,
      'zone: Asia/Shanghai\nchannel: mail\ncolumns: { Nr: id, When: received, What: text, Status: state }\nvalues: { state: { done: resolved } }\n',
    );
    const faulty = await run(['import', file, '--map', map]);
    expect([faulty.code, faulty.stdout]).toEqual([1, expect.stringContaining(`${file}:3  Column \`Status\` says \`new\``)]);
    expect(faulty.stderr).toContain('Nothing was imported: 1 of 2 tickets');
    const dry = await run(['import', file, '--map', map, '--dry-run']);
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringMatching(/1 tickets from .*1 with faults[\s\S]*not used {2}Extra/)]);
    expect((await run(['import', file, '--map', map, '--skip-faulty'])).stdout).toContain('Imported 1 tickets.\n');
    expect((await run(['import', file, '--map', map, '--skip-faulty'])).stdout).toContain(
      'Imported 0 tickets; 1 were there already.',
    );
    expect((await run(['list', '--state', 'resolved'])).stdout).toContain('Where is my refund?');
  });

  test('prints no column of a ticket export that would control the terminal', async () => {
    const { run } = await desk();
    const file = join(newFolder(), 'tickets.json');
    const ticket = {
      id: 1,
      created_at: '2026-11-20T09:00:00Z',
      description: 'x',
      status: 'odd',
      '\u001b]0;owned\u0007\u202e': 'y',
    };
    writeFileSync(file, JSON.stringify([ticket]));
    const { stdout, stderr } = await run(['import', file, '--format', 'zendesk', '--dry-run']);
    expect(stdout).toContain('owned');
    expect(`${stdout}${stderr}`).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('shows what was asked so that none of it looks like a line of the command, or controls the terminal', async () => {
    const { run, database } = await desk();
    const store = createSqliteStore({ file: database });
    const forged =
      'Hello\ncontact     evil@example.com\n3. 2026-11-20 10:00  grace-tan  resolve\nYou can: erase\u001b[2J\u009b1m';
    const id = await asked(store, { text: forged, order: 'A1\nwith        grace-tan', contact: '13800138000' }, Date.now());
    await move(store, id, { move: 'note', written: { text: forged } });
    await store.close();
    const { stdout } = await run(['show', id]);
    expect(stdout).toContain('evil@example.com');
    expect(stdout).not.toMatch(/^(?:contact +evil|3\. |with +grace|You can: erase)/m);
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test('finds, exports, corrects and erases all that is stored of one contact', async () => {
    const { run, database } = await desk();
    const store = createSqliteStore({ file: database });
    for (const text of ['=SUM(A1)', 'Again'])
      await asked(store, { text, contact: '+86 138-0013-8000', order: 'ORD-1' }, Date.now());
    await store.close();
    const customer = (action: string, ...args: string[]) => run(['customer', action, '--contact', '13800138000', ...args]);
    expect((await customer('show')).stdout).toContain('2 questions.');
    const copy = (await customer('export')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(copy.map(({ text, contact }) => [text, contact]).sort()).toEqual([
      ['=SUM(A1)', '+86 138-0013-8000'],
      ['Again', '+86 138-0013-8000'],
    ]);
    // Nobody else's, and no contact or text unless it is asked for.
    const plain = (await run(['export'])).stdout;
    expect(plain.trim().split('\n')).toHaveLength(3);
    for (const secret of ['8000', 'Again', 'refund', 'reference', 'customer']) expect(plain).not.toContain(secret);
    const csv = (await run(['export', '--format', 'csv', '--with-text', '--with-contact'])).stdout;
    expect(csv).toContain(`"'=SUM(A1)"`);
    expect(csv).toContain(`"'+86 138-0013-8000"`);
    expect((await customer('correct', '--to', 'li@example.com', ...me)).stdout).toBe('Corrected the contact of 2 questions.\n');
    expect([(await customer('show')).code, (await customer('show')).stderr]).toEqual([
      1,
      expect.stringContaining('No question is stored with this contact.'),
    ]);
    const erased = await run(['customer', 'erase', '--contact', 'LI@example.com', ...me]);
    expect(erased.stdout).toContain('Erased the texts and the contact of 2 questions.');
    expect((await run(['export', '--with-text', '--with-contact'])).stdout).not.toMatch(/SUM|li@example/);
    expect((await run(['customer', 'burn', '--contact', 'li@example.com'])).code).toBe(2);
    expect((await run(['customer', 'show', '--contact', 'nobody'])).stderr).toContain('Give a mail address or a phone number.');
  });
});
