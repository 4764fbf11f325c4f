import { fieldsOf } from './fields-of.ts';
import { send } from './send.ts';

/** Status messages of a form: while it is sent, once it is stored, and when the endpoint could not be reached. */
export interface FormTexts {
  sending: string | undefined;
  stored: string | undefined;
  failed: string | undefined;
}

/**
 * Sends a form without leaving the page. Once it is stored the form is hidden; when it is refused, the endpoint's message
 * is shown and the fields keep their values. Without JavaScript the browser submits the form as usual.
 *
 * @param status element that announces the outcome
 */
export function enhanceForm(form: HTMLFormElement, status: HTMLElement, texts: FormTexts): void {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // Read before the fields are disabled: disabled fields are left out.
    const fields = fieldsOf(form);
    disable(form, true);
    status.textContent = texts.sending ?? '';
    const answer = await send<{ stored: boolean }>(form, fields);
    disable(form, false);
    form.hidden = answer?.stored === true;
    status.textContent = (form.hidden ? texts.stored : (answer?.detail ?? texts.failed)) ?? '';
  });
}

function disable(form: HTMLFormElement, isDisabled: boolean): void {
  for (const field of form.querySelectorAll<HTMLButtonElement>('button, input, textarea')) field.disabled = isDisabled;
}
