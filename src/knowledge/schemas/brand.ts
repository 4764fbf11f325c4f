import { z } from 'zod';
import { idField, labelField, textField } from '../fields.ts';

/** Media that a brand's pictures may be; their kind is read from the ending. */
const pictureField = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*\.(?:svg|png)$/,
    'must be the path of an SVG or PNG file below content/media/, such as `logo.svg`',
  );

/** One picture, or one for each colour scheme. */
const schemedPictureField = z
  .union([pictureField, z.strictObject({ light: pictureField, dark: pictureField })], {
    error: 'must be an SVG or PNG file below content/media/, such as `logo.svg`, or `{light: logo.svg, dark: logo-dark.svg}`',
  })
  .transform((value) => (typeof value === 'string' ? { light: value, dark: value } : value));

export type SchemedPicture = z.output<typeof schemedPictureField>;

/** Names of fonts, separated by commas; a style sheet could load anything with `url()`. */
const fontStackField = textField
  .max(400, 'must be at most 400 characters')
  .refine(
    (stack) =>
      stack
        .split(',')
        .every((name) => /^ *(?:[\p{L}\p{N}_-][\p{L}\p{N} ._-]*|"[\p{L}\p{N} ._-]+" *|'[\p{L}\p{N} ._-]+' *)$/u.test(name)),
    'must be names of fonts separated by commas, such as `"Inter", system-ui, sans-serif`',
  );

/** Whether a URL names one place in a Content-Security-Policy too, where `*` stands for any host. */
function isPlainUrl(url: string): boolean {
  // The parsed form shows what is escaped in the host, such as `%2A`.
  return !/[*,;'"\\<>\s]/.test(url + new URL(url).host);
}

/** The origin of a URL, for a Content-Security-Policy; a path would have a different meaning there. */
const originField = z
  .url({ protocol: /^https$/, error: 'must be an https origin, such as https://stats.example.com', abort: true })
  .refine((url) => URL.canParse(url) && new URL(url).origin === url.replace(/\/$/, '') && isPlainUrl(url), {
    error: 'must be an origin without a path, such as https://stats.example.com',
    abort: true,
  })
  .transform((url) => new URL(url).origin);

const scriptField = z
  .url({
    protocol: /^https$/,
    error: 'must be an https URL of a script, such as https://stats.example.com/count.js',
    abort: true,
  })
  .refine((url) => new URL(url).username === '' && isPlainUrl(url), 'must be a plain https URL of a script');

const colorShape = 'must be a colour such as `"#0a7d55"`, in quotes, or a hue from 0 to 360';

/** `brand` in site.yaml: how the help centre looks. Everything has a default. */
export const brandSchema = z.strictObject({
  logo: schemedPictureField.optional().describe('Shown in the header, 32 px high, beside the site’s name.'),
  shortName: labelField
    .optional()
    .describe(
      'Name in the header, by locale, where the site’s name is too long for one line of a phone: about 10 Latin or 6 Chinese characters fit.',
    ),
  logoHasName: z.boolean().default(false).describe('Whether the logo contains the name, which is then not written beside it.'),
  mark: pictureField
    .optional()
    .describe('Square sign for small places: shared pictures, reports, and the icon when there is no `favicon`.'),
  favicon: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*\.svg$/, 'must be the path of an SVG file below content/media/')
    .optional()
    .describe('SVG for browser tabs; the icons for older browsers and home screens are made from it.'),
  heroDrawing: schemedPictureField.optional().describe('Drawing beside the search field of the home page on wide screens.'),
  color: z
    .union(
      [z.number().min(0, colorShape).max(360, colorShape), z.string().regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, colorShape)],
      { error: colorShape },
    )
    .default(255)
    .describe('Hue of the palette, in degrees of OKLCH, or a colour with that hue; a grey makes a palette without colour.'),
  fonts: z
    .record(idField, fontStackField)
    .default({})
    .describe('Font stacks by locale; the engine’s own for locales that are left out.'),
  placeholder: labelField.optional().describe('Text in the empty search field, by locale.'),
  analytics: z
    .union(
      [
        z.literal('none'),
        z.strictObject({ script: scriptField, connect: z.array(originField).max(10, 'must be at most 10 origins').default([]) }),
      ],
      { error: 'must be `none`, or `script` with the https URL of a script and `connect` with the origins it sends to' },
    )
    .default('none')
    .describe('A script that counts visits, and the origins it may send to.'),
  sharePictures: z
    .enum(['articles', 'site', 'none'])
    .default('articles')
    .describe('Which pages have a picture of their own where they are shared: articles, the site as a whole, or none.'),
});

export type BrandSettings = z.output<typeof brandSchema>;
