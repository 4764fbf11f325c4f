import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { type ArticleData, articleSchema } from '../knowledge/schemas/article.ts';

/** Front matter that an export of ours brings along, besides what every article has. */
const carried = ['type', 'products', 'stage', 'audience', 'owner', 'changed', 'reviewEvery', 'escalateTo', 'issue'] as const;

export type OwnFields = Partial<Pick<ArticleData, (typeof carried)[number]>>;

/**
 * The fields of an exported article that are valid in this content.
 *
 * @returns the others as `lost`, in words
 */
export function ownFields(written: Readonly<Record<string, unknown>>, kb: KnowledgeBase): { fields: OwnFields; lost: string[] } {
  const lost: string[] = [];
  const fields: Record<string, unknown> = {};
  for (const name of carried) {
    const value = written[name];
    if (value === undefined) continue;
    const result = articleSchema.shape[name].safeParse(value);
    const known = result.success ? inContent(name, result.data, kb) : undefined;
    if (known === undefined) lost.push(`\`${name}\`: ${JSON.stringify(value)}, which this content does not have`);
    else fields[name] = known;
  }
  if ((fields['type'] === 'known-issue') !== (fields['issue'] !== undefined)) {
    lost.push('that it is a known issue');
    delete fields['issue'];
    delete fields['type'];
  }
  return { fields: fields as OwnFields, lost };
}

/** The value, as far as it names what the content has; `undefined` when it names nothing of it. */
function inContent(name: (typeof carried)[number], value: unknown, kb: KnowledgeBase): unknown {
  const { taxonomy, team, channels } = kb;
  switch (name) {
    case 'products': {
      const products = (value as string[]).filter((id) => taxonomy.products.some((product) => product.id === id));
      return products.length === 0 ? undefined : products;
    }
    case 'stage':
      return taxonomy.stages.some(({ id }) => id === value) ? value : undefined;
    case 'owner':
      return [...team.teams, ...team.people].some(({ id }) => id === value) ? value : undefined;
    case 'escalateTo':
      return channels.some(({ id }) => id === value) ? value : undefined;
    default:
      return value;
  }
}
