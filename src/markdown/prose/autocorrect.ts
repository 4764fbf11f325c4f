import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The package as `wasm-bindgen` makes it for bundlers: its functions, and how to hand them the compiled part. */
type Autocorrect = Pick<typeof import('@huacnlee/autocorrect'), 'format' | 'loadConfig'> & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/** What of AutoCorrect is used: https://huacnlee.github.io/autocorrect/rules */
const isEnabled = {
  'space-word': true,
  fullwidth: true,
  'no-space-fullwidth': true,
  'space-punctuation': false,
  'space-bracket': false,
  'space-backticks': false,
  'space-dash': false,
  'space-dollar': false,
  'no-space-fullwidth-quote': false,
  'halfwidth-word': false,
  'halfwidth-punctuation': false,
  spellcheck: false,
};

const maxPasses = 5;

let loaded: Autocorrect | undefined;

/** A Chinese text with spaces around Latin words and numbers, and with full-width punctuation. */
export function formatChinese(text: string): string {
  loaded ??= load();
  // A change can make another one possible: the full-width stop in `注:打开.然后` makes the colon one of a Chinese sentence.
  let formatted = text;
  for (let pass = 0; pass < maxPasses; pass++) {
    const before = formatted;
    formatted = loaded.format(before);
    if (formatted === before) break;
  }
  return formatted;
}

/** Importing WebAssembly as a module would make Node print a warning in every command. */
function load(): Autocorrect {
  const require = createRequire(import.meta.url);
  const functions = require('@huacnlee/autocorrect/autocorrect_bg.js') as Autocorrect;
  const bytes = readFileSync(require.resolve('@huacnlee/autocorrect/autocorrect_bg.wasm'));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    './autocorrect_bg.js': functions as unknown as WebAssembly.ModuleImports,
  });
  functions.__wbg_set_wasm(exports);
  (exports['__wbindgen_start'] as () => void)();
  const rules = Object.fromEntries(Object.entries(isEnabled).map(([name, enabled]) => [name, enabled ? 1 : 0]));
  functions.loadConfig(JSON.stringify({ rules }));
  return functions;
}
