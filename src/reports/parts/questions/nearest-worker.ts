import { parentPort, workerData } from 'node:worker_threads';
import type { Text } from './nearest-articles.ts';
import { searchTexts } from './search-texts.ts';

const { siteDir, texts } = workerData as { siteDir: string; texts: readonly Text[] };
parentPort?.postMessage(await searchTexts(siteDir, texts));
