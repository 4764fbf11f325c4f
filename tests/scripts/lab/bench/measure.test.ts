import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Command, measure } from '../../../../scripts/lab/bench/measure.ts';
import { withWorkspace } from '../../../../scripts/lab/workspace.ts';

const busy = 'const end = process.cpuUsage().user + 400_000; while (process.cpuUsage().user < end);';

test.runIf(process.platform === 'linux')('counts the CPU time and memory of a child that was waited for', async () => {
  const child = `const held = Buffer.alloc(300 * 2 ** 20, 1); ${busy} console.log(held.length)`;
  const code = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}])`;
  const { cpuSeconds, wallSeconds, peakMiB, togetherMiB } = await withWorkspace((workspace) => measure(node(code), workspace));
  expect(cpuSeconds).toBeGreaterThan(0.4);
  expect(wallSeconds).toBeGreaterThan(0.4);
  expect(peakMiB).toBeGreaterThan(20);
  expect(togetherMiB).toBeGreaterThan(300 + peakMiB / 2);
});

test.runIf(process.platform === 'linux')('counts the CPU time and memory of a child that was left running', async () => {
  const child = `${busy} const held = Buffer.alloc(300 * 2 ** 20, 1); console.log(held.length); process.stdin.resume();`;
  const code = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdout.once('data', () => process.exit());`;
  const { cpuSeconds, peakMiB } = await withWorkspace((workspace) => measure(node(code), workspace));
  expect(cpuSeconds).toBeGreaterThan(0.4);
  expect(peakMiB).toBeGreaterThan(300);
});

test('reports the output of a program that failed, and removes its folder', async () => {
  let folder = '';
  const failing = withWorkspace((workspace) => {
    folder = workspace.folder;
    return measure(node('console.error("no such article"); process.exitCode = 3'), workspace);
  });
  await expect(failing).rejects.toMatchObject({ message: expect.stringContaining('ended with code 3'), hint: 'no such article' });
  expect(existsSync(folder)).toBe(false);
});

function node(code: string): Command {
  return { program: 'node', args: ['-e', code], cwd: process.cwd() };
}
