import { allCommands, command, firstKeys } from './commands.js';
import { el } from './dom.js';
import { icon, type IconName } from './icons.js';
import type { Layout } from './layout.js';
import { openMenu, type MenuItem } from './menu.js';
import type { NotebookElement } from './notebook-view.js';
import type { Session } from './session.js';
import { chooseTheme, themeChoice, themeNames, type ThemeChoice } from './themes.js';

const kernelWords: Record<string, string> = { none: 'Not started', starting: 'Starting', idle: 'Ready', busy: 'Running', stopping: 'Stopping', dead: 'Ended', failed: 'Failed to start' };
const exports = { html: 'Web page (.html)', md: 'Markdown (.md)', ipynb: 'Jupyter notebook (.ipynb)', cs: 'C# file for dotnet run (.cs)', project: 'C# project (.zip)' };

/** The bar at the top: where one is, what runs, and the way to all the rest. */
export class ToolbarElement extends HTMLElement {
  private readonly heading = el('span', { className: 'title' });
  private readonly saved = el('span', { className: 'save-state', role: 'status' });
  private readonly kernel = el('span', { className: 'kernel-state', role: 'status', ariaLabel: 'Kernel' });

  private stop: HTMLButtonElement | null = null;

  constructor(private readonly session: Session, private readonly notebook: NotebookElement, private readonly layout: Layout) {
    super();
    session.on('save', () => this.draw());
    session.model.on('opened', () => this.draw());
    session.model.on('kernel', () => this.draw());
    session.connection.on('state', () => this.draw());
  }

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const files = this.button('menu', 'toggle-files', 'Files and outline');
    const home = this.button('home', 'home', 'Course and notebooks');
    const variables = this.button('variables', 'toggle-variables', 'Variables');
    this.layout.onChange(() => {
      files.ariaExpanded = String(this.layout.isOpen('left'));
      variables.ariaExpanded = String(this.layout.isOpen('right'));
    });
    this.stop = this.button('stop', 'stop', 'Stop');
    const runAll = this.button('runAll', 'run-all', 'Run all', 'Run all');
    runAll.classList.add('primary');
    const more = el('button', { className: 'icon-button', title: 'More', ariaLabel: 'More', ariaHasPopup: 'menu' }, icon('more'));
    more.onclick = () => this.more(more);
    const share = el('button', { className: 'icon-button wide-only', title: 'Export', ariaLabel: 'Export', ariaHasPopup: 'menu' }, icon('export'));
    share.onclick = () => openMenu(share, [this.exportItems()], 'Export');
    this.append(
      files,
      home,
      el('h1', { className: 'place' }, this.heading, this.saved),
      el('div', { className: 'tools needs-notebook', role: 'toolbar', ariaLabel: 'Notebook' },
        this.kernel,
        runAll,
        this.stop,
        this.wide(this.button('clean', 'run-clean', 'Restart and run all')),
        el('span', { className: 'tool-line wide-only' }),
        this.wide(this.button('search', 'find', 'Find and replace')),
        share,
        variables),
      more);
    this.draw();
  }

  exportItems(): MenuItem[] {
    const { path } = this.session.model;
    return Object.entries(exports).map(([to, label]) => ({
      label,
      run: () => void this.session.flush().then(() => {
        const link = el('a', { href: `/export?path=${encodeURIComponent(path)}&to=${to}`, download: '' });
        document.body.append(link);
        link.click();
        link.remove();
      }),
    }));
  }

  private more(anchor: HTMLElement): void {
    const item = (id: string): MenuItem => ({ label: command(id).title, keys: firstKeys(id), run: () => command(id).run(this.notebook.selected) });
    const themes = Object.entries(themeNames).map(([choice, label]) => ({
      label: `Theme: ${label.toLowerCase()}`, checked: themeChoice() === choice, run: () => chooseTheme(choice as ThemeChoice),
    }));
    const hasNotebook = this.session.model.path !== '';
    openMenu(anchor, hasNotebook
      ? [['run-clean', 'restart', 'run-above', 'run-below'].map(item), ['find', 'save', 'clear-all'].map(item), this.exportItems().map(entry => ({ ...entry, label: `Export: ${entry.label}` })), themes, ['palette', 'help'].map(item)]
      : [themes, ['palette', 'help'].map(item)], 'More');
  }

  draw(): void {
    const { kernel } = this.session.model;
    const path = document.querySelector('#studio.has-notebook') ? this.session.model.path : ''; // the first page may be shown over an open notebook
    this.classList.toggle('no-notebook', !path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    this.heading.textContent = name || 'Groundwork Studio';
    this.heading.title = path;
    document.title = name ? `${name} · Groundwork` : 'Groundwork Studio';
    const lost = this.session.connection.state === 'lost';
    this.saved.textContent = !path ? '' : lost ? 'Not connected' : { saved: 'Saved', saving: 'Saving…', unsaved: 'Saving soon…' }[this.session.save];
    this.saved.dataset.state = this.session.save;
    this.kernel.dataset.state = kernel;
    this.stop?.classList.toggle('wanted', kernel === 'busy' || kernel === 'stopping');
    this.kernel.textContent = kernelWords[kernel] ?? kernel;
  }

  private button(name: IconName, id: string, label: string, text?: string): HTMLButtonElement {
    const keys = () => allCommands().find(known => known.id === id)?.keys?.[0];
    const button = el('button', { className: text ? 'text-button' : 'icon-button', ariaLabel: label, onclick: () => command(id).run(this.notebook.selected) }, icon(name), text ? el('span', { className: 'wide-only' }, text) : null);
    button.onpointerenter = () => (button.title = keys() ? `${label} (${firstKeys(id)})` : label);
    button.title = label;
    return button;
  }

  private wide(button: HTMLButtonElement): HTMLButtonElement {
    button.classList.add('wide-only');
    return button;
  }
}

customElements.define('gw-toolbar', ToolbarElement);
