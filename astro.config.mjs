import mdx from '@astrojs/mdx';
import { defineConfig, passthroughImageService } from 'astro/config';
import { jieda } from './plugins/index.ts';

export default defineConfig({
  // Astro would colour code with inline styles, which the header policy refuses.
  integrations: [mdx({ syntaxHighlight: false }), ...jieda()],
  trailingSlash: 'ignore',
  compressHTML: 'jsx',
  // Everything a page loads is a file of its own, so that one header policy without hashes covers it.
  build: { inlineStylesheets: 'never' },
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: true },
});
