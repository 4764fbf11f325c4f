import type { APIRoute } from 'astro';
import { searchStrings } from '../../../site/search-strings.ts';
import { localePaths } from '../../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** Strings and labels of the search; fetched when a reader first searches on a page that does not have them. */
export const GET: APIRoute = async ({ params }) =>
  new Response(JSON.stringify(await searchStrings(params['locale'] ?? '')), { headers: { 'Content-Type': 'application/json' } });
