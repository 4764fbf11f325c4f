import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { renderSVG } from 'uqr';
import { siteData } from '../../../site/site-data.ts';

export async function getStaticPaths() {
  const { frame } = await siteData();
  const codes = frame.channels.flatMap(({ id, qr }) => (qr === undefined || qr.startsWith('/') ? [] : [{ code: id, text: qr }]));
  return frame.site.locales.flatMap((locale) => codes.map(({ code, text }) => ({ params: { locale, code }, props: { text } })));
}

/**
 * A channel's QR code, black on white in both colour schemes: many scanners read nothing else. Phones save and read
 * pictures of this format.
 */
export const GET: APIRoute<{ text: string }> = async ({ props: { text } }) => {
  const drawing = renderSVG(text, { ecc: 'M', border: 4, pixelSize: 12 });
  const picture = await sharp(Buffer.from(drawing)).png({ palette: true, colours: 2 }).toBuffer();
  return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/png' } });
};
