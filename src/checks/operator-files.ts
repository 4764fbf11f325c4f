import { type Finding, finding } from '../findings/finding.ts';
import { interfaceLocales } from '../i18n/strings.ts';
import { channelPath } from '../knowledge/channel-path.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { fieldName } from '../knowledge/field-name.ts';
import type { Label } from '../knowledge/fields.ts';
import type { YamlSource } from '../knowledge/files/yaml-source.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { OperatorData } from '../knowledge/operator-files.ts';
import { tellWords } from '../knowledge/schemas/question-rules.ts';
import type { Check } from './check.ts';

/** The operator's YAML files are consistent: labels in every locale, unique ids, references that resolve. */
export const checkOperatorFiles: Check = ({ kb }) => [...locales(kb), ...labels(kb), ...repeatedIds(kb), ...references(kb)];

function locales({ site, sources }: KnowledgeBase): Finding[] {
  return site.locales.flatMap((locale, index) =>
    interfaceLocales.includes(locale) || sources.site === undefined
      ? []
      : [
          finding(
            'schema/unknown-locale',
            sources.site.locate(['locales', index]),
            `The interface is not translated into \`${locale}\`.${didYouMean(nearest(locale, interfaceLocales))}`,
            `Use one of ${interfaceLocales.map((id) => `\`${id}\``).join(', ')}, or add src/i18n/${locale}.ts and list it in src/i18n/strings.ts.`,
          ),
        ],
  );
}

/** Labels are recognised by the name of their field, wherever they are. */
function labels(kb: KnowledgeBase): Finding[] {
  const { locales } = kb.site;
  if (locales.length === 0) return [];
  return entries(kb).flatMap(([name, source]) =>
    name === 'synonyms'
      ? []
      : labelsIn(source.data, []).flatMap(({ path, label }) => [
          ...locales
            .filter((locale) => label[locale] === undefined)
            .map((locale) =>
              finding(
                'translation/label',
                source.locate(path),
                `\`${fieldName(path)}\` has no text for \`${locale}\`.`,
                `Add \`${locale}: …\`.`,
              ),
            ),
          ...Object.keys(label)
            .filter((locale) => !locales.includes(locale))
            .map((locale) =>
              finding(
                'schema/unknown-locale',
                source.locateKey([...path, locale]),
                `\`${locale}\` is not a locale.${didYouMean(nearest(locale, locales))}`,
                'The locales are listed in site.yaml.',
              ),
            ),
        ]),
  );
}

const labelFields = new Set([
  'name',
  'shortName',
  'tagline',
  'licence',
  'label',
  'description',
  'value',
  'term',
  'definition',
  'note',
  'placeholder',
  'button',
  'prepare',
]);

function labelsIn(data: unknown, path: PropertyKey[]): { path: PropertyKey[]; label: Label }[] {
  if (data === null || typeof data !== 'object') return [];
  const isArray = Array.isArray(data);
  return Object.entries(data).flatMap(([key, value]) => {
    const below = [...path, isArray ? Number(key) : key];
    const field = isArray ? path.at(-1) : key;
    const isLabel =
      typeof field === 'string' && labelFields.has(field) && value !== null && typeof value === 'object' && !Array.isArray(value);
    return isLabel ? [{ path: below, label: value as Label }] : labelsIn(value, below);
  });
}

function repeatedIds(kb: KnowledgeBase): Finding[] {
  const lists: [keyof OperatorData, { id: string; path: PropertyKey[] }[]][] = [
    ['site', kb.site.locales.map((id, index) => ({ id, path: ['locales', index] }))],
    ['taxonomy', categoryPaths(kb.taxonomy.categories, ['categories'])],
    ['taxonomy', paths(kb.taxonomy.products, 'products')],
    ['taxonomy', paths(kb.taxonomy.stages, 'stages')],
    ['taxonomy', paths(kb.taxonomy.voteReasons, 'voteReasons')],
    ['team', [...paths(kb.team.teams, 'teams'), ...paths(kb.team.people, 'people')]],
    ['channels', kb.channels.map(({ id }, index) => ({ id, path: channelPath(kb.sources.channels, index) }))],
    ['facts', paths(kb.facts)],
    ['glossary', paths(kb.glossary)],
  ];
  return lists.flatMap(([name, list]) => {
    const source = kb.sources[name];
    const seen = new Set<string>();
    return list.flatMap(({ id, path }) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew || source === undefined
        ? []
        : [finding('id/duplicate', source.locate([...path, 'id']), `The id \`${id}\` is used twice.`, 'Give each its own id.')];
    });
  });
}

