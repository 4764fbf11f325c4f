import { createHash } from 'node:crypto';
import { makePalette } from '../brand/palette.ts';
import { brandDigest, brandStyles } from '../brand/styles.ts';
import type { AskedMost } from '../knowledge/asked-most.ts';
import type { Label } from '../knowledge/fields.ts';
import type { Picture } from '../knowledge/files/picture.ts';
import { defaultLocale, type KnowledgeBase, type ServiceData } from '../knowledge/knowledge-base.ts';
import type { QuestionSettings } from '../knowledge/question-settings.ts';
import { type ReplyTemplate, replyTemplatesOf } from '../knowledge/reply-templates.ts';
import type { BrandSettings } from '../knowledge/schemas/brand.ts';
import type { Channel } from '../knowledge/schemas/channels.ts';
import type { Glossary } from '../knowledge/schemas/glossary.ts';
import type { Site } from '../knowledge/schemas/site.ts';
import type { Category, Product, Stage, VoteReason } from '../knowledge/schemas/taxonomy.ts';
import { staffOf, staffTeamsOf } from '../knowledge/staff-settings.ts';
import type { MediaFile } from '../media/media-file.ts';
import { plainRendition } from '../media/renditions.ts';
import type { Audience } from './visible-articles.ts';

/** Data of every page of an edition. */
export interface Frame {
  audience: Audience;
  defaultLocale: string;
  site: Pick<Site, 'name' | 'tagline' | 'tasks' | 'locales' | 'baseUrl' | 'contact' | 'licence' | 'footer'>;
  brand: FrameBrand;
  categories: Category[];
  products: Product[];
  stages: Stage[];
  voteReasons: VoteReason[];
  /** What the endpoint stores of reader data; shown on the privacy page. */
  keeping: Pick<Site, 'retention' | 'demandThreshold' | 'publicCounts'>;
  channels: Channel[];
  /** Who works on questions; empty in the public edition. */
  people: QuestionSettings['people'];
  /** Teams of staff; empty in the public edition. */
  staffTeams: QuestionSettings['teams'];
  /** Templates for their replies; empty in the public edition. Not part of the digest: only the endpoint reads them. */
  replies: ReplyTemplate[];
  /** Holidays of the channels, and what readers are told before they get in touch. */
  service: ServiceData;
  /** Hosts whose players article pages may show. */
  videoHosts: string[];
  glossary: Glossary;
  /** Locales in which the handbook is shown; empty without a handbook. */
  handbookLocales: string[];
  /** Names of owners by id; a person is shown as their team. */
  owners: Record<string, Label>;
  /** Cache of the compiled bodies. Not part of the digest. */
  fragmentsDir: string;
  /** Changes when anything above does: part of every page's cache key. */
  digest: string;
  /** The day the edition was made. Not part of the digest: show it only on pages without a cache key. */
  today: string;
  /** Ids of the articles that readers ask for most, by locale. Not part of the digest either. */
  askedMost: AskedMost['locales'];
}

/** How the help centre looks. */
export interface FrameBrand
  extends Pick<BrandSettings, 'shortName' | 'logoHasName' | 'placeholder' | 'analytics' | 'sharePictures'> {
  /** Whether the header shows a logo. */
  hasLogo: boolean;
  /** Whether the home page has a drawing. */
  hasHeroDrawing: boolean;
  mark?: Picture;
  favicon?: Picture;
  /** Colours of the browser's own frame around the page. */
  themeColor: { light: string; dark: string };
  /** Colours of pictures that are made of text. */
  colors: { brand: string; onBrand: string; tint: string; ink: string; ink2: string };
  /** The style sheet. */
  styles: string;
  /** Changes with everything that is drawn of the brand. */
  digest: string;
}

export function makeFrame(
  kb: KnowledgeBase,
  options: Pick<Frame, 'audience' | 'fragmentsDir' | 'today' | 'askedMost'> & {
    hasHandbook: boolean;
    media: ReadonlyMap<string, MediaFile>;
  },
): Frame {
  const { name, tagline, tasks, locales, baseUrl, contact, licence, footer, retention, demandThreshold, publicCounts } = kb.site;
  const shown = {
    audience: options.audience,
    defaultLocale: defaultLocale(kb),
    site: { name, tagline, tasks, locales, baseUrl, contact, licence, footer },
    brand: frameBrand(kb),
    categories: kb.categories,
    products: kb.taxonomy.products,
    stages: kb.taxonomy.stages,
    voteReasons: kb.taxonomy.voteReasons,
    keeping: { retention, demandThreshold, publicCounts },
    channels: kb.channels.map((channel) => withPublishedCode(channel, options.media)),
    people: options.audience === 'internal' ? staffOf(kb.team) : [],
    staffTeams: options.audience === 'internal' ? staffTeamsOf(kb.team) : [],
    service: kb.service,
    videoHosts: kb.site.videoHosts,
    glossary: kb.glossary,
    handbookLocales: options.hasHandbook ? locales : [],
    owners: ownerNames(kb),
    fragmentsDir: options.fragmentsDir,
  };
  // Where files are on this machine is not shown; the brand's own digest stands for its pictures.
  const { fragmentsDir, brand, ...rest } = shown;
  const { mark, favicon, ...look } = brand;
  const digest = createHash('sha256')
    .update(JSON.stringify([rest, look]))
    .digest('hex')
    .slice(0, 12);
  const replies = options.audience === 'internal' ? replyTemplatesOf(kb) : [];
  return { ...shown, replies, digest, today: options.today, askedMost: options.askedMost };
}

/** A picture of content/media/ has another path on the site. */
function withPublishedCode(channel: Channel, media: ReadonlyMap<string, MediaFile>): Channel {
  const picture = channel.qr === undefined ? undefined : media.get(channel.qr);
  return picture === undefined ? channel : { ...channel, qr: plainRendition(picture).path };
}

function frameBrand({ site: { brand }, brandFiles }: KnowledgeBase): FrameBrand {
  const { shortName, logoHasName, placeholder, analytics, sharePictures } = brand;
  const { logo, mark, favicon, heroDrawing, theme } = brandFiles;
  const { light, dark } = makePalette(brand.color, theme);
  const styles = brandStyles(brand, brandFiles);
  return {
    shortName,
    logoHasName: logoHasName && logo !== undefined,
    placeholder,
    analytics,
    sharePictures,
    hasLogo: (logo ?? mark) !== undefined,
    hasHeroDrawing: heroDrawing !== undefined,
    ...(mark && { mark }),
    ...(favicon && { favicon }),
    themeColor: { light: light['--surface'], dark: dark['--surface'] },
    colors: {
      brand: light['--brand'],
      onBrand: light['--on-brand'],
      tint: light['--tint'],
      ink: light['--ink'],
      ink2: light['--ink-2'],
    },
    styles,
    digest: brandDigest(styles, brandFiles),
  };
}

function ownerNames({ team: { teams, people } }: KnowledgeBase): Record<string, Label> {
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
  return Object.fromEntries([
    ...teamNames,
    ...people.map((person): [string, Label] => [person.id, teamNames.get(person.teams[0] ?? '') ?? {}]),
  ]);
}
