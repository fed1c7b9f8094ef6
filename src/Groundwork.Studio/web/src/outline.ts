import type { Cell } from './document.js';
import { debounce, el } from './dom.js';
import type { NotebookElement } from './notebook-view.js';

interface Heading {
  cell: Cell;
  text: string;
  level: number;
}

/** Headings of text cells and named cells, to jump to. */
export class OutlineElement extends HTMLElement {
  private readonly list = el('ul', { className: 'outline' });

  /** What has become of the exercise that a heading names: a sign, and words for it. */
  stateOf: (heading: string) => { mark: string; words: string } | null = () => null;

  constructor(private readonly notebook: NotebookElement, private readonly jumped: () => void) {
    super();
    const { model } = notebook.session;
    const soon = debounce(150, () => this.draw());
    model.on('opened', soon);
    model.on('structure', soon);
    model.on('cell', ({ part }) => {
      if (part !== 'state') soon();
    });
  }

  connectedCallback(): void {
    if (this.childElementCount === 0)
      this.append(el('div', { className: 'panel-head' }, el('h2', {}, 'Outline')), this.list);
  }

  mark(cell: Cell | null): void {
    const { cells } = this.notebook.session.model;
    const at = cell ? cells.indexOf(cell) : -1;
    let current: HTMLElement | null = null;
    for (const link of this.list.querySelectorAll<HTMLElement>('button')) {
      link.ariaCurrent = null;
      if (cells.findIndex(other => other.id === link.dataset.cell) <= at) current = link;
    }
    if (current) current.ariaCurrent = 'location';
  }

  /** Marks the heading of what is at the top of the window. */
  markVisible(top: number): void {
    const { cells } = this.notebook.session.model;
    this.mark(cells.find(cell => (this.notebook.view(cell)?.getBoundingClientRect().bottom ?? 0) > top + 40) ?? null);
  }

  draw(): void {
    const all = headings(this.notebook.session.model.cells);
    // An exercise has a heading of its own above its cell.
    const found = all.filter(heading => heading.cell.kind !== 'code' || !this.stateOf(heading.text));
    const top = Math.min(...found.map(heading => heading.level), 6);
    this.list.replaceChildren(...found.map(({ cell, text, level }) => {
      const link = el('button', { className: 'outline-item', data: { cell: cell.id }, style: { paddingLeft: `${10 + (level - top) * 14}px` } }, text);
      const state = this.stateOf(text);
      if (state) link.append(el('span', { className: 'visually-hidden' }, `, ${state.words}`));
      if (state?.mark) link.prepend(el('span', { className: 'state', attributes: { 'aria-hidden': 'true' } }, state.mark));
      link.onclick = () => {
        this.notebook.select(cell);
        this.notebook.view(cell)?.scrollIntoView({ block: 'start' });
        this.jumped();
      };
      return el('li', {}, link);
    }));
    if (found.length === 0) this.list.append(el('li', { className: 'panel-empty' }, 'Headings of text cells appear here.'));
    this.mark(this.notebook.selected);
  }
}

customElements.define('gw-outline', OutlineElement);

export function headings(cells: Cell[]): Heading[] {
  const found: Heading[] = [];
  let last = 1;
  for (const cell of cells) {
    if (cell.kind === 'code' && cell.name) found.push({ cell, text: cell.name, level: last + 1 });
    if (cell.kind !== 'markdown') continue;
    let fenced = false;
    for (const line of cell.source.split('\n')) {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      const match = fenced ? null : /^(#{1,6})\s+(.+?)\s*#*$/.exec(line);
      if (!match) continue;
      last = match[1]!.length;
      found.push({ cell, level: last, text: match[2]!.replace(/[*_`]|\[|\]\([^)]*\)|\$/g, '') });
    }
  }
  return found;
}
