import { z } from 'zod';
import { idField, textField } from '../fields.ts';

/** `content/synonyms.yaml`: per locale, groups of words that mean the same to a searcher. */
export const synonymsSchema = z.record(idField, z.array(z.array(textField).min(2, 'must have two words or more')));

export type Synonyms = z.output<typeof synonymsSchema>;
