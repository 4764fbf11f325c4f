import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** What the owners of files follow from. */
export type OwnedContent = Pick<KnowledgeBase, 'dir' | 'articles' | 'team' | 'taxonomy'>;

const heading = `# Who is asked to review a change: https://docs.github.com/articles/about-code-owners
# Written by \`npm run codeowners\` from team.yaml and the owners of articles; do not edit.
`;

/**
 * The text of CODEOWNERS. Each folder has the owner of most of its articles, and the others have a line of their own,
 * because GitHub lets the last matching line decide. Everything else in the content folder belongs to all teams.
 *
 * @returns the text, and the owners that GitHub cannot ask because team.yaml has neither `github` nor `mail` of them
 */
export function codeOwners({ dir, articles, team }: OwnedContent): { text: string; unreachable: string[] } {
  const addresses = new Map([...team.teams, ...team.people].map((each) => [each.id, addressOf(each)]));
  const teams = team.teams.flatMap(({ id }) => addresses.get(id) ?? []);
  const unreachable = new Set<string>();
  const lines: string[] = teams.length === 0 ? [] : [`/${dir}/ ${teams.join(' ')}`];
  const owned = articles.flatMap(({ file, data }) => {
    if (data.owner === undefined) return [];
    const address = addresses.get(data.owner);
    if (address === undefined) unreachable.add(data.owner);
    return address === undefined ? [] : [{ file, address }];
  });
  const byFolder = [...Map.groupBy(owned, ({ file }) => file.slice(0, file.lastIndexOf('/') + 1))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [folder, files] of byFolder) {
    const usual = mostCommon(files.map(({ address }) => address));
    lines.push(`/${pattern(folder)} ${usual}`);
    for (const { file, address } of [...files].sort((a, b) => (a.file < b.file ? -1 : 1)))
      if (address !== usual) lines.push(`/${pattern(file)} ${address}`);
  }
  return { text: `${heading}${lines.map((line) => `${line}\n`).join('')}`, unreachable: [...unreachable].sort() };
}

function addressOf({ github, mail }: { github?: string | undefined; mail?: string | undefined }): string | undefined {
  return github === undefined ? mail : `@${github}`;
}

/** The first of those that occur most often, by name, so the file is the same on every machine. */
function mostCommon(values: readonly string[]): string {
  const counts = [...Map.groupBy(values, (value) => value)].sort(
    ([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1),
  );
  return counts[0]?.[0] ?? '';
}

/** White space ends a pattern, and brackets are not allowed in one. */
function pattern(path: string): string {
  return path.replaceAll(/[\s\\#*?[\]!]/g, '\\$&');
}
