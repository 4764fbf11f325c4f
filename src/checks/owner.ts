import { finding } from '../findings/finding.ts';
import { didYouMean, nearest } from '../knowledge/files/yaml-source.ts';
import { type Check, fieldPlace, isLive } from './check.ts';

/** Every article has an owner who exists and knows its category. */
export const checkOwner: Check = ({ kb, articles }) => {
  const { teams, people } = kb.team;
  const ids = [...teams, ...people].map(({ id }) => id);
  // A file that could not be read has its own finding.
  if (ids.length === 0) return [];
  const ancestorsOf = new Map(kb.categories.map(({ id, ancestors }) => [id, ancestors]));
  return articles.filter(isLive).flatMap((article) => {
    const { owner, category } = article.data;
    const place = fieldPlace(article, 'owner');
    if (!ids.includes(owner)) {
      return [
        finding(
          'owner/unknown',
          place,
          `\`${owner}\` is not a team or person.${didYouMean(nearest(owner, ids))}`,
          `Teams and people are listed in ${kb.dir}/team.yaml.`,
        ),
      ];
    }
    const wanted = [category, ...(ancestorsOf.get(category) ?? [])];
    const members = people.filter((person) => person.id === owner || person.teams.includes(owner));
    const knows = members.some(({ skills }) => skills.some((skill) => wanted.includes(skill)));
    // A team without people in team.yaml says nothing about its skills; an unknown category has its own finding.
    return members.length === 0 || knows || !ancestorsOf.has(category)
      ? []
      : [
          finding(
            'owner/skill',
            place,
            `Nobody in \`${owner}\` has the skill \`${category}\`.`,
            `Choose an owner who knows it, or add the skill in ${kb.dir}/team.yaml.`,
          ),
        ];
  });
};
