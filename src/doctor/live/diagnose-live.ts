import type { Diagnosis } from '../diagnosis.ts';
import { fault, ok } from '../diagnosis.ts';
import { type Answer, ask } from './ask.ts';
import { diagnoseClock, diagnoseLive, diagnoseReady, diagnoseVoting } from './endpoint.ts';
import { diagnoseAssets, diagnoseCompression, diagnoseHeaders, diagnoseHome } from './pages.ts';
import { diagnoseCertificate, diagnoseClient, diagnoseForgery, diagnoseHttps, diagnosePlainHttp } from './transport.ts';

/**
 * Looks at a help centre as its readers reach it. Nothing is stored there: the vote it sends is not valid.
 *
 * @param address with the base path, without a slash at its end: `https://help.example.com`
 */
export async function diagnoseAddress(address: string, now: () => number): Promise<Diagnosis[]> {
  const home = await ask(`${address}/`);
  if ('failed' in home) {
    const hint = 'Check the name in DNS, the port, the firewall, and that the proxy runs.';
    return [fault('address', `${address} does not answer: ${home.failed}.`, hint)];
  }
  const origin = new URL(address).origin;
  const forged = { 'X-Forwarded-For': '192.0.2.77', Forwarded: 'for=192.0.2.77' };
  const json = { 'Content-Type': 'application/json', Origin: origin };
  const [live, claimed, ready, vote, compressed, plain] = await Promise.all([
    ask(`${address}/api/live`),
    ask(`${address}/api/live`, { headers: forged }),
    ask(`${address}/api/ready`),
    ask(`${address}/api/votes`, { method: 'POST', headers: json, body: '{}' }),
    ask(`${address}/`, { headers: { 'Accept-Encoding': 'br, gzip' } }),
    hasUsualPort(address) ? ask(`http://${new URL(address).hostname}/`) : undefined,
  ]);
  const hasEndpoint = isLive(live);
  return [
    ok('address', `${address} answers (${home.status})`),
    ...diagnoseCertificate(home.certificate, now()),
    ...diagnoseHttps(address, home),
    ...diagnosePlainHttp(plain, new URL(address).host),
    ...diagnoseHome(address, home),
    ...diagnoseHeaders(home),
    ...diagnoseCompression(compressed),
    ...(await diagnoseAssets(address, home)),
    diagnoseLive(live, hasEndpoint),
    ...(hasEndpoint
      ? [diagnoseReady(ready), ...diagnoseClient(address, live), ...diagnoseForgery(live, claimed), diagnoseVoting(vote)]
      : []),
    ...diagnoseClock(home),
  ];
}

/** Only there does a reader who types the name alone arrive without TLS. */
function hasUsualPort(address: string): boolean {
  const { protocol, port } = new URL(address);
  return protocol === 'https:' && port === '';
}

function isLive(answer: Answer | { failed: string }): answer is Answer {
  return 'status' in answer && answer.status === 200 && answer.body.includes('"status":"live"');
}
