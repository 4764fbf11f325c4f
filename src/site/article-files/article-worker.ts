import { workerData } from 'node:worker_threads';
import type { ArticleJobs } from './article-jobs.ts';
import { doArticleJobs } from './do-article-jobs.ts';

/** A thread of `writeArticleFiles`. */
await doArticleJobs(workerData as ArticleJobs);
