import { announce } from './announce.js';
import { CellActions } from './cell-actions.js';
import { CellElement, type CellHost } from './cell-view.js';
import type { Cell } from './document.js';
import { debounce, el } from './dom.js';
import { dragCells } from './drag.js';
import { icon } from './icons.js';
import type { CellKind } from './protocol.js';
import { CellSelection } from './selection.js';
import { SelectionBarElement } from './selection-bar.js';
import type { Session } from './session.js';

/** The cells in their order, and which of them are selected. */
export class NotebookElement extends HTMLElement implements CellHost {
  private readonly views = new Map<string, CellElement>();
  private readonly list = el('div', { className: 'cells', role: 'feed', ariaLabel: 'Cells' });
  private readonly selection = new CellSelection();
  private readonly bar = new SelectionBarElement(this);
  readonly actions: CellActions;
  onCommand: (id: string, cell: Cell) => void = () => {};
  onMenu: (cell: Cell, anchor: HTMLElement) => void = () => {};
  onSelect: (cell: Cell | null) => void = () => {};

  constructor(readonly session: Session) {
    super();
    this.actions = new CellActions(this);
    const { model } = session;
    model.on('opened', () => this.rebuild());
    model.on('structure', () => this.arrange());
    model.on('cell', ({ cell, part }) => this.views.get(cell.id)?.changed(part));
    model.on('kernel', debounce(300, () => this.lookAgain()));
    model.on('output', ({ cell, change }) => this.views.get(cell.id)?.outputChanged(change));
  }

  connectedCallback(): void {
    this.id = 'notebook';
    this.tabIndex = -1;
    if (this.childElementCount === 0) this.append(this.list, this.endBar(), this.bar);
  }

  view(cell: Cell | null): CellElement | null {
    return cell ? this.views.get(cell.id) ?? null : null;
  }

  get isEditing(): boolean {
    return this.view(this.selected)?.editing ?? false;
  }

  /** The active cell: the one that has the focus, among several maybe. */
  get selected(): Cell | null {
    return this.selection.active;
  }

  get hasSeveral(): boolean {
    return this.selection.among(this.session.model.cells).length > 1;
  }

  /** All selected cells, if this is one of them, and else this one: what a command on a cell is about. */
  with(cell: Cell): Cell[] {
    return this.selection.has(cell) ? this.selection.among(this.session.model.cells) : [cell];
  }

  select(cell: Cell, options: { focus?: boolean; reveal?: boolean } = {}): void {
    this.choose([cell], options);
  }

  /** Selects these; the last is the active one. */
  choose(cells: readonly Cell[], options: { focus?: boolean; reveal?: boolean } = { reveal: true }): void {
    this.reselect(() => this.selection.set(cells));
    if (this.hasSeveral) this.tellSelected();
    const view = this.view(this.selected);
    if (options.focus !== false) view?.focus({ preventScroll: true });
    if (options.reveal) view?.scrollIntoView({ block: 'nearest' });
  }

  /** Selects all from where the selection began to this cell. */
  extendTo(cell: Cell): void {
    if (this.isEditing) this.view(this.selected)?.leave();
    this.reselect(() => this.selection.extendTo(cell, this.session.model.cells));
    this.view(cell)?.focus({ preventScroll: true });
    this.view(cell)?.scrollIntoView({ block: 'nearest' });
    this.tellSelected();
  }

  extend(direction: -1 | 1): void {
    const { cells } = this.session.model;
    const next = this.selected && cells[cells.indexOf(this.selected) + direction];
    if (next) this.extendTo(next);
  }

  /** The places of cells in words, counted from 1: "2 to 4". */
  placesOf(cells: readonly Cell[]): string {
    const places = cells.map(cell => this.session.model.index(cell.id) + 1);
    const [first, last] = [Math.min(...places), Math.max(...places)];
    return first === last ? `${first}` : `${first} to ${last}`;
  }

  private tellSelected(): void {
    const cells = this.with(this.selected!);
    announce(cells.length === 1 ? `Cell ${this.placesOf(cells)} selected` : `${cells.length} cells selected, ${this.placesOf(cells)}`);
  }

  /** Changes the selection, and how those cells look that it came to or left. */
  private reselect(change: () => void): void {
    const { cells } = this.session.model;
    const active = this.selected;
    const before = this.selection.among(cells);
    change();
    const now = this.selection.among(cells);
    for (const cell of new Set([...before, ...now, ...(active ? [active] : [])]))
      this.view(cell)?.setSelected(cell === this.selected, now.length > 1 && this.selection.has(cell));
    this.bar.show(now.length);
    if (active !== this.selected) this.onSelect(this.selected);
  }

