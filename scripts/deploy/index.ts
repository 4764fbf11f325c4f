import { configured } from './configured.ts';
import { database } from './database.ts';
import { preview } from './preview.ts';
import { server } from './server.ts';
import type { DeployTask } from './task.ts';
import { test } from './test.ts';
import { workers } from './workers.ts';

/** What `npm run deploy` does, by the word after it. */
export const deployTasks: Readonly<Record<string, DeployTask>> = { configured, server, workers, test, preview, database };
