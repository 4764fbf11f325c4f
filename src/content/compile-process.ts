import { answerParent } from '../own-process.ts';
import type { CompileOrder } from './compile-beside.ts';
import { readContent } from './read-content.ts';

answerParent(async ({ contentDir, fragmentsDir }: CompileOrder) => {
  await readContent(contentDir, fragmentsDir);
});
