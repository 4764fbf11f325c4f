import type { AdviceOn } from '../../advice.ts';
import { componentNames, namesInSentences } from '../../component-names.ts';

export const mdxRules: AdviceOn<'mdx'> = {
  'mdx/syntax': {
    summary: 'The body can be parsed: tags come in pairs, < and { are only where they belong.',
    why: 'One mistake, and nothing of the body can be shown.',
    fix: 'For the characters themselves write &lt; and \\{; instead of <!-- --> write {/* … */}, instead of <https://…> write [text](https://…). A component that is opened must be closed, with an empty line before and after. Reword a line that happens to begin with import or export.',
    example: {
      wrong: 'With <3 days left you get a reminder.',
      right: 'With &lt;3 days left you get a reminder.',
    },
  },
  'mdx/too-slow': {
    summary: 'Every body is processed within a few seconds.',
    why: 'Thousands of *, ~ or [ in one paragraph, or an absurdly large table, can hold up checks and builds for minutes. An article over the limit is given up; the others are checked as usual.',
    fix: 'Look at the part that the finding names. Put what was pasted from a program into a ``` code block, divide long paragraphs with empty lines, split a huge table or offer it as a download.',
  },
  'mdx/import': {
    summary: 'Articles have no import or export.',
    why: 'Articles are text and run no code. So no article, whoever wrote it, can do anything to a learner’s computer.',
    fix: 'Delete the line; components need no import. Put values used more than once into facts.yaml.',
    example: {
      wrong: `import Callout from '../components/Callout.astro'

<Callout type="note">Refunds go back the way you paid.</Callout>`,
      right: '<Callout type="note">Refunds go back the way you paid.</Callout>',
    },
  },
  'mdx/expression': {
    summary: 'Articles have no expressions in braces.',
    why: 'Nothing is run, so what is in the braces would be missing from the sentence.',
    fix: 'Write the text itself; for braces that readers should see, \\{ and \\}. Attributes of components take quotes, not braces. Only comments, {/* … */}, may stay.',
    example: {
      wrong: 'The message reads: Your code is {code}.',
      right: 'The message reads: Your code is \\{code\\}.',
    },
  },
  'mdx/unknown-component': {
    summary: 'Only the engine’s components are used.',
    why: 'An unknown one is not shown, and neither is what it holds.',
    fix: `Compare spelling and capitals with this list: ${componentNames.join(', ')}. If none fits, use plain Markdown.`,
    example: {
      wrong: `<Warning>

Tell nobody your code.

</Warning>`,
      right: `<Callout type="warning">

Tell nobody your code.

</Callout>`,
    },
  },
  'mdx/unsafe-element': {
    summary: 'Only HTML elements are used that run and load nothing.',
    why: 'Others can run code, load things from elsewhere or break the page.',
    fix: 'Use Markdown: **text** for bold, [text](address) for links, ![description](/media/…) for pictures. Allowed elements are abbr, br, del, details, ins, kbd, mark, sub, summary and sup.',
    example: {
      wrong: 'Tap <b>Confirm</b>, then <a href="/en/articles/refund-not-arrived/">check</a>.',
      right: 'Tap **Confirm**, then [check](/en/articles/refund-not-arrived/).',
    },
  },
  'mdx/attribute': {
    summary: 'Components and elements have only attributes they know, all those they need, and allowed values.',
    why: 'With a wrong attribute a callout, fact or channel is shown wrong, and learners may miss a warning.',
    fix: 'The finding lists attributes and values. Callout needs type: note, tip or warning; Fact, Channel and Term need id; Figure needs caption; Screenshot needs src and alt, Mark in it step, at and label; Video needs src and title; Tab and Choice need label.',
    example: {
      wrong: '<Callout kind="warning">Tell nobody your code.</Callout>',
      right: '<Callout type="warning">Tell nobody your code.</Callout>',
    },
  },
  'mdx/aside': {
    summary: 'Callouts written with colons are :::note, :::tip or :::warning, and are closed.',
    why: 'With a wrong name it is printed as text; left open, it takes in the rest of the article.',
    fix: 'Write :::note or :::note[Title] on a line of its own, then the text, then ::: on a line of its own.',
    example: {
      wrong: `:::caution Careful

Tell nobody your code.`,
      right: `:::warning[Careful]

Tell nobody your code.

:::`,
    },
  },
  'mdx/placement': {
    summary: 'Block components are on lines of their own, have content, and are where they belong.',
    why: 'A callout within a sentence, or a choice outside its list, breaks the page, and nobody knows where to look.',
    fix: `Leave a line empty before and after a block component, and put something into it. Within a sentence only ${namesInSentences.join(', ')} may be used; Fact and Channel have no content: <Fact id="…" />. Tab belongs directly in Tabs, Choice in Diagnosis, Mark in Screenshot, and these hold nothing else.`,
    example: {
      wrong: 'Sign out, <Callout type="tip">note your order number first,</Callout> then sign in again.',
      right: `Sign out, then sign in again.

<Callout type="tip">

Note your order number first.

</Callout>`,
    },
  },
  'mdx/unknown-fact': {
    summary: 'Facts that articles show are in facts.yaml, in this language.',
    why: 'Otherwise there is a hole where the number should be: “Refunds within of payment”.',
    fix: 'Correct the id to one of facts.yaml, or add the fact there with a value for each language.',
    example: {
      wrong: 'Refunds within <Fact id="refund-day" /> of payment.',
      right: 'Refunds within <Fact id="refund-days" /> of payment.',
    },
  },
  'mdx/unknown-term': {
    summary: 'Terms that articles link to are in glossary.yaml, in this language.',
    why: 'Learners who tap a term want its explanation; with a wrong id they land at the top of the glossary.',
    fix: 'Correct the id to one of glossary.yaml, or add the term there, with term and definition for each language.',
    example: {
      wrong: 'Only <Term id="required-lessons">required lessons</Term> count.',
      right: 'Only <Term id="required-lesson">required lessons</Term> count.',
    },
  },
};
