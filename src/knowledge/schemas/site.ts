import { z } from 'zod';
import { idField, labelField } from '../fields.ts';
import { brandSchema } from './brand.ts';
import { editingSchema } from './editing.ts';

/** A host name without scheme, port and path. */
const hostName = /^(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/;

/** `content/site.yaml`: who runs the help centre, its locales and its settings. */
export const siteSchema = z.strictObject({
  name: labelField.describe('Name of the help centre, shown in the header and in page titles.'),
  tagline: labelField.describe('One sentence under the search field of the home page.'),
  tasks: z
    .array(
      z.strictObject({
        article: idField.describe('Id of the article that says how.'),
        label: labelField.describe('The task in two or three words.'),
        description: labelField.describe('The answer in one line, shown on wide screens.'),
        icon: z.string().default('circle-question-mark').describe('Name of an icon of Lucide, https://lucide.dev/icons'),
      }),
    )
    .max(6, 'must name at most six tasks: more of them are not read')
    .default([])
    .describe('What learners most often want to do, on the home page; six fill its rows.'),
  locales: z
    .array(idField)
    .min(1, 'must name at least one locale')
    .describe('Locales, the default first. Each needs a folder in `articles/` and a strings file in `src/i18n/`.'),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://help.example.com', abort: true })
    .refine((url) => /^https?:\/\/[^/?#@\\]+(?:\/[A-Za-z0-9][\w.~-]*)*\/?$/.test(url), {
      error: 'must be a host, or a host and a path of plain words, such as https://help.example.com or https://example.com/help',
      abort: true,
    })
    .transform((url) => new URL(url).href.replace(/\/$/, ''))
    .describe('Public address, `https://help.example.com` or `https://example.github.io/help`; without a slash at its end.'),
  brand: brandSchema.prefault({}).describe('How the help centre looks.'),
  contact: z.email('must be a mail address').describe('Mail address for everything except learners’ questions.'),
  licence: labelField.describe('Copyright or licence line in the footer.'),
  footer: z
    .strictObject({
      icp: z.string().min(1).optional(),
      police: z.string().min(1).optional(),
    })
    .default({})
    .describe('Registration numbers that sites in mainland China must show.'),
  videoHosts: z
    .array(z.string().regex(hostName, 'must be a host name such as player.bilibili.com'))
    .default([])
    .describe(
      'Hosts whose players `<Video>` may show, such as `player.bilibili.com`; every page’s policy allows frames of these.',
    ),
  searchContract: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      'Whether a build searches for every article’s `answers[]` and fails when one is not found. Turn it off only while migrating a large number of articles.',
    ),
  // Muchnik, Aral & Taylor (2013), Science 341, 647–651.
  publicCounts: z
    .enum(['on', 'off'])
    .default('off')
    .describe(
      'Whether article pages show how many readers found them helpful, once there are enough votes. Off by default: visible votes bias later ones, and votes decide what is written next.',
    ),
  retention: z
    .strictObject({
      votesDays: z.int().min(30).default(1095),
      commentsDays: z.int().min(7).default(365),
      questionsDays: z.int().min(7).default(365),
    })
    .prefault({})
    .describe('How long feedback is stored, in days.'),
  demandThreshold: z
    .strictObject({
      readers: z.int().min(2).default(3),
      days: z.int().min(1).max(365).default(30),
    })
    .prefault({})
    .describe('The text of a failed search is stored only once this many readers have searched for it within this many days.'),
  editing: editingSchema
    .optional()
    .describe('The repository of the content, for editing in the browser; without it, the internal edition has no editor.'),
  contentVersion: z
    .int()
    .min(1)
    .default(1)
    .describe('Version of the format of all files, which `npm run upgrade` raises when a newer engine needs it.'),
});

export type Site = z.output<typeof siteSchema>;
