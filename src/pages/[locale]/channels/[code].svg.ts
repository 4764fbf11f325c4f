import type { APIRoute } from 'astro';
import { renderSVG } from 'uqr';
import { siteData } from '../../../site/site-data.ts';

export async function getStaticPaths() {
  const { frame } = await siteData();
  const codes = frame.channels.flatMap(({ id, qr }) => (qr === undefined || qr.startsWith('/') ? [] : [{ code: id, text: qr }]));
  return frame.site.locales.flatMap((locale) => codes.map(({ code, text }) => ({ params: { locale, code }, props: { text } })));
}

/** A channel's QR code, black on white in both colour schemes: many scanners read nothing else. */
export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(renderSVG(text, { ecc: 'M', border: 4 }), { headers: { 'Content-Type': 'image/svg+xml' } });
