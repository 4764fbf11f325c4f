import { readFileSync } from 'node:fs';

/** What tests need of wrangler.jsonc. */
interface WranglerFile {
  assets: {
    binding: string;
    html_handling: 'force-trailing-slash';
    not_found_handling: '404-page';
    run_worker_first: string[];
  };
  ratelimits: { name: string; simple: { limit: number; period: number } }[];
}

export function readWranglerFile(): WranglerFile {
  return JSON.parse(readFileSync('wrangler.jsonc', 'utf8').replaceAll(/^\s*\/\/.*$/gm, ''));
}
