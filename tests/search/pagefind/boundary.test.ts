import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Pagefind's package, API, options, files and formats; the folder names `pagefind/` and the type of its client are ours. */
const internals =
  /from 'pagefind'|addHTMLFile|addCustomRecord|writeFiles\(|noWorker|termSimilarity|termSaturation|pageLength|diacriticSimilarity|metaWeights|plain_excerpt|raw_content|word_count|data-pagefind|pagefind-entry|pagefind\.js|pf_fragment|pf_index|pf_meta|pagefind_dcd|PAGEFIND_|\\u200[bB]/;

const own = 'src/search/pagefind/';

test('only its own folder knows the internals of Pagefind', () => {
  const files = ['src', 'plugins', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  );
  // What measures Pagefind by itself must know it.
  const knowing = files.filter(
    (path) => /\.(?:ts|astro|mjs)$/.test(path) && !path.startsWith('scripts/lab/') && internals.test(readFileSync(path, 'utf8')),
  );
  expect(knowing.filter((path) => !path.startsWith(own))).toEqual([]);
  expect(knowing.length).toBeGreaterThan(3);
});
