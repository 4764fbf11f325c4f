import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell comes first: the same engine without a window, which takes half of the computing. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of the Chromium that `CHROMIUM` names, or of one installed; `undefined` when there is none. Needs no package.
 *
 * @param others further places where one may be
 */
export function findInstalledChromium(others: readonly string[] = []): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/snap/bin',
    '/Applications/Google Chrome.app/Contents/MacOS',
    '/Applications/Chromium.app/Contents/MacOS',
  ];
  const candidates = [
    ...[...names, 'Google Chrome', 'Chromium'].flatMap((name) => folders.map((folder) => join(folder, name))),
    ...others,
  ];
  return candidates.find((path) => existsSync(path));
}
