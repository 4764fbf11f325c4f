import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { articleSchema } from '../src/knowledge/schemas/article.ts';
import { handbookSchema } from '../src/knowledge/schemas/handbook.ts';

vi.mock('astro:content', () => ({ defineCollection: <Collection>(collection: Collection) => collection }));

/** Fields an editor knows of a collection's front matter, and those it calls missing, as Astro writes its JSON schemas. */
async function knownFields(name: 'articleFiles' | 'handbookFiles') {
  const { collections } = await import('../src/content.config.ts');
  const schema = z.toJSONSchema(collections[name].schema as z.ZodType, { io: 'input', unrepresentable: 'any' });
  return { properties: Object.keys(schema.properties ?? {}), required: schema.required };
}

test('editors know every field of articles', async () => {
  const { properties, required } = await knownFields('articleFiles');
  expect(properties).toEqual(Object.keys(articleSchema.shape));
  expect(required).toEqual(['title', 'summary', 'type', 'category', 'products', 'stage', 'state', 'owner', 'reviewed']);
});

test('editors know every field of handbook pages', async () => {
  expect((await knownFields('handbookFiles')).properties).toEqual(Object.keys(handbookSchema.shape));
});
