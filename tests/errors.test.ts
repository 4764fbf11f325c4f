import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultOfMachine } from '../src/errors.ts';
import { newFolder } from './support/folder.ts';

const errorOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

test('what the machine refuses is said in words, with what to do', () => {
  expect(faultOfMachine(errorOf(() => writeFileSync('/dev/full', 'x')))).toMatchObject({
    message: 'The disk is full.',
    hint: 'Free some space, then run the command again.',
  });
  const refused = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/srv/help/site.yaml' });
  expect(faultOfMachine(refused)?.message).toBe('This user has no permission for /srv/help/site.yaml.');
});

test('a mistake of ours is no fault of the machine', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'a'));
  for (const error of [errorOf(() => writeFileSync(join(folder, 'a'), 'x')), new TypeError('x'), undefined, null, 'ENOSPC'])
    expect(faultOfMachine(error)).toBeUndefined();
});
