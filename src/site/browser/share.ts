import styleSheet from '../../styles/share.css?url';
import { fetchTexts } from './page-texts.ts';

/**
 * Shares the page: by the device's own dialog on phones that have one, else by its address to copy, which replaces the
 * button, on a desktop with a QR code for a phone.
 *
 * @param button in a form whose `data-texts` is the URL of the texts
 */
export async function sharePage(button: HTMLButtonElement): Promise<void> {
  const url = location.origin + location.pathname;
  const isPhone = matchMedia('(pointer: coarse)').matches;
  if ('share' in navigator && isPhone) {
    // The reader may close the dialog.
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  const form = button.form as HTMLFormElement;
  const [{ share: texts }, codes] = await Promise.all([fetchTexts(form), isPhone ? undefined : import('./qr-code.ts')]);
  const address = navigator.clipboard === undefined ? addressField(url, texts.copy) : copyButton(url, texts);
  const box = document.createElement('div');
  box.append(address);
  const panel = document.createElement('div');
  panel.className = 'share';
  if (codes) {
    panel.append(codes.qrCode(url, texts.scan));
    const caption = document.createElement('p');
    caption.textContent = texts.scan;
    box.append(caption);
  }
  panel.append(box);
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = styleSheet;
  document.head.append(style);
  form.after(panel);
  button.remove();
  address.focus();
}

function copyButton(url: string, { copy, copied }: { copy: string; copied: string }): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = copy;
  button.onclick = () =>
    void navigator.clipboard.writeText(url).then(
      () => {
        button.textContent = copied;
      },
      () => undefined,
    );
  return button;
}

/** Browsers offer the clipboard only over https and on localhost, and old WebViews not at all. */
function addressField(url: string, label: string): HTMLInputElement {
  const field = document.createElement('input');
  field.readOnly = true;
  field.value = url;
  field.setAttribute('aria-label', label);
  field.onfocus = () => field.select();
  return field;
}
