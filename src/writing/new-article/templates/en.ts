import { placeholder } from '../../../knowledge/placeholder.ts';
import type { Template } from '../templates.ts';

export const template: Template = {
  title: placeholder('the question, in learners’ words'),
  summary: placeholder('the answer in one or two sentences; lists and search results show it'),
  answer: placeholder('what a learner would type into the search box'),
  answersNote: 'In learners’ own words, four or more; every build searches for each of them.',
  translate: placeholder('Translate the text below, then delete this line.'),
  bodies: {
    faq: `${placeholder('The answer, straight away.')}

## ${placeholder('When it is different')}

${placeholder('Exceptions and conditions. Delete this section if there are none.')}
`,
    'how-to': `${placeholder('What readers have when they are done, and what they need for it.')}

<Steps>

1. ${placeholder('Where to begin, such as “Open Me → Orders”.')}
2. ${placeholder('What to do there.')}
3. ${placeholder('What they see when it has worked.')}

</Steps>

## ${placeholder('If something is in the way')}

${placeholder('What else may happen, and what to do then. Delete this section if nothing can.')}
`,
    troubleshooting: `<Symptom>

${placeholder('What readers see or hear, with the words and codes on their screen.')}

</Symptom>

<Cause>

${placeholder('Why it happens, as far as it helps to solve it.')}

</Cause>

<Fix>

1. ${placeholder('What helps most often comes first.')}
2. ${placeholder('What to try next.')}

</Fix>

${placeholder('Whom to ask when nothing has helped, and what to tell them.')}
`,
    policy: `${placeholder('The rule in one or two sentences, with its figures.')}

## ${placeholder('Who it is for')}

${placeholder('Conditions, and how readers can tell whether they meet them.')}

## ${placeholder('What it does not cover')}

${placeholder('Exceptions, and what readers can do instead.')}
`,
    'known-issue': `${placeholder('What happens, since when, and whom it concerns: devices, versions, courses.')}

## ${placeholder('What to do until it is fixed')}

${placeholder('A way around it, or that there is none.')}

## ${placeholder('What we are doing')}

${placeholder('What is known, and when readers will hear more.')}
`,
  },
};
