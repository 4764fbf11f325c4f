import { createHash, type Hash } from 'node:crypto';
import { lstat, open, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Finding, finding } from '../findings/finding.ts';
import type { Rule } from '../findings/rules.ts';
import { readDrawing } from '../knowledge/files/drawing.ts';
import { listFolder } from '../knowledge/files/list-folder.ts';
import { faultOfPicture, firstLine } from './decode-picture.ts';
import { maxBytes, maxPixels } from './limits.ts';
import {
  darkPath,
  isDarkPath,
  isMediaPath,
  kindOf,
  lightPath,
  type MediaFile,
  type MediaKind,
  mediaEndings,
  type PictureSize,
} from './media-file.ts';
import { removeUnused } from './picture-cache.ts';
import { encoding } from './renditions.ts';

/** What is in content/media/. */
export interface Media {
  /** The folder that the paths below begin in: the content folder. */
  folder: string;
  /** Files that may be published, by path; dark versions are part of the light ones. */
  files: ReadonlyMap<string, MediaFile>;
  /** Paths of all files, also of those that may not be published. */
  paths: ReadonlySet<string>;
  findings: Finding[];
}

/** The media of a content folder that has none. */
export const noMedia: Media = { folder: '', files: new Map(), paths: new Set(), findings: [] };

/** Files read at the same time. */
const filesAtOnce = 8;

/** Decoding a picture takes up to 160 MB. */
const decodedAtOnce = 2;

/**
 * Reads and checks the files of content/media/. Symbolic links are not followed; those of the whole content folder are
 * reported when it is read.
 *
 * @param contentDir the content folder
 * @param shownAs path by which findings name it
 * @param cacheDir remembers which pictures have been decoded; without it none are, and a damaged one is not found
 */
export async function readMedia(contentDir: string, shownAs: string, cacheDir?: string): Promise<Media> {
  const listed = (await listFolder(join(contentDir, 'media'))).filter(({ path, kind }) => kind === 'file' && !isIgnored(path));
  const read = new Map<string, Read>();
  const queue = listed.values();
  await Promise.all(
    Array.from({ length: filesAtOnce }, async () => {
      for (const { path } of queue) read.set(`/media/${path}`, await readMediaFile(contentDir, `/media/${path}`, shownAs));
    }),
  );
  if (cacheDir !== undefined) await decodePictures(read, contentDir, shownAs, cacheDir);
  const paths = listed.map(({ path }) => `/media/${path}`);
  const found = (path: string): MediaFile | undefined => read.get(path)?.file;
  const files = new Map<string, MediaFile>();
  for (const path of paths) {
    const file = found(path);
    if (file === undefined || isDarkPath(path)) continue;
    const dark = found(darkPath(path));
    files.set(path, dark === undefined ? file : { ...file, dark });
  }
  const findings = paths.flatMap((path) => [
    ...(read.get(path)?.findings ?? []),
    ...(isDarkPath(path) ? checkDark(path, found, new Set(paths), `${shownAs}${path}`) : []),
  ]);
  return { folder: contentDir, files, paths: new Set(paths), findings };
}

interface Read {
  file?: MediaFile;
  findings?: Finding[];
}

/** Replaces the damaged pictures by findings. */
async function decodePictures(read: Map<string, Read>, contentDir: string, shownAs: string, cacheDir: string): Promise<void> {
  const queue = [...read.values()].flatMap(({ file }) => (file?.kind === 'picture' ? [file] : [])).values();
  await Promise.all(
    Array.from({ length: decodedAtOnce }, async () => {
      for (const file of queue) {
        const fault = await faultOfPicture(file, contentDir, cacheDir);
        if (fault === undefined) continue;
        const position = { file: `${shownAs}${file.path}`, line: 1, column: 1 };
        const message = `The picture is damaged or cut off: ${fault}.`;
        read.set(file.path, { findings: [finding('media/damaged', position, message, 'Copy or export it again.')] });
      }
    }),
  );
  await removeUnused(cacheDir);
}

