import mdx from '@astrojs/mdx';
import { jieda } from './plugins/index.ts';

// Not through `defineConfig`, which is there for its types: `astro/config` also loads SVGO, some 400 modules.
/** @type {import('astro').AstroUserConfig} */
export default {
  // Astro would colour code with inline styles, which the header policy refuses.
  integrations: [mdx({ syntaxHighlight: false }), ...jieda()],
  trailingSlash: 'ignore',
  compressHTML: 'jsx',
  // Everything a page loads is a file of its own, so that one header policy without hashes covers it.
  build: { inlineStylesheets: 'never' },
  image: { service: { entrypoint: 'astro/assets/services/noop', config: {} } },
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: true },
};
