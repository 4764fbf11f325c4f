import { type Finding, finding } from '../findings/finding.ts';
import { iconNames, isIcon } from '../icons.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { type Check, fieldPosition, isLive, isPublished, readableArticles } from './check.ts';

/** Categories, products, stages, channels, icons and tasks that are named exist, and those that exist are used. */
export const checkTaxonomy: Check = (input) => [
  ...unknownIds(input),
  ...unknownIcons(input),
  ...unknownTasks(input),
  ...unusedIds(input),
];

function unknownIds(input: Parameters<Check>[0]): Finding[] {
  const { kb } = input;
  // An unreadable file has its own finding, which unknown ids would only bury.
  const categories = kb.sources.taxonomy && new Set(kb.categories.map(({ id }) => id));
  const products = kb.sources.taxonomy && new Set(kb.taxonomy.products.map(({ id }) => id));
  const stages = kb.sources.taxonomy && new Set(kb.taxonomy.stages.map(({ id }) => id));
  const channels = kb.sources.channels && new Set(kb.channels.map(({ id }) => id));
  return readableArticles(input).flatMap((article) => {
    const { category, products: named = [], stage, escalateTo } = article.data;
    const unknown = (
      rule: Finding['rule'],
      kind: string,
      known: ReadonlySet<string> | undefined,
      id: string | undefined,
      path: PropertyKey[],
      file: string,
    ): Finding[] =>
      id === undefined || known === undefined || known.size === 0 || known.has(id)
        ? []
        : [
            finding(
              rule,
              fieldPosition(article, ...path),
              `\`${id}\` is not a ${kind}.${didYouMean(nearest(id, known))}`,
              `A ${kind} is defined in ${kb.dir}/${file}.`,
            ),
          ];
    return [
      ...unknown('taxonomy/unknown-category', 'category', categories, category, ['category'], 'taxonomy.yaml'),
      ...named.flatMap((id, index) =>
        unknown('taxonomy/unknown-product', 'product', products, id, ['products', index], 'taxonomy.yaml'),
      ),
      ...unknown('taxonomy/unknown-stage', 'stage', stages, stage, ['stage'], 'taxonomy.yaml'),
      ...unknown('taxonomy/unknown-channel', 'channel', channels, escalateTo, ['escalateTo'], 'channels.yaml'),
    ];
  });
}

function unknownIcons({ kb }: Parameters<Check>[0]): Finding[] {
  const categories = kb.categories.map(({ id, icon }) => ({
    icon,
    source: kb.sources.taxonomy,
    path: [...categoryPath(kb.taxonomy.categories, id).slice(0, -1), 'icon'],
  }));
  const tasks = kb.site.tasks.map(({ icon }, index) => ({ icon, source: kb.sources.site, path: ['tasks', index, 'icon'] }));
  return [...categories, ...tasks].flatMap(({ icon, source, path }) =>
    source === undefined || isIcon(icon)
      ? []
      : [
          finding(
            'taxonomy/unknown-icon',
            source.locate(path),
            `There is no icon \`${icon}\`.${didYouMean(nearest(icon, iconNames()))}`,
            'All icons are on https://lucide.dev/icons.',
          ),
        ],
  );
}

function unknownTasks({ kb, articles, broken }: Parameters<Check>[0]): Finding[] {
  const source = kb.sources.site;
  const known = new Set(
    articles
      .filter((article) => article.locale === kb.site.locales[0] && isPublished(article) && article.data.audience === 'public')
      .map(({ id }) => id),
  );
  // A broken article may be the one that is named.
  if (source === undefined || broken.articles.length > 0 || known.size === 0) return [];
  return kb.site.tasks.flatMap(({ article }, index) =>
    known.has(article)
      ? []
      : [
          finding(
            'taxonomy/task',
            source.locate(['tasks', index, 'article']),
            `\`${article}\` is not a published, public article.${didYouMean(nearest(article, known))}`,
            'Name the id of such an article, or remove the task.',
          ),
        ],
  );
}

function unusedIds({ kb, articles, broken }: Parameters<Check>[0]): Finding[] {
  const source = kb.sources.taxonomy;
  // A broken article may be the one that uses them.
  if (source === undefined || broken.articles.length > 0 || kb.site.locales.length === 0) return [];
  // Where a draft is, someone is writing.
  const used = articles.filter(
    (article) => isLive(article) && article.data.audience === 'public' && article.locale === kb.site.locales[0],
  );
  const categoriesUsed = new Set(used.map(({ data }) => data.category));
  const productsUsed = new Set(used.flatMap(({ data }) => data.products));
  const stagesUsed = new Set(used.map(({ data }) => data.stage));
  const empty = kb.categories
    .filter(({ id, childIds }) => childIds.length === 0 && !categoriesUsed.has(id))
    .map(({ id }) =>
      finding(
        'taxonomy/empty-category',
        source.locate(categoryPath(kb.taxonomy.categories, id)),
        `The category \`${id}\` has no article, not even a draft.`,
        'Write one (`npm run report` shows what readers ask), or remove the category.',
      ),
    );
  const orphans = (['products', 'stages'] as const).flatMap((kind) =>
    kb.taxonomy[kind].flatMap(({ id }, index) =>
      (kind === 'products' ? productsUsed : stagesUsed).has(id)
        ? []
        : [
            finding(
              'taxonomy/orphan',
              source.locate([kind, index, 'id']),
              `No article uses the ${kind.slice(0, -1)} \`${id}\`, not even a draft.`,
              `Write one, or remove the ${kind.slice(0, -1)}.`,
            ),
          ],
    ),
  );
  return [...empty, ...orphans];
}

/** Path of a category's id in taxonomy.yaml. */
function categoryPath(nodes: readonly { id: string; children: readonly unknown[] }[], id: string): PropertyKey[] {
  const find = (level: typeof nodes, path: PropertyKey[]): PropertyKey[] | undefined => {
    for (const [index, node] of level.entries()) {
      if (node.id === id) return [...path, index, 'id'];
      const below = find(node.children as typeof nodes, [...path, index, 'children']);
      if (below !== undefined) return below;
    }
    return undefined;
  };
  return find(nodes, ['categories']) ?? ['categories'];
}
