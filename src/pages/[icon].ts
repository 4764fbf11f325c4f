import type { APIRoute } from 'astro';
import { icoOf, signPng } from '../brand/icons.ts';
import { readSign } from '../brand/sign.ts';
import { cacheKey, siteData } from '../site/site-data.ts';

const icons = ['favicon.svg', 'favicon.ico', 'apple-touch-icon.png'] as const;

/** Icons of browser tabs and home screens, made from the brand's `favicon` or `mark`. */
export async function getStaticPaths() {
  const { frame } = await siteData();
  return icons.map((icon) => ({ params: { icon }, props: { icon }, cacheKey: cacheKey(frame.brand.digest, icon) }));
}

export const GET: APIRoute<{ icon: (typeof icons)[number] }> = async ({ props: { icon } }) => {
  const { brand } = (await siteData()).frame;
  const svg = await readSign({ picture: brand.favicon ?? brand.mark, colors: brand.colors });
  switch (icon) {
    case 'favicon.svg':
      return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
    case 'favicon.ico':
      return new Response(new Uint8Array(icoOf(await signPng(svg, 32), 32)), { headers: { 'Content-Type': 'image/x-icon' } });
    case 'apple-touch-icon.png':
      return new Response(new Uint8Array(await signPng(svg, 180, '#fff')), { headers: { 'Content-Type': 'image/png' } });
  }
};
