import { dayMs } from '../../metrics/instants.ts';
import type { AddressKind } from '../../monitoring/address-kind.ts';
import { type Diagnosis, fault, ok, warning } from '../diagnosis.ts';
import type { Answer, Certificate, Unanswered } from './ask.ts';
import { parseObject } from './endpoint.ts';

const daysToWarn = 14;

export function diagnoseCertificate(certificate: Certificate | undefined, now: number): Diagnosis[] {
  if (certificate === undefined) return [];
  const { refusedBecause, validTo } = certificate;
  const days = Math.floor((validTo - now) / dayMs);
  const until = Number.isNaN(validTo) ? 'an unknown day' : new Date(validTo).toISOString().slice(0, 10);
  if (days < 0) return [fault('certificate', `It expired on ${until}.`, 'Renew it, and see why it was not renewed by itself.')];
  if (refusedBecause !== undefined)
    return [
      fault(
        'certificate',
        `Browsers refuse it: ${refusedBecause}.`,
        'Use one of a public authority, for this name, with its intermediate certificates.',
      ),
    ];
  return days < daysToWarn
    ? [warning('certificate', `It is valid for ${days} more days, until ${until}.`, 'See whether it is renewed by itself.')]
    : [ok('certificate', `valid until ${until}`)];
}

/** `Strict-Transport-Security` is sent only when the endpoint knows from a trusted proxy that the reader used TLS. */
export function diagnoseHttps(address: string, { headers }: Answer): Diagnosis[] {
  if (!address.startsWith('https:')) {
    const isLocal = /^(?:localhost|127\.|\[::1\])/.test(new URL(address).host);
    return isLocal ? [] : [fault('https', 'The site is served without TLS.', 'Put a proxy with a certificate in front of it.')];
  }
  return headers['strict-transport-security'] === undefined
    ? [
        warning(
          'https',
          'The server does not see that readers use TLS: there is no Strict-Transport-Security.',
          'Let the proxy send `X-Forwarded-Proto https`, and name its address in TRUSTED_PROXIES.',
        ),
      ]
    : [ok('https', 'the server sees that readers use TLS')];
}

/** @param plain answer without TLS; a host that does not answer there is fine */
export function diagnosePlainHttp(plain: Answer | Unanswered | undefined, host: string): Diagnosis[] {
  if (plain === undefined || 'failed' in plain) return [];
  const { location = '' } = plain.headers;
  return plain.status >= 300 && plain.status < 400 && location.startsWith('https:')
    ? [ok('http', `http://${host}/ leads to https`)]
    : [warning('http', `http://${host}/ is answered without TLS (status ${plain.status}).`, 'Let it redirect to https.')];
}

/** Which address the endpoint counts this request for. */
export function diagnoseClient(address: string, live: Answer): Diagnosis[] {
  const kind = kindIn(live);
  if (kind === undefined || (kind !== 'public' && isLocal(address))) return [];
  if (kind === 'public') return [ok('client', 'the server sees the address of the reader')];
  return [
    warning(
      'client',
      `The server sees this request ${kind === 'none' ? 'without an address' : `coming from a ${kind} address`}. Unless this machine is in its network, it counts all readers as one: it holds their votes back and refuses their requests.`,
      'Name the proxy in TRUSTED_PROXIES, and let it send X-Forwarded-For.',
    ),
  ];
}

function isLocal(address: string): boolean {
  return /^(?:localhost|127\.|\[::1\])/.test(new URL(address).host);
}

/**
 * @param claimed answer to a request that says in `X-Forwarded-For` that it comes from an address that nobody has. From one
 *   of the proxies it would rightly be believed, and this machine may be one.
 */
export function diagnoseForgery(live: Answer, claimed: Answer | Unanswered): Diagnosis[] {
  const kind = kindIn(live);
  if ('failed' in claimed || kind === undefined || kind === 'loopback') return [];
  if (kindIn(claimed) !== 'documentation') return [ok('forgery', 'a made-up X-Forwarded-For is not believed')];
  const message = 'The server believes the X-Forwarded-For that this machine made up, so one reader can vote as many.';
  const hint = 'Let the proxy append the address to X-Forwarded-For, or replace it; TRUSTED_PROXIES must name the proxy alone.';
  return [kind === 'private' ? warning('forgery', message, hint) : fault('forgery', message, hint)];
}

function kindIn({ body }: Answer): AddressKind | undefined {
  return (parseObject(body) as { client?: AddressKind }).client;
}
