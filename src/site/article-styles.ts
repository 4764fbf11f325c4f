import type { OptionalStyle } from '../markdown/html/extras.ts';
import code from '../styles/code.css?url';
import more from '../styles/prose-more.css?url';
import tasks from '../styles/tasks.css?url';
import video from '../styles/video.css?url';

/** URLs of the style sheets that only few articles need. */
export const articleStyles: Readonly<Record<OptionalStyle, string>> = { code, more, tasks, video };
