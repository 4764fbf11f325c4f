import type { AdviceOn } from '../../advice.ts';

export const taxonomyRules: AdviceOn<'taxonomy' | 'owner'> = {
  'taxonomy/unknown-category': {
    summary: 'An article’s category exists in taxonomy.yaml.',
    why: 'Learners browse by category. In one that does not exist, they cannot find the article.',
    fix: 'Copy the id of a fitting category from taxonomy.yaml; if you really need a new one, add it there first. The skills in team.yaml are checked in the same way.',
    example: { wrong: 'category: refund', right: 'category: refunds' },
  },
  'taxonomy/unknown-product': {
    summary: 'An article’s products exist in taxonomy.yaml.',
    why: 'Pages of products collect articles by this field. Learners who have the product would not see this one.',
    fix: 'Use ids of products from taxonomy.yaml. The products of channels.yaml are checked in the same way.',
    example: { wrong: 'products: [course, membership]', right: 'products: [courses, membership]' },
  },
  'taxonomy/unknown-stage': {
    summary: 'An article’s stage exists in taxonomy.yaml.',
    why: 'Pages of stages follow learners step by step. In a stage that does not exist, the article belongs to no step.',
    fix: 'Use one of the ids below stages in taxonomy.yaml: the step at which learners have this question.',
    example: { wrong: 'stage: refund', right: 'stage: leaving-and-returning' },
  },
  'taxonomy/unknown-channel': {
    summary: 'Channels that are named exist in channels.yaml.',
    why: 'When an article does not help, this is how learners reach a person. With a wrong id there is no number and no button.',
    fix: 'Correct the id in escalateTo or <Channel id="…" /> to one of channels.yaml. Do not write the number itself into the text: it would stay there when the number changes.',
    example: { wrong: 'escalateTo: hotline', right: 'escalateTo: phone' },
  },
  'taxonomy/unknown-icon': {
    summary: 'Icons of categories and tasks are in the Lucide set.',
    why: 'A wrong name leaves a hole on the page.',
    fix: 'Choose one at lucide.dev/icons and copy its name into icon. Without icon there is a general one.',
    example: { wrong: 'icon: undo2', right: 'icon: undo-2' },
  },
  'taxonomy/task': {
    summary: 'Each of the tasks in site.yaml leads to a published, public article.',
    why: 'The most visible links of the home page must lead to answers, not to a missing page.',
    fix: 'Set article to the id of a published one. If it has been withdrawn, replace or remove the task.',
    example: { wrong: 'article: refund', right: 'article: refund-a-course' },
  },
  'taxonomy/empty-category': {
    summary: 'Every category without subcategories has an article in the default language, published or being written.',
    why: 'Learners who open an empty category conclude that there is no answer, and write to support.',
    fix: 'Write an article for it; `npm run report` says what learners ask. If there is nothing to write yet, remove the category from taxonomy.yaml. Only public articles in the first language of site.yaml count; drafts do, as someone is at work on them, archived ones do not.',
  },
  'taxonomy/orphan': {
    summary: 'Every product and stage is used by an article in the default language, published or being written.',
    why: 'The page of a product or stage without articles is empty.',
    fix: 'Add its id to products or stage of the articles that are about it. If the product is gone, remove it from taxonomy.yaml.',
    example: {
      wrong: `# Also true for members, but names courses only
products: [courses]`,
      right: 'products: [courses, membership]',
    },
  },
  'taxonomy/no-channel': {
    summary: 'Every product has at least one channel.',
    why: 'Learners who bought it would find nobody to ask.',
    fix: 'Add the product to a fitting channel in channels.yaml. A channel for everything has no products.',
    example: {
      wrong: `# channels.yaml, and no other channel
- id: coaching-mail
  products: [coaching]`,
      right: `# channels.yaml
- id: coaching-mail
  products: [coaching, courses]`,
    },
  },
  'owner/unknown': {
    summary: 'Owners exist in team.yaml.',
    why: 'Someone has to correct an article that is wrong or overdue. Without an owner nobody does.',
    fix: 'Use the id of a team or person of team.yaml. The owners of categories in taxonomy.yaml and the teams of people are checked in the same way, but may be teams only.',
    example: { wrong: 'owner: shenwei', right: 'owner: shen-wei' },
  },
  'owner/skill': {
    summary: 'The owner, or someone of the owning team, is skilled in the article’s category.',
    why: 'Others hardly notice what has gone out of date, and learners who follow the article go wrong.',
    fix: 'Choose an owner who knows the category. If someone does know it, add its id to their skills in team.yaml; a category includes all below it.',
    example: {
      wrong: `category: refunds
owner: tech-support`,
      right: `category: refunds
owner: billing`,
    },
  },
};