/** Hidden files and READMEs belong to editors and to the repository. */
function isIgnored(path: string): boolean {
  return /(?:^|\/)(?:\.|README)/i.test(path);
}

async function readMediaFile(contentDir: string, path: string, shownAs: string): Promise<Read> {
  const file = `${shownAs}${path}`;
  const refuse = (rule: Rule, message: string, hint: string): Read => ({
    findings: [finding(rule, { file, line: 1, column: 1 }, message, hint)],
  });
  const kind = kindOf(path);
  if (!isMediaPath(path)) {
    return refuse(
      'media/name',
      `\`${path}\` cannot be written in an article.`,
      'Use letters, digits, `-`, `_`, `.` and `@` in names.',
    );
  }
  if (kind === undefined) {
    const isGif = /\.gif$/i.test(path);
    return refuse(
      'media/type',
      `\`${extname(path) || path}\` is not a type of file that is published.`,
      isGif
        ? 'Save it as PNG, or an animation as MP4 for `<Video>`.'
        : `Use one of ${mediaEndings.map((ending) => `\`${ending}\``).join(', ')}.`,
    );
  }
  const full = join(contentDir, path);
  const info = await lstat(full);
  if (!info.isFile()) return {};
  if (info.size > maxBytes[kind]) {
    return refuse(
      'media/too-large',
      `The file has ${inMegabytes(info.size)}.`,
      `${advice[kind]} The limit is ${inMegabytes(maxBytes[kind])}.`,
    );
  }
  const base = { path, kind, bytes: info.size };
  const refuseContent = (): Read =>
    refuse(
      'media/type',
      `The content of \`${path}\` is not what its name says.`,
      `Export it as \`${extname(path)}\` again, or correct the name.`,
    );
  if (kind === 'video' || kind === 'download') {
    const version = await versionOfLarge(full, path);
    return version === undefined ? refuseContent() : { file: { ...base, version } };
  }
  const bytes = await readFile(full);
  if (kind === 'drawing') {
    const { size, problems } = readDrawing(bytes.toString('utf8'));
    if (problems.length > 0 || size === undefined) {
      return {
        findings: problems.map(({ line, column, message, hint }) =>
          finding('media/unsafe-drawing', { file, line, column }, message, hint),
        ),
      };
    }
    return { file: { ...base, version: versionOf(bytes), size: { ...size, density: 1, hasAlpha: true } } };
  }
  if (kind === 'picture') return readPicture(base, bytes, refuse);
  return hasSignature(path, bytes) ? { file: { ...base, version: versionOf(bytes) } } : refuseContent();
}

type Refuse = (rule: Rule, message: string, hint: string) => Read;

const advice: Readonly<Record<MediaKind, string>> = {
  picture: 'Scale it down to 2000 pixels, or save it as JPEG or WebP.',
  drawing: 'Optimise it, for example with SVGO, or save it as PNG.',
  video: 'Encode it for the web, or put it on a video host.',
  captions: 'Split the video.',
  download: 'Compress or split it.',
};

async function readPicture(base: Omit<MediaFile, 'version'>, bytes: Buffer, refuse: Refuse): Promise<Read> {
  // Loaded on demand: most content has drawings only, or no media at all.
  const { default: sharp } = await import('sharp');
  const expected = { '.png': 'png', '.webp': 'webp' }[extname(base.path).toLowerCase()] ?? 'jpeg';
  try {
    const { format, width, height, autoOrient, hasAlpha, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== expected) {
      return refuse('media/type', `\`${base.path}\` is a file of type ${format}.`, 'Export it again, or correct the name.');
    }
    if (width * height * pages > maxPixels) {
      const limit = `${maxPixels / 1_000_000} million`;
      return refuse(
        'media/too-large',
        `The picture has ${width} × ${height} pixels.`,
        `Scale it down; the limit is ${limit} pixels.`,
      );
    }
    const density = /@2x\.[a-z]+$/i.test(base.path) ? 2 : 1;
    const size: PictureSize = {
      width: Math.max(1, Math.round(autoOrient.width / density)),
      height: Math.max(1, Math.round(autoOrient.height / density)),
      density,
      hasAlpha,
    };
    return { file: { ...base, version: versionOf(bytes, JSON.stringify(encoding)), size } };
  } catch (error) {
    return refuse('media/type', `The picture cannot be read: ${firstLine(error)}.`, 'Export it again as PNG, JPEG or WebP.');
  }
}

