import { announce, notify } from './announce.js';
import { el } from './dom.js';
import { icon } from './icons.js';

/** Puts a text on the clipboard and says that it did. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const words = el('span', {}, label);
  const button = el('button', { className: 'copy-button', onclick: () => void copy() }, icon('copy'), words);
  return button;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      notify('The browser did not let this page write to the clipboard.', 'warning');
      return;
    }
    words.textContent = 'Copied';
    announce('Copied');
    setTimeout(() => (words.textContent = label), 2000);
  }
}
