import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** `content/glossary.yaml`: the service's own words and what they mean. */
export const glossarySchema = z.array(z.strictObject({ id: idField, term: labelField, definition: labelField }));

export type Glossary = z.output<typeof glossarySchema>;
