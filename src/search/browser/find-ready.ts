import { withBase } from '../../knowledge/base-path.ts';
import { type ReadyAnswer, type ReadyFiles, readyFile, readyKey } from '../ready/ready-answer.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { fetchJson } from './fetch-search-file.ts';

/**
 * The ready answer to a query.
 *
 * @param files their folder is an address
 * @returns `undefined` when there is none or it cannot be loaded: search works without it
 */
export async function findReady(query: string, files: ReadyFiles | undefined): Promise<ReadyAnswer | undefined> {
  try {
    const key = readyKey(query);
    if (files === undefined || key === undefined) return undefined;
    const answers = await loadAnswers(readyFile(query, files));
    return answers.find((answer) => answer.key === key);
  } catch {
    return undefined;
  }
}

/** The file that was loaded last: the search page and its search ask for the same one. */
let last: { address: string; answers: Promise<ReadyAnswer[]> } | undefined;

function loadAnswers(address: string): Promise<ReadyAnswer[]> {
  if (last?.address === address) return last.answers;
  const answers = fetchJson(address) as Promise<ReadyAnswer[]>;
  last = { address, answers };
  // A failed load is retried on the next call.
  answers.catch(() => {
    last = undefined;
  });
  return answers;
}

/** Where the search page says that the ready answers are; it has asked for one of the files already. */
export function readyFilesOfPage(): ReadyFiles | undefined {
  const { ready: folder, count } = document.querySelector<HTMLElement>('script[data-ready]')?.dataset ?? {};
  return folder === undefined ? undefined : { folder, count: Number(count) };
}

/** Where the side index says that they are. */
export function readyFilesIn({ ready }: SideClient, locale: string): ReadyFiles | undefined {
  return ready && { ...ready, folder: withBase(`/search/${locale}/${ready.folder}`) };
}
