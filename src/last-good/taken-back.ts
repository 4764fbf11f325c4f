import type { Audience } from '../knowledge/audience.ts';

/**
 * The field by which a writer has taken an article back, even if the rest of its front matter cannot be read: its last good
 * text must not be published then.
 *
 * @param data what could be read of its front matter
 * @returns `state: archived`, `audience: internal`, …; `undefined` when readers of the edition may still read it
 */
export function takenBackBy(data: object | undefined, text: string | undefined, edition: Audience): string | undefined {
  const written = (name: 'state' | 'audience'): string | undefined => {
    const { [name]: value = scan(text, name) } = (data ?? {}) as { [field in typeof name]?: string };
    return value;
  };
  const [state, audience] = [written('state'), written('audience')];
  if (state !== undefined && ['draft', 'in-review', 'archived'].includes(state)) return `\`state: ${state}\``;
  return audience === 'internal' && edition === 'public' ? '`audience: internal`' : undefined;
}

/** In front matter that is not YAML. */
function scan(text = '', name: 'state' | 'audience'): string | undefined {
  const [, value] = (name === 'state' ? /^state:\s?["']?([a-z-]+)/m : /^audience:\s?["']?([a-z-]+)/m).exec(text) ?? [];
  return value;
}
