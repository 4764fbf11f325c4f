import { readContent } from '../content/read-content.ts';
import { answerParent } from '../own-process.ts';
import type { CheckOrder } from './check-beside.ts';
import { checkContent } from './check-content.ts';

answerParent(async ({ contentDir, fragmentsDir, today }: CheckOrder) =>
  checkContent(await readContent(contentDir, fragmentsDir), { today }),
);
