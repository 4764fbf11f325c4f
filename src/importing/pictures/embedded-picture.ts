import { createHash } from 'node:crypto';
import { downloadLimits } from './limits.ts';
import { typeOfPicture } from './picture-type.ts';

/** A picture that a document has inside; `path` is where it goes, below the content folder. */
export type EmbeddedPicture = { path: string; bytes: Buffer } | { fault: string };

/** Reads a picture from an address such as `data:image/png;base64,iVBORw0…`; `undefined` for other addresses. */
export function embeddedPicture(url: string): EmbeddedPicture | undefined {
  if (!/^data:/i.test(url)) return undefined;
  const start = url.indexOf(',') + 1;
  if (!/;base64$/i.test(url.slice(0, Math.max(0, start - 1)))) return { fault: 'it is not in base64' };
  const bytes = Buffer.from(url.slice(start), 'base64');
  if (bytes.length > downloadLimits.maxBytes) return { fault: `it is larger than ${downloadLimits.maxBytes / 1024 / 1024} MB` };
  const type = typeOfPicture(bytes);
  if ('fault' in type) return type;
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { path: `media/imported/${name}${type.ending}`, bytes };
}
