import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diagnoseContent, diagnoseSite } from '../src/doctor/content.ts';
import { diagnoseDatabase } from '../src/doctor/database.ts';
import { type Diagnosis, fault, renderDiagnoses } from '../src/doctor/diagnosis.ts';
import { diagnoseKey } from '../src/doctor/key.ts';
import { diagnoseAddress } from '../src/doctor/live/diagnose-live.ts';
import { diagnoseBrowser, diagnoseFolder, diagnoseNode, diagnosePackages, diagnoseSpace } from '../src/doctor/machine.ts';
import { diagnoseMessages } from '../src/doctor/messages.ts';
import { diagnosePort } from '../src/doctor/port.ts';
import { diagnoseStaffSignIn } from '../src/doctor/staff-sign-in.ts';
import { foldersOf, root } from '../src/edition/folders.ts';
import { MisuseError, UserError } from '../src/errors.ts';
import { basePathOf } from '../src/knowledge/base-path.ts';
import { readEnvironment } from '../src/knowledge/environment.ts';
import { readServerConfig, type ServerConfig } from '../src/server/config.ts';
import { isPostgresUrl } from '../src/store/open-store.ts';
import { runCommand } from './command-line.ts';
import { findInstalledChromium } from './find-chromium.ts';
import { serverVariables } from './serve-until-stopped.ts';

await runCommand(
  {
    name: 'npm run doctor',
    summary:
      'Says what is missing on this machine, or at the address of a help centre; exit code 1 when there are errors. Nothing it does stays.',
    options: { url: { type: 'string' }, json: { type: 'boolean', default: false } },
    help: { url: 'look at this address instead, as readers reach it: https://help.example.com', json: 'print JSON' },
    environment: serverVariables,
  },
  async ({ url, json }) => {
    const diagnoses = url === undefined ? await diagnoseMachine() : await diagnoseAddress(readAddress(url), Date.now);
    process.stdout.write(json ? `${JSON.stringify({ diagnoses }, null, 2)}\n` : renderDiagnoses(diagnoses));
    return diagnoses.some(({ status }) => status === 'error') ? 1 : 0;
  },
);

/** @throws MisuseError */
function readAddress(url: string): string {
  const { protocol, origin, pathname, search, hash } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  if (/^https?:$/.test(protocol) && search === '' && hash === '') return `${origin}${pathname}`.replace(/\/$/, '');
  throw new MisuseError(
    `--url cannot be \`${url}\`.`,
    'Give an address such as https://help.example.com, with its path if it has one.',
  );
}

async function diagnoseMachine(): Promise<Diagnosis[]> {
  const environment = readEnvironment(process.env);
  const folders = foldersOf(environment);
  const packages = await diagnosePackages(root);
  const hasTools = existsSync(join(root, 'node_modules/playwright-core'));
  const content = await diagnoseContent(environment, folders);
  const config = readConfig();
  return [
    diagnoseNode(),
    packages,
    diagnoseBrowser(findInstalledChromium(), hasTools),
    await diagnoseFolder('build folder', dirname(folders.outDir)),
    await diagnoseSpace(folders.outDir),
    ...('about' in config ? [config] : await diagnoseServer(config, content.baseUrl)),
    ...content.diagnoses,
    ...diagnoseMessages(content.questions, process.env),
    ...('about' in config
      ? []
      : diagnoseStaffSignIn({ header: config.staffHeader, audience: environment.audience, people: content.people })),
    diagnoseSite(folders.outDir, environment.audience, Date.now()),
  ];
}

/** What `npm run serve` needs. */
async function diagnoseServer(config: ServerConfig, baseUrl: string | undefined): Promise<Diagnosis[]> {
  const { database, host, port, key } = config;
  const data = isPostgresUrl(database) ? [] : [await diagnoseFolder('data folder', dirname(database))];
  return [
    ...data,
    diagnoseKey(key, `${database}.key`, !isPostgresUrl(database) && existsSync(database)),
    ...(await diagnoseDatabase(database, Date.now())),
    await diagnosePort(host, port, baseUrl === undefined ? '' : basePathOf(baseUrl)),
  ];
}

/** A variable that the server would refuse is one of the things to say. */
function readConfig(): ServerConfig | Diagnosis {
  try {
    return readServerConfig(process.env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return fault('settings', error.message, error.hint);
  }
}
