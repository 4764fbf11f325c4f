import { expect, test } from 'vitest';
import { deletions } from '../../scripts/lab/prove/attacks/deleted-database.ts';
import { replacement } from '../../scripts/lab/prove/attacks/replaced-database.ts';
import { proveMisfortune } from '../../scripts/lab/prove/lost-database.ts';

test.each(Object.entries({ ...deletions, 'file replaced by a backup': replacement }))(
  'loses no acknowledged vote, says so, and recovers by itself: %s',
  async (_name, misfortune) => {
    const { lost, ready, recovered, log } = await proveMisfortune(misfortune);
    expect({ lost, ready, recovered }).toEqual({ lost: 0, ready: 503, recovered: 50 });
    expect(log).toMatch(/was (?:deleted|replaced).* while (?:it|the database) was in use\..*The database was reopened\./s);
  },
);
