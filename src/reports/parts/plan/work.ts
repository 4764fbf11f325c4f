/** What a plan can have. */
export const workKinds = ['investigate', 'write', 'rewrite', 'review', 'translate', 'merge', 'answers', 'reply'] as const;
export type WorkKind = (typeof workKinds)[number];

/**
 * Hours that one piece of work takes, and what it does for those who need it. These are assumptions, not measurements:
 * `efforts` of team.yaml replaces the hours by the operator's own.
 *
 * `effect` is the share of the demand of a week that is helped afterwards. Demand is, for
 * - investigate: what an alert is about, as far as it is beyond the usual: votes that the article lost, complaints, searches;
 * - write: failed searches for the question;
 * - rewrite: votes on the article × how far it is below the average of the site;
 * - review: votes on the article, a few of which meet something out of date;
 * - translate: visits, questions and failed searches of readers of this language, see `translationDemand`;
 * - merge: votes on the smaller of the two articles;
 * - answers: searches won, which already is a number of searches that are helped;
 * - reply: questions of the category in this language, of kinds without a template.
 */
export const work: Readonly<Record<WorkKind, { hours: number; effect: number }>> = {
  investigate: { hours: 2, effect: 0.5 },
  write: { hours: 3, effect: 0.6 },
  rewrite: { hours: 2, effect: 0.5 },
  review: { hours: 0.75, effect: 0.05 },
  translate: { hours: 1.5, effect: 0.5 },
  merge: { hours: 1.5, effect: 0.1 },
  answers: { hours: 0.25, effect: 1 },
  reply: { hours: 0.5, effect: 0.1 },
};
