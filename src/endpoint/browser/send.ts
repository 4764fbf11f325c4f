/** The endpoint's response: what was stored, or a problem (RFC 9457). */
export type Answer<Stored> = Partial<Stored> & { status?: number; reason?: string; detail?: string };

/**
 * Sends fields to a form's address as JSON.
 *
 * @returns `undefined` without a valid response: the fields may or may not be stored, and can be sent again with the same id
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
