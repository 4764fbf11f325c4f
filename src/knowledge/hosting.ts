import { z } from 'zod';
import { basePathOf } from './base-path.ts';
import type { BrandSettings } from './schemas/brand.ts';

/** Name of the file in the built site. */
export const hostingFile = 'hosting.json';

/** `hosting.json`: how the site must be served. Written by the build, read when a server starts; public, like `revisions.json`. */
export const hostingSchema = z.strictObject({
  version: z.literal(1),
  /** Path below which the site is served, `/help`; empty at the root of a host. */
  basePath: z.string().regex(/^(?:\/[A-Za-z0-9][\w.~-]*)*$/),
  /** Sources that the Content-Security-Policy allows beside the site's own. */
  allow: z.strictObject({ script: z.array(z.string()), connect: z.array(z.string()), frame: z.array(z.string()) }),
  /** Sources that the policy of the editor allows; missing where there is none. */
  editor: z.strictObject({ connect: z.array(z.string()), img: z.array(z.string()) }).optional(),
});

export type Hosting = z.output<typeof hostingSchema>;

/** Of a site at the root of its host that loads nothing from elsewhere. */
export const plainHosting: Hosting = { version: 1, basePath: '', allow: { script: [], connect: [], frame: [] } };

/**
 * @param analytics `none` in the internal edition: staff are not counted
 * @param videoHosts hosts whose players pages may show in a frame
 */
export function hostingOf(baseUrl: string, analytics: BrandSettings['analytics'], videoHosts: readonly string[]): Hosting {
  const counted =
    analytics === 'none'
      ? { script: [], connect: [] }
      : { script: [new URL(analytics.script).origin], connect: analytics.connect };
  const allow = { ...counted, frame: videoHosts.map((host) => `https://${host}`) };
  return { version: 1, basePath: basePathOf(baseUrl), allow };
}
