import { el } from './dom.js';

/** A modal dialog; the promise holds the value of the button that closed it, or null. */
export function openDialog(title: string, content: Node[], buttons: { label: string; value: string; primary?: boolean; danger?: boolean }[] = [], className = ''): { dialog: HTMLDialogElement; closed: Promise<string | null> } {
  const before = document.activeElement as HTMLElement | null;
  const id = `dialog-${Math.random().toString(36).slice(2)}`;
  const dialog = el('dialog', { className, attributes: { 'aria-labelledby': id } });
  const form = el('form', { method: 'dialog' },
    el('h2', { id }, title),
    el('div', { className: 'dialog-content' }, ...content));
  if (buttons.length > 0)
    form.append(el('div', { className: 'dialog-buttons' }, ...buttons.map(button =>
      el('button', { value: button.value, className: button.danger ? 'danger' : button.primary ? 'primary' : '' }, button.label))));
  dialog.append(form);
  // The page's policy lets no form be sent: closing is done here.
  form.addEventListener('submit', event => {
    event.preventDefault();
    dialog.close(((event as SubmitEvent).submitter as HTMLButtonElement | null)?.value ?? buttons.find(button => button.primary)?.value ?? '');
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close('');
  });
  document.body.append(dialog);
  const closed = new Promise<string | null>(resolve => dialog.addEventListener('close', () => {
    dialog.remove();
    // This is heard a moment later: who has the focus by then keeps it.
    if (document.activeElement === document.body) before?.focus({ preventScroll: true });
    resolve(dialog.returnValue || null);
  }));
  dialog.showModal();
  (dialog.querySelector<HTMLElement>('input, select') ?? dialog.querySelector<HTMLElement>('button.primary') ?? dialog.querySelector<HTMLElement>('button'))?.focus();
  return { dialog, closed };
}

export async function confirmDialog(title: string, text: string, action: string, danger = false): Promise<boolean> {
  const { closed } = openDialog(title, [el('p', {}, text)], [
    { label: 'Cancel', value: '' },
    { label: action, value: 'yes', primary: !danger, danger },
  ]);
  return (await closed) === 'yes';
}

export async function askText(title: string, label: string, value: string, action: string): Promise<string | null> {
  const field = el('input', { type: 'text', value, id: 'ask-text', required: true, autocomplete: 'off', spellcheck: false });
  const { closed } = openDialog(title, [el('label', { htmlFor: 'ask-text' }, label), field], [
    { label: 'Cancel', value: '' },
    { label: action, value: 'yes', primary: true },
  ]);
  field.focus();
  const dot = value.lastIndexOf('.');
  field.setSelectionRange(value.lastIndexOf('/') + 1, dot > 0 ? dot : value.length);
  // Enter in the field is the main button, not the first one.
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    field.closest('dialog')!.close(field.value.trim() ? 'yes' : '');
  });
  return (await closed) === 'yes' ? field.value.trim() : null;
}
