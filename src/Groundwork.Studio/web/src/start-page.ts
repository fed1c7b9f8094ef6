import type { CourseElement } from './course-page.js';
import { el } from './dom.js';
import type { FilesElement } from './files-panel.js';
import { icon } from './icons.js';
import type { Session } from './session.js';

/** What is shown while no notebook is open. */
export class StartElement extends HTMLElement {
  constructor(private readonly session: Session, private readonly files: FilesElement, private readonly course: CourseElement, private readonly open: (path: string) => void) {
    super();
  }

  async draw(folder: string): Promise<void> {
    await this.files.refresh();
    const notebooks = this.files.notebooks().slice(0, 12);
    this.replaceChildren(
      el('div', { className: 'start' },
        this.course,
        el('h2', { className: 'start-section' }, `Notebooks${folder ? ` in ${folder}` : ''}`),
        el('p', { className: 'muted' }, 'A notebook is a plain C# file: it opens here as cells, and runs with dotnet run as it is.'),
        el('div', { className: 'start-actions' },
          el('button', { className: 'primary', onclick: () => void this.files.create('notebook') }, 'New notebook'),
          el('button', { onclick: () => void this.welcome() }, 'Take the tour')),
        notebooks.length > 0 ? el('ul', { className: 'start-list' }, ...notebooks.map(entry =>
          el('li', {}, el('button', { className: 'start-item', onclick: () => this.open(entry.path) }, icon('notebook'), el('span', {}, entry.path), el('span', { className: 'muted' }, when(entry.modified)))))) : null,
        el('p', { className: 'muted small' }, 'Cells run on this machine with your own rights. Nothing is sent anywhere.')));
  }

  /** The welcome notebook is copied into the folder the first time. */
  private async welcome(): Promise<void> {
    const path = 'welcome.cs';
    const known = this.files.notebooks().some(entry => entry.path === path);
    if (!known && !(await this.session.ask('file.create', { path, kind: 'welcome' }))) return;
    this.open(path);
  }
}

customElements.define('gw-start', StartElement);

function when(modified: string | number | undefined): string {
  if (modified === undefined) return '';
  const date = new Date(modified);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
}
