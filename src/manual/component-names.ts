import { components } from '../markdown/components/index.ts';

/** Components that articles may use. */
export const componentNames = Object.keys(components);

/** Those that stand within a sentence. */
export const namesInSentences = componentNames.filter((name) => components[name]?.kind === 'phrasing');
