import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { parse } from '../../src/errors.ts';
import { createSealer, type Sealer } from '../../src/questions/sealer.ts';
import { loadOrCreateKey } from '../../src/server/key-file.ts';
import { keyVariable } from '../../src/server/shared-variables.ts';
import { isPostgresUrl } from '../../src/store/open-store.ts';

const keysSchema = z.object({ KB_KEY: keyVariable.optional(), KB_KEY_OLD: keyVariable.optional() });

/**
 * What opens the questions of a database: `KB_KEY`, or the key file beside it. None is made, as a new key opens nothing.
 *
 * @param variables usually `process.env`
 * @returns `undefined` without a key
 * @throws UserError when a key is not one
 */
export function openAskedWith(database: string, variables: NodeJS.ProcessEnv): Sealer | undefined {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { KB_KEY, KB_KEY_OLD } = parse(keysSchema, given, 'An environment variable has an invalid value.');
  const file = `${database}.key`;
  const key = KB_KEY ?? (!isPostgresUrl(database) && existsSync(file) ? loadOrCreateKey(file) : undefined);
  return key === undefined ? undefined : createSealer(key, randomBytes, KB_KEY_OLD === undefined ? [] : [KB_KEY_OLD]);
}