function versionOf(bytes: Buffer, settings = ''): string {
  return shortDigest(createHash('sha256').update(bytes).update(settings));
}

/** Bytes of a large file that are held at once. */
const readAtOnce = 1024 * 1024;

/**
 * Version of a file that is never held in memory as a whole.
 *
 * @param full where the file is
 * @param path by which articles name it
 * @returns `undefined` when it does not begin as files of its type do
 */
async function versionOfLarge(full: string, path: string): Promise<string | undefined> {
  const digest = createHash('sha256');
  const file = await open(full);
  try {
    // One buffer for all: those of a stream are collected more slowly than a fast disk fills them.
    const buffer = Buffer.alloc(readAtOnce);
    let { bytesRead } = await file.read(buffer);
    if (!hasSignature(path, buffer.subarray(0, bytesRead))) return undefined;
    while (bytesRead > 0) {
      digest.update(buffer.subarray(0, bytesRead));
      ({ bytesRead } = await file.read(buffer));
    }
  } finally {
    await file.close();
  }
  return shortDigest(digest);
}

function shortDigest(digest: Hash): string {
  return digest.digest('hex').slice(0, 10);
}

/** The dark version of a picture has a light one of the same size. */
function checkDark(
  path: string,
  found: (path: string) => MediaFile | undefined,
  paths: ReadonlySet<string>,
  file: string,
): Finding[] {
  const light = lightPath(path);
  const position = { file, line: 1, column: 1 };
  if (!paths.has(light)) {
    return [
      finding(
        'media/dark',
        position,
        `There is no \`${light}\` for light pages.`,
        'Add it under that name; articles name only the light picture.',
      ),
    ];
  }
  const [one, other] = [found(light)?.size, found(path)?.size];
  if (one === undefined || other === undefined || (one.width === other.width && one.height === other.height)) return [];
  return [
    finding(
      'media/dark',
      position,
      `It has ${other.width} × ${other.height} pixels, \`${light}\` ${one.width} × ${one.height}.`,
      'Give both the same size, so that the page does not move when the theme changes.',
    ),
  ];
}

/** First bytes of the types that have some; other types are text or archives that nothing opens by itself. */
const signatures: Readonly<Record<string, { at: number; bytes: string }>> = {
  '.docx': { at: 0, bytes: 'PK' },
  '.mp4': { at: 4, bytes: 'ftyp' },
  '.pdf': { at: 0, bytes: '%PDF-' },
  '.pptx': { at: 0, bytes: 'PK' },
  '.vtt': { at: 0, bytes: 'WEBVTT' },
  '.webm': { at: 0, bytes: '\x1a\x45\xdf\xa3' },
  '.xlsx': { at: 0, bytes: 'PK' },
  '.zip': { at: 0, bytes: 'PK' },
};

function hasSignature(path: string, bytes: Buffer): boolean {
  const signature = signatures[extname(path).toLowerCase()];
  if (signature === undefined) return true;
  // A byte order mark may come first.
  const start = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
  return bytes.toString('latin1', start + signature.at, start + signature.at + signature.bytes.length) === signature.bytes;
}

/** `1.5 MB`, `230 KB`. */
function inMegabytes(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round((kilobytes / 1024) * 10) / 10} MB`;
}
