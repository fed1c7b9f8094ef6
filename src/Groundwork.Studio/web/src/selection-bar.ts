import { command, firstKeys } from './commands.js';
import { el } from './dom.js';
import { icon, type IconName } from './icons.js';
import { openMenu, type MenuItem } from './menu.js';
import type { NotebookElement } from './notebook-view.js';

/** What can be done with several selected cells, at the foot of the window while there are several. */
export class SelectionBarElement extends HTMLElement {
  private readonly count = el('span', { className: 'selection-count' });

  constructor(private readonly notebook: NotebookElement) {
    super();
  }

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.setAttribute('role', 'toolbar');
    this.hidden = true;
    const more = el('button', { className: 'icon-button', title: 'More for these cells', ariaLabel: 'More for these cells', ariaHasPopup: 'menu', onclick: () => this.more(more) }, icon('more'));
    this.append(this.count,
      this.button('run', 'run-cell', 'Run them'),
      this.button('up', 'move-up', 'Move them up'),
      this.button('down', 'move-down', 'Move them down'),
      this.button('copy', 'copy-cell', 'Copy them'),
      this.button('trash', 'delete-cell', 'Delete them'),
      more,
      this.button('close', 'select-one', 'Select one cell only'));
  }

  show(count: number): void {
    this.hidden = count < 2;
    this.count.textContent = `${count} cells`;
    this.ariaLabel = `${count} selected cells`;
  }

  private more(anchor: HTMLElement): void {
    const item = (id: string, label: string): MenuItem => ({ label, keys: firstKeys(id), run: () => this.run(id) });
    openMenu(anchor, [
      [item('extend-up', 'Select the cell above, too'), item('extend-down', 'Select the cell below, too'), item('select-all', 'Select all cells')],
      [item('cut-cell', 'Cut'), item('paste-cell', 'Paste below'), item('merge', 'Merge into one')],
      [item('to-text', 'Make them text'), item('to-code', 'Make them code')],
      [item('fold-output', 'Fold or show the outputs'), item('clear-output', 'Clear the outputs')],
    ], 'Selected cells');
  }

  private button(name: IconName, id: string, label: string): HTMLButtonElement {
    const keys = firstKeys(id);
    return el('button', { className: 'icon-button', title: keys ? `${label} (${keys})` : label, ariaLabel: label, onclick: () => this.run(id) }, icon(name));
  }

  private run(id: string): void {
    command(id).run(this.notebook.selected);
    // The bar may be gone now: the focus is where the keys are.
    this.notebook.view(this.notebook.selected)?.focus({ preventScroll: true });
  }
}

customElements.define('gw-selection', SelectionBarElement);
