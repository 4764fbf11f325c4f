import { Document, isScalar, visit } from 'yaml';
import { contentVersion } from '../../knowledge/content-version.ts';
import type { Settings } from './settings.ts';
import { type FactId, type StarterTexts, starterTextsIn } from './starter-texts.ts';

type Label = Record<string, string>;

/** Channels of a new help centre: always mail, and what else was named. */
export function channelIds({ phone, chat }: Pick<Settings, 'phone' | 'chat'>): string[] {
  return ['mail', ...(phone === undefined ? [] : ['phone']), ...(chat === undefined ? [] : ['chat'])];
}

/** Products that were named, or two that most operators have. */
export function productsOf({ products, locales }: Settings): { id: string; label: Label; description: Label }[] {
  if (products === undefined) {
    return (['courses', 'membership'] as const).map((id) => ({
      id,
      label: each(locales, (texts) => texts.products[id].label),
      description: each(locales, (texts) => texts.products[id].description),
    }));
  }
  return products.map(({ id, label }) => {
    const labels = labelFrom(label, locales);
    return { id, label: labels, description: each(locales, (texts, locale) => texts.productDescription(labels[locale] ?? id)) };
  });
}

/** The YAML files of a new help centre, by name. */
export function operatorFilesFor(settings: Settings, { today, zone }: { today: string; zone: string }): Record<string, string> {
  const { name, locales, url, color, phone, chat } = settings;
  const mail = mailOf(settings);
  const names = labelFrom(name, locales);
  const office = { zone, weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])) };
  const channel = (id: 'mail' | 'phone' | 'chat', address: string, more: object): object => ({
    id,
    kind: id,
    label: each(locales, (texts) => texts.channels[id]),
    address,
    ...more,
    languages: locales,
    hours: office,
  });
  const files = {
    'site.yaml': {
      contentVersion,
      name: names,
      tagline: each(locales, ({ tagline }) => tagline),
      locales,
      baseUrl: url,
      brand: { color },
      contact: mail,
      licence: each(locales, (_texts, locale) => `© ${today.slice(0, 4)} ${names[locale]}`),
    },
    'taxonomy.yaml': {
      categories: (['orders', 'account', 'lessons', 'getting-help'] as const).map((id) => ({
        id,
        icon: categoryIcons[id],
        label: each(locales, ({ categories }) => categories[id].label),
        description: each(locales, ({ categories }) => categories[id].description),
        severity: id === 'orders' || id === 'account' ? 'high' : 'medium',
        reviewEvery: 180,
        owner: 'support',
      })),
      products: productsOf(settings),
      stages: stageIds.map((id) => ({ id, label: each(locales, ({ stages }) => stages[id]) })),
      voteReasons: (['unclear', 'incomplete', 'outdated', 'wrong'] as const).map((id) => ({
        id,
        label: each(locales, ({ voteReasons }) => voteReasons[id]),
        ...(id === 'wrong' && { severity: 'high' }),
      })),
    },
    'team.yaml': { teams: [{ id: 'support', name: each(locales, ({ team }) => team), mail }], people: [] },
    'channels.yaml': {
      channels: [
        channel('mail', mail, { firstReplyMinutes: 540 }),
        ...(phone === undefined ? [] : [channel('phone', phone, { firstReplyMinutes: 5 })]),
        ...(chat === undefined ? [] : [channel('chat', new URL(chat).host, { url: chat, firstReplyMinutes: 5 })]),
      ],
    },
    'facts.yaml': factIds.map((id) => ({
      id,
      value: each(locales, ({ facts }) => facts[id]),
      note: starterTextsIn(locales[0] ?? '').factNote,
    })),
  };
  return Object.fromEntries(
    Object.entries(files).map(([file, data]) => [file, `# ${headings[file]}\n${writeYaml(data, locales)}`]),
  );
}

/** YAML as people write it: texts of all locales, and lists of words, on one line. */
function writeYaml(data: unknown, locales: readonly string[]): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Map(_key, node) {
      const isLabel = node.items.every(({ key }) => isScalar(key) && locales.includes(String(key.value)));
      if (isLabel && node.items.length > 0 && String(node).length < maxLineLength) node.flow = true;
    },
    Seq(_key, node) {
      if (node.items.every(isScalar)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

const maxLineLength = 100;

/** First line of each file: what it is for, and where more is said. */
const headings: Readonly<Record<string, string>> = {
  'site.yaml':
    'Who runs the help centre. `tasks` for the home page, logo and fonts may be added: src/manual/en/brand.mdx and .vscode/schemas/ say how.',
  'taxonomy.yaml':
    'How articles are sorted. Ids are part of addresses; labels, order and icons (https://lucide.dev/icons) may change.',
  'team.yaml': 'Who writes and answers. People with skills, languages and hours a week may be added under `people`.',
  'channels.yaml': 'Ways to reach a person, the preferred first, with hours, holidays and the promised first reply in minutes.',
  'facts.yaml': 'What more than one article says: change it here, and every page follows. Shown by <Fact id="…" />.',
};

const categoryIcons = {
  orders: 'receipt-text',
  account: 'circle-user-round',
  lessons: 'circle-play',
  'getting-help': 'life-buoy',
};

const stageIds = ['before-purchase', 'getting-started', 'learning', 'keeping-on', 'leaving-and-returning'] as const;

const factIds: readonly FactId[] = [
  'refund-days',
  'refund-progress',
  'refund-review',
  'refund-arrival',
  'invoice-days',
  'code-minutes',
  'device-limit',
  'course-access',
];

/** The address that was named, or one at the help centre's host. */
function mailOf({ mail, url }: Settings): string {
  return mail ?? `support@${new URL(url).hostname.replace(/^help\./, '')}`;
}

function each(locales: readonly string[], text: (texts: StarterTexts, locale: string) => string): Label {
  return Object.fromEntries(locales.map((locale) => [locale, text(starterTextsIn(locale), locale)]));
}

function labelFrom(text: string | Record<string, string>, locales: readonly string[]): Label {
  if (typeof text === 'string') return Object.fromEntries(locales.map((locale) => [locale, text]));
  const [first] = Object.values(text);
  return Object.fromEntries(locales.map((locale) => [locale, text[locale] ?? first ?? '']));
}
