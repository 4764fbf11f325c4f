/** What the first bytes of a file say that it is, whatever the server calls it. */
export type PictureType = { ending: '.png' | '.jpg' | '.webp' } | { fault: string };

export function typeOfPicture(bytes: Buffer): PictureType {
  const starts = (text: string, at = 0): boolean => bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
  if (starts('\x89PNG\r\n\x1a\n')) return { ending: '.png' };
  if (starts('\xff\xd8\xff')) return { ending: '.jpg' };
  if (starts('RIFF') && starts('WEBP', 8)) return { ending: '.webp' };
  if (starts('GIF8')) return { fault: 'it is a GIF: save it as PNG, or as a video' };
  if (starts('ftypavif', 4) || starts('ftypavis', 4)) return { fault: 'it is an AVIF: save it as PNG or JPEG' };
  const head = bytes.subarray(0, 1_000).toString('latin1').toLowerCase();
  if (head.includes('<svg')) return { fault: 'it is an SVG, which may contain scripts: look at it and save it yourself' };
  if (head.includes('<html') || head.includes('<!doctype')) return { fault: 'it is a page, not a picture' };
  return { fault: 'it is not a PNG, JPEG or WebP picture' };
}
