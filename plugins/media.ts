import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { mediaSource, publishMedia } from '../src/media/publish-media.ts';
import { contentType } from '../src/server/headers.ts';
import { type BuildContext, contentOf } from './build-context.ts';
import type { SitePart } from './site-part.ts';

/** Publishes the pictures, videos and downloads of the edition; `dev` encodes a picture when it is asked for. */
export function media(context: BuildContext): SitePart {
  const { environment, folders } = context;
  const options = { contentDir: environment.contentDir, cacheDir: folders.mediaCacheDir };
  return {
    name: 'media',
    complete: async (log) => {
      const { media: files } = contentOf(context);
      if (files.length === 0) return;
      const encoded = await publishMedia(files, { ...options, siteDir: folders.stagingDir });
      log(`${files.length} files of content/media/ are shown${encoded === 0 ? '' : `, ${encoded} pictures were encoded`}`);
    },
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use((request, response, next) => {
          const path = pathOf(request.url ?? '');
          if (path === undefined) {
            next();
            return;
          }
          mediaSource(path, contentOf(context).media, options)
            .then((file) => {
              if (file === undefined) {
                next();
                return;
              }
              response.setHeader('Content-Type', contentType(extname(path)));
              createReadStream(file).on('error', next).pipe(response);
            })
            .catch((error: unknown) => {
              logger.error(String(error));
              next();
            });
        });
      },
    },
  };
}

/** `undefined` for everything that is not below /media/. */
function pathOf(url: string): string | undefined {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/media/')) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
