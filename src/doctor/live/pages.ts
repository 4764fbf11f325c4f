import { siteHeaders } from '../../server/headers.ts';
import { type Diagnosis, fault, ok, warning } from '../diagnosis.ts';
import { type Answer, ask, type Unanswered } from './ask.ts';
import { outcome } from './endpoint.ts';

/** Whether it is a home page of this engine, at the address that its pages name. */
export function diagnoseHome(address: string, { status, headers, body }: Answer): Diagnosis[] {
  if (status >= 300 && status < 400)
    return [
      warning('home', `${address}/ leads to ${headers.location ?? 'nowhere'}.`, 'Ask for the address that readers end up at.'),
    ];
  if (status !== 200)
    return [
      fault('home', `${address}/ answers with status ${status}.`, 'Build the site, and see that the proxy passes everything on.'),
    ];
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(body)?.[1];
  if (canonical === undefined) return [fault('home', `${address}/ is not a page of this engine.`, 'See where the proxy leads.')];
  const named = canonical.replace(/\/$/, '');
  return named === address
    ? [ok('home', 'its pages name this address')]
    : [
        warning(
          'home',
          `Its pages say that they are at ${named}: search engines, feeds and shared links lead there.`,
          'Correct `baseUrl` in site.yaml if that is not the public address.',
        ),
      ];
}

/** Headers that the server, or a host that reads `_headers`, sends with every page. */
export function diagnoseHeaders({ headers, raw }: Answer): Diagnosis[] {
  const wanted = siteHeaders([]);
  const missing = Object.keys(wanted).filter((name) => headers[name.toLowerCase()] === undefined);
  const twice = Object.keys(wanted).filter(
    (name) => raw.filter((each, index) => index % 2 === 0 && each.toLowerCase() === name.toLowerCase()).length > 1,
  );
  const policy = String(headers['content-security-policy'] ?? '');
  const isLoose = policy !== '' && !policy.includes("default-src 'none'");
  const hint =
    'Let the proxy pass the headers of the server on and add none of its own; a static host needs those of the file _headers.';
  return [
    ...(missing.length > 0
      ? [fault('headers', `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`, hint)]
      : []),
    ...(twice.length > 0
      ? [warning('headers', `${twice.join(', ')} ${twice.length === 1 ? 'is' : 'are'} sent twice.`, hint)]
      : []),
    ...(isLoose
      ? [warning('headers', `Content-Security-Policy is not the one of the server: ${policy.slice(0, 100)}.`, hint)]
      : []),
    ...(missing.length + twice.length === 0 && !isLoose
      ? [ok('headers', `all ${Object.keys(wanted).length} security headers are sent`)]
      : []),
  ];
}

export function diagnoseCompression(compressed: Answer | Unanswered): Diagnosis[] {
  if ('failed' in compressed || compressed.status !== 200) return [];
  const encoding = compressed.headers['content-encoding'];
  return encoding === undefined
    ? [
        warning(
          'compression',
          'Pages are sent uncompressed, three to four times as long.',
          'Let the proxy pass Accept-Encoding on; the build has compressed every file.',
        ),
      ]
    : [ok('compression', encoding)];
}

/** Files with a digest in their name are kept for a year; pages are asked for again each time. */
export async function diagnoseAssets(address: string, home: Answer): Promise<Diagnosis[]> {
  const named = [...home.body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
  const path = named.find((url) => url.includes('/_astro/') && /\.(?:js|css)$/.test(url));
  if (path === undefined || home.status !== 200) return [];
  const asset = await ask(new URL(path, `${address}/`).href);
  if ('failed' in asset || asset.status !== 200)
    return [
      fault(
        'files',
        `${path} is not there (${outcome(asset)}): pages have no style or script.`,
        'Let the proxy pass all paths on, and deploy whole builds only.',
      ),
    ];
  const kept = asset.headers['cache-control'] ?? '';
  const ofHome = home.headers['cache-control'] ?? '';
  const maxAge = Number(/max-age=(\d+)/.exec(ofHome)?.[1] ?? 0);
  return [
    kept.includes('immutable')
      ? ok('caching', 'files with a digest in their name are kept')
      : warning(
          'caching',
          `${path} is sent with Cache-Control “${kept}”, so returning readers fetch it again.`,
          'Pass the header of the server on: `public, max-age=31536000, immutable`.',
        ),
    ...(maxAge > 600
      ? [
          warning(
            'caching',
            `Pages are kept for ${maxAge} seconds, so readers see old ones.`,
            'Pass the header of the server on: `no-cache`.',
          ),
        ]
      : []),
  ];
}
