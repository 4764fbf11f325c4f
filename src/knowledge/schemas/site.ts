import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** `content/site.yaml`: who runs the help centre and in which languages. */
export const siteSchema = z.strictObject({
  /** Name of the help centre, shown in the header and in titles. */
  name: labelField,
  /** One sentence under the search field of the home page. */
  tagline: labelField,
  /** Locale ids, the default first. Each needs a folder in `articles/` and a strings file in `src/i18n/`. */
  locales: z.array(idField).min(1, 'must name at least one locale'),
  /** Public address without a path, `https://help.example.com`. */
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://help.example.com', abort: true })
    .refine((url) => new URL(url).pathname === '/', {
      error: 'must not have a path: the help centre stands at the root of its host',
      abort: true,
    })
    .transform((url) => new URL(url).origin),
  /** Mail address of the operator for everything that is not a learner's question. */
  contact: z.email('must be a mail address'),
  /** Copyright or licence line of the footer. */
  licence: labelField,
  /** Registration numbers that sites in mainland China must show; left out when there are none. */
  footer: z
    .strictObject({
      icp: z.string().min(1).optional(),
      police: z.string().min(1).optional(),
    })
    .default({}),
  /**
   * Whether a build asks every article's `answers[]` of the search and stops when one is not found; off only
   * while a large stock of articles is being taken over.
   */
  searchContract: z.enum(['on', 'off']).default('on'),
  /**
   * Whether an article's page says how many readers it helped, from five votes on and a day late. Off by
   * default: a figure beside the question sways the answer (Muchnik, Aral & Taylor 2013, Science 341, 647–651),
   * and here answers decide what is written next.
   */
  publicCounts: z.enum(['on', 'off']).default('off'),
  /** How long what readers sent is kept, in days. */
  retention: z
    .strictObject({
      votesDays: z.int().min(30).default(1095),
      commentsDays: z.int().min(7).default(365),
      questionsDays: z.int().min(7).default(365),
    })
    .prefault({}),
  /** A failed search is kept as text only when this many readers asked it within the window. */
  demandThreshold: z
    .strictObject({
      readers: z.int().min(2).default(3),
      days: z.int().min(1).max(365).default(30),
    })
    .prefault({}),
});

export type Site = z.output<typeof siteSchema>;
