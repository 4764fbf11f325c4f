import { MisuseError, UserError } from '../../src/errors.ts';
import { countLeft, rotateKey } from '../../src/questions/rotate-key.ts';
import { SealError } from '../../src/questions/sealer.ts';
import type { Task } from './task.ts';

export const rotateKeyTask: Task = {
  summary: 'encrypts all questions with KB_KEY that are still encrypted with KB_KEY_OLD',
  needsId: false,
  accepts: [],
  async run({ store, sealer, key, oldKeys, print }, { json }) {
    if (oldKeys.some((old) => Buffer.from(old).equals(key)))
      throw new MisuseError(
        'KB_KEY and KB_KEY_OLD are the same key.',
        'KB_KEY is the new one, made by `openssl rand -base64 32`; KB_KEY_OLD is the one that it replaces.',
      );
    const before = await countLeft(store, sealer);
    if (oldKeys.length === 0 && before > 0)
      throw new MisuseError(
        `${before} questions are not encrypted with KB_KEY, or were before keys had names.`,
        'Set KB_KEY_OLD to the key that KB_KEY replaces, here and for the server, and run it again.',
      );
    const onProgress = (n: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`${n} of ${before} questions\n`);
    };
    const done = await rotateKey(store, sealer, { onProgress }).catch((error: unknown) => {
      if (!(error instanceof SealError)) throw error;
      throw new UserError(
        'The questions that are left can be decrypted neither with KB_KEY nor with KB_KEY_OLD. They stay as they are.',
        'Check both keys: KB_KEY is the new one, KB_KEY_OLD the one that the questions were encrypted with.',
      );
    });
    const left = await countLeft(store, sealer);
    if (json === true) print(JSON.stringify({ done, left }));
    else
      print(
        left === 0
          ? `${done} questions are encrypted with the new key; none is left. KB_KEY_OLD can go, here and for the server.`
          : `${done} questions are encrypted with the new key; ${left} are left, because they were changed meanwhile or cannot be decrypted. Run it again.`,
      );
    if (json !== true)
      print(
        'Searches in vain that fewer readers made than demandThreshold asks for are counted from the start; votes do not depend on the key.',
      );
  },
};
