import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MisuseError, UserError } from '../../../src/errors.ts';
import { openGithub, readGithubOptions } from '../../../src/publishing/github/github.ts';
import { renewComment } from '../../../src/publishing/github/renew-comment.ts';
import { type IssueChange, syncIssues, withTicks } from '../../../src/publishing/github/sync-issues.ts';
import {
  breaking,
  carryingOut,
  hanging,
  losingAnswer,
  refusing,
  repository,
  type StandIn,
  startStandIn,
  token,
} from './stand-in.ts';

let api: StandIn;

beforeEach(async () => {
  api = await startStandIn();
});

afterEach(() => api.close());

const comment = (text: string) => renewComment(api.github, { pullRequest: 7, name: 'effect', text });

describe('the comment of a pull request', () => {
  test('is written once, renewed in place, and not sent again when it says the same', async () => {
    expect(await comment('one')).toBe('written');
    expect(await comment('two')).toBe('renewed');
    expect(await comment('two')).toBe('unchanged');
    expect(api.comments.map(({ body }) => body)).toEqual(['<!-- jieda: effect -->\ntwo']);
    const [{ id } = { id: 0 }] = api.comments;
    expect(api.changes()).toEqual(['POST /issues/7/comments', `PATCH /issues/comments/${id}`]);
  });

  test('is found behind hundreds of others, and never is somebody else’s with our marker', async () => {
    const others = Array.from({ length: 150 }, (_, id) => ({
      id,
      number: id,
      state: 'open' as const,
      labels: [],
      body: 'Hello',
    }));
    api.comments.push(...others.map((each) => ({ ...each, user: { login: 'reader' } })));
    api.comments.push({ ...others[0]!, id: 900, body: '<!-- jieda: effect -->\nfake', user: { login: 'mallory' } });
    await comment('one');
    expect(await comment('two')).toBe('renewed');
    expect(api.comments.find(({ id }) => id === 900)?.body).toContain('fake');
  });

  test.each([
    ['the answer is lost', losingAnswer],
    ['no answer comes in time', hanging],
    ['the connection breaks', breaking],
    ['GitHub has a fault', refusing(502)],
  ])('is there once when %s', async (_case, fault) => {
    api.faults.push(carryingOut, fault);
    await comment('one');
    expect(api.comments).toHaveLength(1);
  });

  test('is cut at a line where GitHub would refuse it', async () => {
    await comment('A line.\n'.repeat(20_000));
    expect(api.comments[0]?.body).toMatch(/A line\.\n\n…and more than fits here\.\n$/);
  });
});

describe('a request', () => {
  test.each([
    ['429 with Retry-After', refusing(429, { 'retry-after': '7' }), 7_000],
    ['403 of a spent limit', refusing(403, { 'x-ratelimit-remaining': '0' }), 60_000],
  ])('waits as long as GitHub says after %s, and is sent again', async (_case, fault, milliseconds) => {
    api.faults.push(carryingOut, fault);
    await comment('one');
    expect(api.waits).toEqual([milliseconds]);
    expect(api.comments).toHaveLength(1);
  });

  test('is given up when GitHub wants hours', async () => {
    api.faults.push(refusing(429, { 'retry-after': '3600' }, 'Slow down'));
    await expect(comment('one')).rejects.toThrow('GitHub answered 429 to GET /repos/acme/help/issues/7/comments');
    expect(api.arrived).toHaveLength(1);
  });

  test.each([
    [403, 'permissions:'],
    [404, 'permissions:'],
    [422, 'see its message'],
    [410, 'Issues are switched off'],
  ])('that GitHub refuses with %i is not repeated, and the error says what to do', async (status, hint) => {
    api.faults.push(carryingOut, refusing(status, {}, 'Resource not accessible by integration'));
    const error: unknown = await comment('one').catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toBe(
      `GitHub answered ${status} to POST /repos/acme/help/issues/7/comments: Resource not accessible by integration.`,
    );
    expect((error as UserError).hint).toContain(hint);
    expect(api.changes()).toHaveLength(1);
  });

  test('that only reads is repeated after a fault, and given up after four', async () => {
    api.faults.push(refusing(500), breaking);
    expect(await api.github.list('/issues?labels=help-centre')).toEqual([]);
    api.faults.push(...Array.from({ length: 9 }, () => refusing(500)));
    await expect(api.github.get('/issues')).rejects.toThrow('GitHub answered 500');
    expect(api.arrived).toHaveLength(3 + 4);
  });

  test('keeps its token from a redirect and from messages', async () => {
    api.faults.push(refusing(301, { location: 'http://127.0.0.1:1/steal' }));
    await expect(api.github.get('/issues')).rejects.toThrow(/^GitHub answered 301/);
    const github = openGithub({ apiUrl: api.url, repository, token: 'wrong-token' });
    const error: unknown = await github.get('/issues').catch((thrown) => thrown);
    expect((error as UserError).hint).toBe('The token has expired or is wrong.');
    expect(JSON.stringify([(error as UserError).message, (error as UserError).hint])).not.toContain('wrong-token');
  });

  test('needs a token and a repository, and says which is missing', () => {
    expect(() => readGithubOptions({})).toThrow('GITHUB_TOKEN is not set.');
    expect(() => readGithubOptions({ GITHUB_TOKEN: token })).toThrow(MisuseError);
    expect(readGithubOptions({ GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository }).apiUrl).toBe('https://api.github.com');
  });
});

