import { withBase } from '../../knowledge/base-path.ts';

/** A file that the server did not give. */
export class UnreachableError extends Error {}

/**
 * Fetches a JSON file below `/search/`.
 *
 * @throws Error when it cannot be fetched
 */
export function fetchSearchFile(path: string): Promise<unknown> {
  return fetchJson(withBase(`/search/${path}`));
}

/** @throws Error when it cannot be fetched */
export async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new UnreachableError(`${address}: ${response.status}`);
  return response.json();
}

/** Whether the network failed, by the words of the browsers for it; anything else is a fault of ours. */
export function isNetworkFault(error: unknown): boolean {
  if (navigator.onLine === false || error instanceof UnreachableError) return true;
  return error instanceof Error && /fetch|network|load failed|importing a module|error loading/i.test(error.message);
}
