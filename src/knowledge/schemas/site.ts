import { z } from 'zod';
import { idField, labelField } from '../fields.ts';
import { brandSchema } from './brand.ts';

/** A host name without scheme, port and path. */
const hostName = /^(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/;

/** `content/site.yaml`: who runs the help centre, its locales and its settings. */
export const siteSchema = z.strictObject({
  /** Name of the help centre, shown in the header and in page titles. */
  name: labelField,
  /** One sentence under the search field of the home page. */
  tagline: labelField,
  /** What learners most often want to do, on the home page; six fill its rows. */
  tasks: z
    .array(
      z.strictObject({
        /** Id of the article that says how. */
        article: idField,
        /** The task in two or three words. */
        label: labelField,
        /** The answer in one line, shown on wide screens. */
        description: labelField,
        /** Name of an icon of Lucide, https://lucide.dev/icons */
        icon: z.string().default('circle-question-mark'),
      }),
    )
    .max(6, 'must name at most six tasks: more of them are not read')
    .default([]),
  /** Locales, the default first. Each needs a folder in `articles/` and a strings file in `src/i18n/`. */
  locales: z.array(idField).min(1, 'must name at least one locale'),
  /** Public address, `https://help.example.com` or `https://example.github.io/help`; without a slash at its end. */
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://help.example.com', abort: true })
    .refine((url) => /^https?:\/\/[^/?#@\\]+(?:\/[A-Za-z0-9][\w.~-]*)*\/?$/.test(url), {
      error: 'must be a host, or a host and a path of plain words, such as https://help.example.com or https://example.com/help',
      abort: true,
    })
    .transform((url) => new URL(url).href.replace(/\/$/, '')),
  /** How the help centre looks. */
  brand: brandSchema.prefault({}),
  /** Mail address for everything except learners' questions. */
  contact: z.email('must be a mail address'),
  /** Copyright or licence line in the footer. */
  licence: labelField,
  /** Registration numbers that sites in mainland China must show. */
  footer: z
    .strictObject({
      icp: z.string().min(1).optional(),
      police: z.string().min(1).optional(),
    })
    .default({}),
  /** Hosts whose players `<Video>` may show, such as `player.bilibili.com`; every page's policy allows frames of these. */
  videoHosts: z.array(z.string().regex(hostName, 'must be a host name such as player.bilibili.com')).default([]),
  /**
   * Whether a build searches for every article's `answers[]` and fails when one is not found. Turn it off only while
   * migrating a large number of articles.
   */
  searchContract: z.enum(['on', 'off']).default('on'),
  /**
   * Whether article pages show how many readers found them helpful, from five votes on and a day late. Off by default,
   * because visible votes bias later ones (Muchnik, Aral & Taylor 2013, Science 341, 647–651), and votes decide what
   * is written next.
   */
  publicCounts: z.enum(['on', 'off']).default('off'),
  /** How long feedback is stored, in days. */
  retention: z
    .strictObject({
      votesDays: z.int().min(30).default(1095),
      commentsDays: z.int().min(7).default(365),
      questionsDays: z.int().min(7).default(365),
    })
    .prefault({}),
  /** The text of a failed search is stored only once this many readers have searched for it within this many days. */
  demandThreshold: z
    .strictObject({
      readers: z.int().min(2).default(3),
      days: z.int().min(1).max(365).default(30),
    })
    .prefault({}),
});

export type Site = z.output<typeof siteSchema>;
