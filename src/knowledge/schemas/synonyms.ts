import { z } from 'zod';
import { idField, textField } from '../fields.ts';

/** `content/synonyms.yaml`: by locale, groups of words that search treats as equal. */
export const synonymsSchema = z.record(idField, z.array(z.array(textField).min(2, 'must have at least two words')));

export type Synonyms = z.output<typeof synonymsSchema>;
