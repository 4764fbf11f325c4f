/**
 * Sends the vote form of an article page without leaving the page, and remembers the ballot for a day so
 * that a reader who returns sees and can change their vote. Without `fetch` the plain form stays as it is.
 *
 * @param form holds hidden `article`, `locale` and `revision`, buttons named `value`, an element with
 *   `data-vote-status`, and its texts as `data-sending`, `-thanks`, `-changed`, `-voted` (where `{value}`
 *   becomes the label of the chosen button) and `-failed`; tells by the event `voted` what is voted now
 */
export function enhanceVoteForm(form: HTMLFormElement): void {
  const status = form.querySelector('[data-vote-status]');
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[name=value]')];
  if (!window.fetch || !status) return;
  const texts = form.dataset;
  const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const key = `vote:${fields['locale']}/${fields['article']}`;
  let voted = recall(key);
  let clicked: HTMLButtonElement | undefined;
  /** The vote that was sent last and not yet acknowledged: sent again with the same id it counts once. */
  let pending: { id: string; value: string } | undefined;

  const say = (text = '') => (status.textContent = text);

  function mark(): void {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.value === voted?.value));
      if (button.value === voted?.value) say(texts['voted']?.replace('{value}', button.textContent.trim()));
    }
    if (voted) form.dispatchEvent(new CustomEvent('voted', { detail: voted }));
  }

  async function send(button: HTMLButtonElement): Promise<void> {
    const { value } = button;
    if (value === voted?.value) return mark();
    // An answer may have been lost after its vote was stored: that vote is settled before another is cast.
    const unsettled = pending !== undefined && pending.value !== value;
    pending ??= { id: newId(), value };
    const ballot = voted?.ballot;
    let outcome = texts['failed'];
    for (const each of buttons) each.disabled = true;
    say(texts['sending']);
    try {
      const response = await fetch(form.getAttribute('action') ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ ...fields, ...pending, ballot }),
        signal: window.AbortSignal?.timeout?.(timeoutMs) ?? null,
      });
      const answer = await response.json();
      if (response.ok && answer.ballot) {
        voted = { ballot: answer.ballot, value: pending.value, until: Date.parse(answer.changeUntil) };
        outcome = ballot ? texts['changed'] : texts['thanks'];
        pending = undefined;
        mark();
      } else {
        outcome = answer.detail ?? outcome;
        if (/ballot|expired/.test(answer.reason)) voted = undefined;
        if (response.status === 422) pending = undefined;
      }
    } catch {
      // Neither acknowledged nor refused: pressing again sends the same vote.
    }
    keep(key, voted);
    if (unsettled && pending === undefined) return send(button);
    for (const each of buttons) each.disabled = false;
    // Disabling the button took the focus away from it.
    if (document.activeElement === document.body) button.focus();
    say(outcome);
  }

  for (const button of buttons) button.addEventListener('click', () => (clicked = button));
  form.addEventListener('submit', (event) => {
    // Older WebViews do not say which button it was.
    const button = (event.submitter as HTMLButtonElement | null) ?? clicked ?? buttons[0];
    event.preventDefault();
    if (button) void send(button);
  });
  mark();
}

/** Longer than a bad mobile connection needs, shorter than a reader waits. */
const timeoutMs = 15_000;

interface Voted {
  ballot: string;
  value: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** What was voted here within the last day; nothing where storage is forbidden. */
function recall(key: string): Voted | undefined {
  try {
    const voted = JSON.parse(localStorage.getItem(key) ?? '') as Voted;
    if (voted.until > Date.now()) return voted;
  } catch {
    // Forbidden, empty or not ours: then the reader simply has not voted yet.
  }
  return undefined;
}

function keep(key: string, voted: Voted | undefined): void {
  try {
    if (voted) localStorage.setItem(key, JSON.stringify(voted));
    else localStorage.removeItem(key);
  } catch {
    // The vote is stored all the same; it only cannot be changed after a reload.
  }
}

/** A version 4 UUID, also where `randomUUID` is missing: older WebViews and pages without TLS. */
function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Each 0, 1 and 8 becomes a random digit; the 8 keeps the two bits that mark the variant.
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );
}
