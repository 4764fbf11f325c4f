import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { findInstalledChromium } from './find-chromium.ts';

/** Path of the Chromium that `CHROMIUM` names, or of one installed; `undefined` when there is none. */
export function findChromium(): string | undefined {
  return findInstalledChromium([chromium.executablePath()]);
}

/**
 * Starts Chromium without the features that our pages never need, and without its sandbox when run as root, where
 * Chromium refuses to start with it.
 *
 * @param more additional switches
 */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium() ?? '', args: [...switches, ...sandbox, ...more] });
}

/**
 * When `--disable-features` is given twice, Chromium uses the last list, so this one repeats those of Playwright’s that
 * matter for a local server. The last line disables popups of the address bar: Debian’s Chromium loads a page for each
 * of them with every window, which took half of the browser tests’ time.
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
 * Finds a Chromium for the browser tests, or installs one.
 *
 * @returns its path; `undefined` when none is found and none can be installed
 */
export async function provideChromium(): Promise<string | undefined> {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium was found for the browser tests; installing one.');
  run('playwright-core', ['install', 'chromium-headless-shell']);
  if (findChromium() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    const browser = hasPackage('chromium-headless-shell') ? 'chromium-headless-shell' : 'chromium';
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk']);
  }
  return findChromium();
}

/** Whether apt knows the package; Debian has the headless shell, older releases and Ubuntu do not. */
function hasPackage(name: string): boolean {
  return spawnSync('apt-cache', ['show', name], { timeout: 60_000 }).status === 0;
}

function run(program: string, args: readonly string[]): void {
  spawnSync(program, args, { stdio: 'inherit', timeout: 300_000 });
}
