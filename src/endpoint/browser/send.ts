/** What the endpoint answers: what was stored, or a problem in words (RFC 9457). */
export type Answer<Stored> = Partial<Stored> & { status?: number; reason?: string; detail?: string };

/**
 * Sends fields to a form's address as JSON.
 *
 * @returns `undefined` when they were neither acknowledged nor refused: they may or may not be stored, so the same
 *   fields can be sent again with the same id
 */
export async function send<Stored>(form: HTMLFormElement, fields: object): Promise<Answer<Stored> | undefined> {
  try {
    const response = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(fields),
      // Longer than a bad mobile connection needs, shorter than a reader waits.
      signal: window.AbortSignal?.timeout?.(15_000) ?? null,
    });
    return await response.json();
  } catch {
    return undefined;
  }
}
