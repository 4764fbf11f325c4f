import { fieldsOf } from '../../endpoint/browser/fields-of.ts';
import { newId } from '../../endpoint/browser/new-id.ts';
import { send } from '../../endpoint/browser/send.ts';

/**
 * Sends the vote form of an article page without leaving the page, and remembers the ballot so that a reader who returns
 * sees and can change their vote. Without `fetch` the plain form stays as it is.
 *
 * @param form has hidden `article`, `locale` and `revision`, buttons named `value`, an element with `data-vote-status`,
 *   and its texts as `data-sending`, `-thanks`, `-changed`, `-voted` (where `{value}` becomes the label of the chosen
 *   button) and `-failed`. It dispatches `voted` with the reader's current vote.
 */
export function enhanceVoteForm(form: HTMLFormElement): void {
  const status = form.querySelector('[data-vote-status]');
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[name=value]')];
  if (!window.fetch || !status) return;
  const texts = form.dataset;
  const fields = fieldsOf(form);
  const key = `vote:${fields['locale']}/${fields['article']}`;
  let voted = loadVoted(key);
  let clicked: HTMLButtonElement | undefined;
  /** The last vote, until it is acknowledged: sent again with the same id, it counts once. */
  let pending: { id: string; value: string } | undefined;

  const say = (text = '') => (status.textContent = text);

  function showVoted(): void {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.value === voted?.value));
      if (button.value === voted?.value) say(texts['voted']?.replace('{value}', button.textContent.trim()));
    }
    if (voted) form.dispatchEvent(new CustomEvent('voted', { detail: voted }));
  }

  async function vote(button: HTMLButtonElement): Promise<void> {
    const { value } = button;
    if (value === voted?.value) return showVoted();
    // The response to a stored vote may have been lost, so that vote is sent again before another is cast.
    const isUnsettled = pending !== undefined && pending.value !== value;
    pending ??= { id: newId(), value };
    const ballot = voted?.ballot;
    let outcome = texts['failed'];
    for (const each of buttons) each.disabled = true;
    say(texts['sending']);
    // Without a response, pressing again sends the same vote.
    const answer = await send<{ ballot: string; changeUntil: string }>(form, { ...fields, ...pending, ballot });
    if (answer?.ballot) {
      voted = { ballot: answer.ballot, value: pending.value, until: Date.parse(answer.changeUntil ?? '') };
      outcome = ballot ? texts['changed'] : texts['thanks'];
      pending = undefined;
      showVoted();
    } else if (answer) {
      outcome = answer.detail ?? outcome;
      if (/ballot|expired/.test(answer.reason ?? '')) voted = undefined;
      if (answer.status === 422) pending = undefined;
    }
    storeVoted(key, voted);
    if (isUnsettled && pending === undefined) return vote(button);
    for (const each of buttons) each.disabled = false;
    // Disabling the button removed the focus from it.
    if (document.activeElement === document.body) button.focus();
    say(outcome);
  }

  for (const button of buttons) button.addEventListener('click', () => (clicked = button));
  form.addEventListener('submit', (event) => {
    // Older WebViews do not set `submitter`.
    const button = (event.submitter as HTMLButtonElement | null) ?? clicked ?? buttons[0];
    event.preventDefault();
    if (button) void vote(button);
  });
  showVoted();
  form.dataset['ready'] = '';
}

interface Voted {
  ballot: string;
  value: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** The reader's vote while it can be changed; `undefined` without one or if storage is blocked. */
function loadVoted(key: string): Voted | undefined {
  try {
    const voted = JSON.parse(localStorage.getItem(key) ?? '') as Voted;
    if (voted.until > Date.now()) return voted;
  } catch {
    // Blocked, empty or invalid: treated as no vote.
  }
  return undefined;
}

function storeVoted(key: string, voted: Voted | undefined): void {
  try {
    if (voted) localStorage.setItem(key, JSON.stringify(voted));
    else localStorage.removeItem(key);
  } catch {
    // The endpoint has the vote; it just cannot be changed after a reload.
  }
}
