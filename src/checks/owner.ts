import { finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/did-you-mean.ts';
import { type Check, fieldPosition, isLive, readableArticles } from './check.ts';

/** Every article has an owner who exists and knows its category. */
export const checkOwner: Check = (input) => {
  const { kb } = input;
  const { teams, people } = kb.team;
  const ids = [...teams, ...people].map(({ id }) => id);
  // Errors in team.yaml have findings of their own.
  if (kb.faulty.has('team')) return [];
  const ancestorsOf = new Map(kb.categories.map(({ id, ancestors }) => [id, ancestors]));
  return readableArticles(input)
    .filter(isLive)
    .flatMap((article) => {
      const { owner, category } = article.data;
      if (owner === undefined) return [];
      if (!ids.includes(owner)) {
        return [
          finding(
            'owner/unknown',
            fieldPosition(article, 'owner'),
            `\`${owner}\` is not a team or person.${didYouMean(nearest(owner, ids))}`,
            `Teams and people are listed in ${kb.dir}/team.yaml.`,
          ),
        ];
      }
      if (category === undefined) return [];
      const wanted = [category, ...(ancestorsOf.get(category) ?? [])];
      const members = people.filter((person) => person.id === owner || person.teams.includes(owner));
      const knows = members.some(({ skills }) => skills.some((skill) => wanted.includes(skill)));
      // Without people in team.yaml a team's skills are unknown; an unknown category has its own finding.
      return members.length === 0 || knows || !ancestorsOf.has(category)
        ? []
        : [
            finding(
              'owner/skill',
              fieldPosition(article, 'owner'),
              `Nobody in \`${owner}\` has the skill \`${category}\`.`,
              `Choose an owner with that skill, or add it to \`skills\` in ${kb.dir}/team.yaml.`,
            ),
          ];
    });
};