function references(kb: KnowledgeBase): Finding[] {
  const teams = kb.team.teams.map(({ id }) => id);
  const people = kb.team.people.map(({ id }) => id);
  const categories = kb.categories.map(({ id }) => id);
  const products = kb.taxonomy.products.map(({ id }) => id);
  const pathOf = (channel: number): PropertyKey[] => channelPath(kb.sources.channels, channel);
  const expectKnown = (
    name: keyof OperatorData,
    rule: Finding['rule'],
    kind: string,
    known: readonly string[],
    id: string,
    path: PropertyKey[],
  ): Finding[] => {
    const source = kb.sources[name];
    return source === undefined || known.length === 0 || known.includes(id)
      ? []
      : [
          finding(
            rule,
            source.locate(path),
            `\`${id}\` is not a ${kind}.${didYouMean(nearest(id, known))}`,
            `Correct it, or add the ${kind}.`,
          ),
        ];
  };
  return [
    ...categoryPaths(kb.taxonomy.categories, ['categories']).flatMap(({ owner, path }) =>
      expectKnown('taxonomy', 'owner/unknown', 'team', teams, owner, [...path, 'owner']),
    ),
    ...kb.team.people.flatMap(({ teams: own, skills, languages }, person) => [
      ...own.flatMap((id, index) => expectKnown('team', 'owner/unknown', 'team', teams, id, ['people', person, 'teams', index])),
      ...skills.flatMap((id, index) =>
        expectKnown('team', 'taxonomy/unknown-category', 'category', categories, id, ['people', person, 'skills', index]),
      ),
      ...languages.flatMap((id, index) =>
        expectKnown('team', 'schema/unknown-locale', 'locale', kb.site.locales, id, ['people', person, 'languages', index]),
      ),
    ]),
    ...kb.channels.flatMap(({ products: served = [], languages }, channel) => [
      ...served.flatMap((id, index) =>
        expectKnown('channels', 'taxonomy/unknown-product', 'product', products, id, [...pathOf(channel), 'products', index]),
      ),
      ...languages.flatMap((id, index) =>
        expectKnown('channels', 'schema/unknown-locale', 'locale', kb.site.locales, id, [...pathOf(channel), 'languages', index]),
      ),
    ]),
    ...kb.team.teams.flatMap(({ above }, team) =>
      above === undefined ? [] : expectKnown('team', 'owner/unknown', 'team', teams, above, ['teams', team, 'above']),
    ),
    ...kb.service.questions.webhooks.flatMap(({ locale }, index) =>
      locale === undefined
        ? []
        : expectKnown('channels', 'schema/unknown-locale', 'locale', kb.site.locales, locale, [
            ...['questions', 'webhooks', index, 'locale'],
          ]),
    ),
    ...(['complaints', 'others'] as const).flatMap((list) =>
      kb.service.questions.escalation[list].flatMap(({ tell }, level) =>
        tell.flatMap((id, index) =>
          expectKnown('channels', 'owner/unknown', 'team or person', [...tellWords, ...teams, ...people], id, [
            ...['questions', 'escalation', list, level, 'tell', index],
          ]),
        ),
      ),
    ),
    ...Object.keys(kb.synonyms).flatMap((locale) =>
      expectKnown('synonyms', 'schema/unknown-locale', 'locale', kb.site.locales, locale, [locale]),
    ),
  ];
}

type CategoryNode = KnowledgeBase['taxonomy']['categories'][number];

function categoryPaths(
  nodes: readonly CategoryNode[],
  path: PropertyKey[],
): { id: string; owner: string; path: PropertyKey[] }[] {
  return nodes.flatMap(({ id, owner, children }, index) => {
    const own = [...path, index];
    return [{ id, owner, path: own }, ...categoryPaths(children, [...own, 'children'])];
  });
}

function paths(list: readonly { id: string }[], ...prefix: PropertyKey[]): { id: string; path: PropertyKey[] }[] {
  return list.map(({ id }, index) => ({ id, path: [...prefix, index] }));
}

function entries({ sources }: KnowledgeBase): [keyof OperatorData, YamlSource][] {
  return Object.entries(sources) as [keyof OperatorData, YamlSource][];
}
