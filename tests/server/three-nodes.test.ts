import { expect, test } from 'vitest';
import { postgresPrograms } from '../../scripts/lab/load/postgres.ts';
import { isShared, useThreeNodes } from '../../scripts/lab/prove/attacks/three-nodes.ts';

test.skipIf(postgresPrograms === undefined)(
  'three processes on one database count as one, and outlast the end of a process and of the primary',
  { timeout: 120_000 },
  async () => {
    const result = await useThreeNodes(1);
    expect(result).toMatchObject({ lost: 0, duplicated: 0, failedPages: 0, ended: 0 });
    expect(result).toMatchObject({ counted: 1, heldBack: 11, texts: 11, atWork: 1, salts: result.days });
    expect(isShared(result)).toBe(true);
  },
);
