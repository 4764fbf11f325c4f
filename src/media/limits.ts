/**
 * Largest files of content/media/, in bytes, by kind. Pictures may be large: what is published is scaled down. Everything
 * else is published as it is.
 */
export const maxBytes = {
  picture: 8 * 1024 * 1024,
  drawing: 200 * 1024,
  video: 100 * 1024 * 1024,
  captions: 512 * 1024,
  download: 20 * 1024 * 1024,
} as const;

/** Width times height of a picture. A decoder needs about four bytes for each. */
export const maxPixels = 40_000_000;

/** CPU seconds for encoding one picture once. */
export const maxEncodingSeconds = 60;
