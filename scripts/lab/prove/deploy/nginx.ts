import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../../src/errors.ts';
import { revisionsFileSchema } from '../../../../src/knowledge/revision.ts';
import { serveSite } from '../../load/child-server.ts';
import { freePort } from '../../load/free-port.ts';
import type { Workspace } from '../../workspace.ts';
import { hasProgram, runToEnd, startDaemon } from './programs.ts';
import { notShown, type Shown, show } from './shown.ts';
import { testAddress } from './test-address.ts';
import { askTls, type TlsRequest } from './tls-client.ts';

const host = 'scripts/host/nginx';

/** nginx with the files of scripts/host/nginx before a real server, and before files alone. */
export async function proveNginx(workspace: Workspace, siteDir: string): Promise<Shown[]> {
  if (!hasProgram('nginx') || !hasProgram('openssl')) return [notShown('nginx', 'nginx or openssl is not installed')];
  const folder = join(workspace.folder, 'nginx');
  mkdirSync(folder);
  const certificate = join(folder, 'cert.pem');
  await runToEnd('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    join(folder, 'key.pem'),
    '-out',
    certificate,
  ]);
  return [...(await proveProxy(workspace, folder, siteDir)), ...(await proveStatic(workspace, folder, siteDir))];
}

interface Adapted {
  tls: number;
  plain?: number;
  service?: number;
  root?: string;
}

/** Writes a file as an operator would install it, with this machine’s ports and paths. @returns the main file */
function adapt(folder: string, name: string, { tls, plain = 0, service = 0, root = '' }: Adapted): string {
  const text = readFileSync(join(host, name), 'utf8')
    .replaceAll(/listen 443/g, `listen 127.0.0.1:${tls}`)
    .replaceAll(/listen 80/g, `listen 127.0.0.1:${plain}`)
    .replaceAll('127.0.0.1:4321', `127.0.0.1:${service}`)
    .replaceAll('/srv/help/current', root)
    .replaceAll(/\/etc\/letsencrypt\/\S+fullchain\.pem/g, join(folder, 'cert.pem'))
    .replaceAll(/\/etc\/letsencrypt\/\S+privkey\.pem/g, join(folder, 'key.pem'))
    .replaceAll('/var/log/nginx/', `${folder}/`)
    .replaceAll('help.example.com', 'localhost');
  writeFileSync(join(folder, name), text);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${folder}/tmp-${each};`,
  );
  const main = join(folder, `main-${name}`);
  writeFileSync(
    main,
    `daemon off;\nuser root;\npid ${folder}/pid;\nerror_log ${folder}/main.log alert;\nevents {}\nhttp {\n  include /etc/nginx/mime.types;\n  ${temporary.join(' ')}\n  include ${folder}/${name};\n}\n`,
  );
  return main;
}

async function proveProxy(workspace: Workspace, folder: string, siteDir: string): Promise<Shown[]> {
  const [tls, plain] = [await freePort(), await freePort()];
  const service = await serveSite(siteDir, {
    KB_DATABASE: join(folder, 'help.db'),
    TRUSTED_PROXIES: '127.0.0.1',
    RATE_LIMIT: '3',
  });
  const main = adapt(folder, 'jieda.conf', { tls, plain, service: Number(new URL(service.url).port) });
  const checked = await runToEnd('nginx', ['-t', '-c', main]);
  const nginx = await startDaemon(workspace, 'nginx', ['-c', main], tls);
  try {
    const ca = readFileSync(join(folder, 'cert.pem'));
    const ask = (sent: Omit<TlsRequest, 'port' | 'ca'>) => askTls({ port: tls, ca, ...sent });
    const page = await ask({ path: '/', headers: { 'Accept-Encoding': 'br' } });
    const again = await ask({ path: '/', headers: { 'Accept-Encoding': 'br', 'If-None-Match': page.headers.etag ?? '' } });
    const redirect = await fetch(`http://127.0.0.1:${plain}/en/?q=1`, { redirect: 'manual' });
    const huge = await ask({ path: '/api/votes', method: 'POST', body: 'x'.repeat(20_000), from: '127.0.0.9' });
    const vote = (from: string, claimed?: string) => ask(voteOf(siteDir, from, claimed));
    const votes = [];
    // Whatever a reader claims to be, nginx adds the address that sent it.
    for (let number = 1; number <= 4; number += 1) votes.push((await vote('127.0.0.7', `203.0.113.${number}`)).status);
    const other = (await vote('127.0.0.8')).status;
    const logs = readdirSync(folder)
      .filter((name) => name.endsWith('.log'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    return [
      show('nginx -t jieda.conf', checked.code === 0, checked.output.trim().split('\n').at(-1) ?? ''),
      await testAddress('behind nginx, with TLS', `https://localhost:${tls}`, siteDir, { ca: join(folder, 'cert.pem') }),
      show('compression', page.headers['content-encoding'] === 'br', `content-encoding: ${page.headers['content-encoding']}`),
      show('304', again.status === 304, `If-None-Match was answered ${again.status}`),
      show('HTTP leads to HTTPS', redirect.status === 301, `${redirect.status} to ${redirect.headers.get('location')}`),
      show('large bodies', huge.status === 413, `20 000 bytes were answered ${huge.status}`),
      show(
        'forwarded host, scheme and address',
        votes.join() === '201,201,201,429' && other === 201,
        `limit of 3: one address was answered ${votes.join(', ')}, another one ${other}`,
      ),
      show('no address in a log', !logs.join('').includes('127.0.0.'), `${logs.join('').length} bytes of logs`),
    ];
  } finally {
    await nginx.stop();
    await service.stop();
  }
}

/** A vote as a browser sends it from a page of the site. */
function voteOf(siteDir: string, from: string, claimed: string | undefined): Omit<TlsRequest, 'port' | 'ca'> {
  const file = JSON.parse(readFileSync(join(siteDir, 'revisions.json'), 'utf8'));
  const { articles } = parse(revisionsFileSchema, file, 'revisions.json is not valid.');
  const { id, locale, revision } = articles[0] ?? { id: '', locale: '', revision: '' };
  return {
    path: '/api/votes',
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: 'https://localhost',
      'Sec-Fetch-Site': 'same-origin',
      ...(claimed !== undefined && { 'X-Forwarded-For': claimed }),
    },
    body: JSON.stringify({ article: id, locale, revision, value: 'helpful' }),
    from,
  };
}

async function proveStatic(workspace: Workspace, folder: string, siteDir: string): Promise<Shown[]> {
  const tls = await freePort();
  const main = adapt(folder, 'static.conf', { tls, root: siteDir });
  const checked = await runToEnd('nginx', ['-t', '-c', main]);
  const nginx = await startDaemon(workspace, 'nginx', ['-c', main], tls);
  try {
    const ca = readFileSync(join(folder, 'cert.pem'));
    const slash = await askTls({ port: tls, ca, path: '/en/search?q=1' });
    const hidden = await askTls({ port: tls, ca, path: '/_headers' });
    return [
      show('nginx -t static.conf', checked.code === 0, checked.output.trim().split('\n').at(-1) ?? ''),
      await testAddress('files alone, by nginx', `https://localhost:${tls}`, siteDir, {
        ca: join(folder, 'cert.pem'),
        isStatic: true,
      }),
      show('a missing slash', slash.status === 308, `${slash.status} to ${slash.headers.location}`),
      show('_headers is not sent', hidden.status === 404, `was answered ${hidden.status}`),
    ];
  } finally {
    await nginx.stop();
  }
}