  /** Selects the cell above or below; the notebook scrolls only as far as it must. */
  step(direction: -1 | 1): void {
    const { cells } = this.session.model;
    const at = this.selected ? cells.indexOf(this.selected) : -1;
    const next = cells[Math.min(cells.length - 1, Math.max(0, at + direction))];
    if (next) this.select(next, { reveal: true });
  }

  editNeighbour(cell: Cell, direction: -1 | 1): void {
    const { cells } = this.session.model;
    const next = cells[cells.indexOf(cell) + direction];
    if (!next) return;
    this.view(cell)?.leave();
    this.select(next, { reveal: true });
    if (next.kind !== 'markdown') void this.view(next)?.edit(direction === 1 ? 'start' : 'end');
  }

  command(id: string, cell: Cell): void {
    this.onCommand(id, cell);
  }

  openMenu(cell: Cell, anchor: HTMLElement): void {
    this.onMenu(cell, anchor);
  }

  startDrag(cell: Cell, event: PointerEvent): void {
    const cells = this.with(cell);
    dragCells(this.list, cells.map(each => this.view(each)!), event, index => this.actions.moveTo(cells, index));
  }

  private rebuild(): void {
    for (const view of this.views.values()) view.dispose();
    const before = this.selected?.id;
    this.views.clear();
    this.list.replaceChildren();
    this.selection.only(null);
    this.arrange();
    const { cells } = this.session.model;
    const cell = cells.find(candidate => candidate.id === before) ?? cells[0];
    if (cell) this.select(cell, { focus: false });
  }

  /** Brings the elements into the model's order, touching only those that are new, gone or elsewhere. */
  private arrange(): void {
    const { cells } = this.session.model;
    const present = new Set(cells.map(cell => cell.id));
    const next = this.selected && !present.has(this.selected.id) ? this.nearest(this.selected, present) : null;
    for (const [id, view] of this.views)
      if (!present.has(id)) {
        view.remove();
        view.dispose();
        this.views.delete(id);
      }
    const places = new Map([...this.list.children].map((child, place) => [child, place]));
    const still = new Set(longestRise(cells.map(cell => places.get(this.views.get(cell.id) as Element) ?? -1)));    // an element that is moved loses its focus, and a frame in it loads anew
    cells.forEach((cell, index) => {
      let view = this.views.get(cell.id);
      if (!view) {
        view = new CellElement(cell, this);
        this.views.set(cell.id, view);
        view.setSelected(false, false);
      }
      if (!still.has(index)) this.list.insertBefore(view, index === 0 ? this.list.firstChild : this.views.get(cells[index - 1]!.id)!.nextSibling);
      view.setPlace(index, cells.length);
    });
    this.reselect(() => this.selection.keep(cells, next));
    if (!this.selected && cells[0]) this.select(cells[0], { focus: false });
  }

  /** The cell that is closest to one that has gone: below it if there is one. */
  private nearest(gone: Cell, present: ReadonlySet<string>): Cell | null {
    const shown = [...this.list.children].filter(child => child instanceof CellElement);
    const at = shown.findIndex(view => view.cell === gone);
    const isThere = (view: CellElement) => present.has(view.cell.id);
    return (shown.slice(at + 1).find(isThere) ?? shown.slice(0, Math.max(0, at)).findLast(isThere))?.cell ?? null;
  }

  /** A kernel that has come to rest may know more than before, and answers what it could not while there was none. */
  private lookAgain(): void {
    if (this.session.model.kernel !== 'idle') return;
    for (const view of this.views.values()) view.editor.diagnoseAgain();
  }

  private endBar(): HTMLElement {
    const add = (kind: CellKind) => this.actions.insert(this.session.model.cells.length, kind);
    return el('div', { className: 'end-bar' },
      el('button', { className: 'quiet-button', onclick: () => add('code') }, icon('plus'), 'Code'),
      el('button', { className: 'quiet-button', onclick: () => add('markdown') }, icon('plus'), 'Text'));
  }
}

customElements.define('gw-notebook', NotebookElement);

/** The indices of a longest subsequence that rises; negative numbers are passed over. */
function longestRise(numbers: readonly number[]): number[] {
  const ends: number[] = []; // ends[n]: where the rise of n + 1 numbers ends that ends lowest
  const previous: number[] = [];
  numbers.forEach((number, index) => {
    if (number < 0) return;
    const above = ends.length === 0 || numbers[ends.at(-1)!]! < number ? -1 : ends.findIndex(end => numbers[end]! >= number);
    const length = above < 0 ? ends.length : above;
    previous[index] = ends[length - 1] ?? -1;
    ends[length] = index;
  });
  const rise: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) rise.unshift(at);
  return rise;
}