describe('issues of alerts', () => {
  const whatOf = (changes: readonly IssueChange[]): string[] => changes.map(({ what }) => what);
  const issue = (name: string, text: string) => ({ name, title: `${name}: what needs attention`, text });

  test('are opened, renewed in place, closed when done, and opened again when it comes back', async () => {
    await syncIssues(api.github, [issue('billing', '- [ ] a'), issue('tech', '- [ ] b')]);
    const [{ number: billing } = { number: 0 }, { number: tech } = { number: 0 }] = api.issues;
    expect(whatOf(await syncIssues(api.github, [issue('billing', '- [ ] a'), issue('tech', '- [ ] b')]))).toEqual([]);
    expect(whatOf(await syncIssues(api.github, [issue('billing', '- [ ] a2')]))).toEqual([
      `renewed: #${billing} billing: what needs attention`,
      `closed: #${tech} tech: what needs attention`,
    ]);
    expect(whatOf(await syncIssues(api.github, [issue('billing', '- [ ] a2'), issue('tech', '- [ ] c')]))).toEqual([
      `opened again: #${tech} tech: what needs attention`,
    ]);
    expect(api.issues.map(({ state, labels }) => [state, labels])).toEqual([
      ['open', ['help-centre']],
      ['open', ['help-centre']],
    ]);
    expect(api.changes()).toEqual([
      'POST /issues',
      'POST /issues',
      `PATCH /issues/${billing}`,
      `PATCH /issues/${tech}`,
      `PATCH /issues/${tech}`,
    ]);
  });

  test('are renewed with the ticks that people made', async () => {
    await syncIssues(api.github, [issue('billing', '- [ ] a\n- [ ] b')]);
    const [opened] = api.issues;
    if (opened !== undefined) opened.body = opened.body.replace('- [ ] a', '- [x] a');
    expect(whatOf(await syncIssues(api.github, [issue('billing', '- [ ] a\n- [ ] b')]))).toEqual([]);
    await syncIssues(api.github, [issue('billing', '- [ ] a\n- [ ] c')]);
    expect(opened?.body).toContain('- [x] a\n- [ ] c');
  });

  test('are opened once when the answer is lost', async () => {
    api.faults.push(carryingOut, losingAnswer);
    await syncIssues(api.github, [issue('billing', '- [ ] a')]);
    expect(api.issues).toHaveLength(1);
  });

  test('of other people stay as they are', async () => {
    const mine = {
      id: 1,
      number: 1,
      title: 'x',
      body: 'A bug',
      state: 'open' as const,
      labels: ['help-centre'],
      user: { login: 'ann' },
    };
    api.issues.push(mine, { ...mine, id: 2, number: 2, body: '<!-- jieda: alerts billing -->' });
    expect(whatOf(await syncIssues(api.github, []))).toEqual([]);
    expect(api.changes()).toEqual([]);
  });

  test('keep the ticks that people made, also after GitHub’s editor changed line ends', () => {
    const earlier = '<!-- jieda: alerts x -->\r\n- [x] read it\r\n- [X] gone\r\n- [ ] open';
    expect(withTicks('- [ ] read it\n- [ ] open\n- [ ] new', earlier)).toBe('- [x] read it\n- [ ] open\n- [ ] new');
  });
});
