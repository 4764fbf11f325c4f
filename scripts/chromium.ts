import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine, or the one `CHROMIUM` names; `undefined` when there is none. */
export function findChromium(): string | undefined {
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
    ...folders.flatMap((folder) => [...names, 'Google Chrome', 'Chromium'].map((name) => join(folder, name))),
    chromium.executablePath(),
  ];
  return candidates.find((path) => existsSync(path));
}

/**
 * Starts the Chromium of this machine, without what a page of ours never needs. As root it runs without its sandbox,
 * which it refuses there.
 *
 * @param more further switches
 */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium() ?? '', args: [...switches, ...sandbox, ...more] });
}

/**
 * Of two lists of features Chromium takes the last, so the first ones are those of Playwright that matter on pages of
 * a server on this machine. The others are windows of the address bar: Chromium loads a page for each of them with
 * every window of ours, which takes half of the time of the browser tests.
 */
const disabledFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'MediaRouter', 'LensOverlay'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'OmniboxWebUIPopup'],
];

const switches = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  `--disable-features=${disabledFeatures.join(',')}`,
];

/**
 * A Chromium for the browser tests: the one `CHROMIUM` names, one of this machine, or one that can be
 * fetched now.
 *
 * @returns its path, or `undefined` when there is none and none can be had
 */
export async function provideChromium(): Promise<string | undefined> {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('There is no Chromium for the browser tests; fetching one.');
  run('playwright-core', ['install', 'chromium-headless-shell']);
  if (findChromium() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  }
  return findChromium();
}

function run(program: string, args: readonly string[]): void {
  spawnSync(program, args, { stdio: 'inherit', timeout: 300_000 });
}
