import { decodeUriPart } from '../knowledge/decode-uri.ts';

/** The path of an address; none for the home page and for what is not an address. */
export function pathsOf(address: string): string[] {
  const url = URL.parse(address, 'https://help.example');
  return address === '' || url === null || url.pathname === '/' ? [] : [decodeUriPart(url.pathname)];
}
