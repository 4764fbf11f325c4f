import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { remarkAsides } from './remark-asides.ts';

/** The parser of articles, for both pages and checks. remark-cjk-friendly makes emphasis work beside full-width punctuation. */
export const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly).use(remarkAsides).freeze();
