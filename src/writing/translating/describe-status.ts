import type { SinceTranslated } from './outdated-texts.ts';
import type { TranslationStatus } from './translation-status.ts';

/** More lines of one article are counted. */
const maxDifferences = 12;

interface Shown {
  since: ReadonlyMap<TranslationStatus, SinceTranslated>;
  /** Whether there are figures on what readers ask for. */
  hasDemand: boolean;
  /** Shows translations that are up to date, too, and every difference. */
  isWhole: boolean;
}

/** The translations for people, one locale after the other. */
export function describeStatus(all: readonly TranslationStatus[], shown: Shown): string {
  const order = shown.hasDemand
    ? 'What readers ask for most comes first.'
    : 'What is reviewed most often comes first: there is no report that says what readers ask for (`npm run report`).';
  const locales = [...Map.groupBy(all, ({ locale }) => locale)];
  if (locales.length === 0) return 'There is nothing to translate.\n';
  return locales.map(([locale, own]) => describeLocale(locale, own, order, shown)).join('\n');
}

function describeLocale(locale: string, own: readonly TranslationStatus[], order: string, shown: Shown): string {
  const countOf = (...states: TranslationStatus['state'][]): number => own.filter(({ state }) => states.includes(state)).length;
  const outdated = countOf('outdated', 'unmarked');
  const listed = own.filter(({ state }) => shown.isWhole || state !== 'up-to-date');
  return [
    `${locale}: ${countOf('up-to-date')} up to date, ${outdated} outdated, ${countOf('missing')} missing.`,
    ...(listed.length > 1 ? [order] : []),
    ...listed.flatMap((status) => describeOne(status, shown)),
    '',
  ].join('\n');
}

function describeOne(status: TranslationStatus, { since, isWhole }: Shown): string[] {
  const { locale, original, translation, state, asked } = status;
  const { id, data } = original;
  const demand = asked === 0 ? '' : `  asked for ${asked} ${asked === 1 ? 'time' : 'times'}`;
  const heading = `\n  ${state === 'unmarked' ? 'outdated' : state}  ${(translation ?? original).file}${demand}`;
  if (state === 'up-to-date') return [heading];
  if (state === 'missing') return [heading, `    Start it with \`npm run new -- ${data.type} ${id} --locale ${locale}\`.`];
  return [
    heading,
    ...(state === 'unmarked' ? [`    It does not say which revision of ${original.file} it translates.`] : []),
    ...describeSince(status, since.get(status), isWhole).map((line) => `    ${line}`),
    `    If it still holds: \`npm run translations -- accept ${id} --locale ${locale}\`.`,
  ];
}

function describeSince({ state, original }: TranslationStatus, since: SinceTranslated | undefined, isWhole: boolean): string[] {
  if (state === 'unmarked') return [];
  // Looking it up for all would take long.
  if (since === undefined) return [`\`npm run translations -- status ${original.id}\` shows what changed.`];
  if ('unknown' in since) return [since.unknown];
  const { differences } = since;
  if (differences.length === 0) return ['Only the order of words or the markup has changed.'];
  const listed = isWhole ? differences : differences.slice(0, maxDifferences);
  const more = differences.length - listed.length;
  return [
    ...listed.map(({ where, text }) => `${where}: ${text}`),
    ...(more > 0 ? [`and ${more} more changes; name the article to see them.`] : []),
  ];
}
