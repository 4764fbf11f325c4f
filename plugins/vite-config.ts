import { join } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import type { Folders } from '../src/edition/folders.ts';

/** How Vite bundles the site's scripts and styles. */
export function viteConfig({ cacheDir, brandStylesFile, reportStylesFile }: Folders): UserConfig {
  return {
    cacheDir: join(cacheDir, 'vite'),
    plugins: [plainImports],
    // These style sheets are made by code, so they are not below src/.
    resolve: { alias: { 'jieda:brand.css': brandStylesFile, 'jieda:report.css': reportStylesFile } },
    build: {
      emptyOutDir: false,
      assetsInlineLimit: 0,
      target: oldestBrowsers,
      cssTarget: oldestBrowsers,
      // Astro's own directive would cause a warning for each page of the manual.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  };
}

/** In-app browsers run on old WebViews, such as those of Android 9 and iOS 12. */
const oldestBrowsers = ['chrome69', 'safari12'];

/** Lazily loaded parts of a page are small, so Vite’s code that preloads what they import would cost more than it saves. */
const plainImports: Plugin = {
  name: 'jieda:plain-imports',
  enforce: 'pre',
  apply: 'build',
  configEnvironment: (name) =>
    name === 'client' ? { build: { modulePreload: false, rolldownOptions: { output: { entryFileNames } } } } : undefined,
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : undefined),
};

/** Short names for the scripts of Astro components, which are in every page. */
function entryFileNames({ name }: { name: string }): string {
  return `_astro/${name.replace(/\.astro_astro_type_script.*$/, '')}.[hash].js`;
}
