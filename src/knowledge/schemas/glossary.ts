import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** `content/glossary.yaml`: terms of the operator's service, explained to readers. */
export const glossarySchema = z.array(z.strictObject({ id: idField, term: labelField, definition: labelField }));

export type Glossary = z.output<typeof glossarySchema>;
