import { announce } from './announce.js';
import { CellElement, type CellHost } from './cell-view.js';
import { Cell, newCellId } from './document.js';
import { debounce, el } from './dom.js';
import { dragCell } from './drag.js';
import { icon } from './icons.js';
import type { CellKind, Edit } from './protocol.js';
import type { Session } from './session.js';
import { StructureHistory } from './structure-history.js';

/** The cells in their order, the selected one, and what moves them about. */
export class NotebookElement extends HTMLElement implements CellHost {
  private readonly views = new Map<string, CellElement>();
  private readonly list = el('div', { className: 'cells', role: 'feed', ariaLabel: 'Cells' });
  private readonly history: StructureHistory;
  private clipboard: { kind: CellKind; source: string } | null = null;
  selected: Cell | null = null;
  onCommand: (id: string, cell: Cell) => void = () => {};
  onMenu: (cell: Cell, anchor: HTMLElement) => void = () => {};
  onSelect: (cell: Cell | null) => void = () => {};

  constructor(readonly session: Session) {
    super();
    this.history = new StructureHistory(session.model);
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
    if (this.childElementCount === 0) this.append(this.list, this.endBar());
  }

  view(cell: Cell | null): CellElement | null {
    return cell ? this.views.get(cell.id) ?? null : null;
  }

  get isEditing(): boolean {
    return this.view(this.selected)?.editing ?? false;
  }

  select(cell: Cell, options: { focus?: boolean; reveal?: boolean } = {}): void {
    if (this.selected !== cell) {
      this.view(this.selected)?.setSelected(false);
      this.selected = cell;
      this.view(cell)?.setSelected(true);
      this.onSelect(cell);
    }
    const view = this.view(cell);
    if (options.focus !== false) view?.focus({ preventScroll: true });
    if (options.reveal) view?.scrollIntoView({ block: 'nearest' });
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
    dragCell(this.list, this.view(cell)!, event, index => this.moveTo(cell, index));
  }

  insert(index: number, kind: CellKind, source = '', edit = true): Cell {
    const id = newCellId();
    this.change({ op: 'insert', index, cell: { id, kind, source } });
    const cell = this.session.model.cell(id)!;
    this.select(cell, { reveal: true });
    if (edit) void this.view(cell)?.edit('end');
    return cell;
  }

  insertBeside(cell: Cell | null, side: 'above' | 'below', kind: CellKind = 'code', edit = false): void {
    const at = cell ? this.session.model.index(cell.id) : this.session.model.cells.length - 1;
    this.insert(side === 'above' ? Math.max(0, at) : at + 1, kind, '', edit);
  }

  deleteCell(cell: Cell): void {
    const { cells } = this.session.model;
    const at = cells.indexOf(cell);
    this.change({ op: 'delete', cell: cell.id });
    const next = cells[Math.min(at, cells.length - 1)];
    if (next) this.select(next, { reveal: true });
    else this.insert(0, 'code', '', false);
    announce('Cell deleted; Z brings it back');
  }

  move(cell: Cell, direction: -1 | 1): void {
    this.moveTo(cell, this.session.model.index(cell.id) + direction);
  }

  private moveTo(cell: Cell, index: number): void {
    if (index < 0 || index >= this.session.model.cells.length || index === this.session.model.index(cell.id)) return;
    const hadEditor = this.view(cell)?.editing;
    this.change({ op: 'move', cell: cell.id, index });
    this.select(cell, { reveal: true, focus: !hadEditor });
    if (hadEditor) void this.view(cell)?.edit();
    announce(`Cell moved to place ${index + 1}`);
  }

  setKind(cell: Cell, kind: CellKind): void {
    if (cell.kind !== kind) this.change({ op: 'kind', cell: cell.id, kind });
  }

  setTags(cell: Cell, tags: string[]): void {
    this.change({ op: 'tags', cell: cell.id, tags });
  }

  copy(cell: Cell): void {
    this.clipboard = { kind: cell.kind, source: cell.source };
    void navigator.clipboard?.writeText(cell.source).catch(() => {});
    announce('Cell copied');
  }

  paste(cell: Cell | null): void {
    if (!this.clipboard) return;
    const at = cell ? this.session.model.index(cell.id) + 1 : 0;
    this.insert(at, this.clipboard.kind, this.clipboard.source, false);
  }

  /** Two cells at the cursor's place. */
  split(cell: Cell, offset: number): void {
    const at = this.session.model.index(cell.id);
    const before = cell.source.slice(0, offset).replace(/\n$/, '');
    const after = cell.source.slice(offset).replace(/^\n/, '');
    const id = newCellId();
    this.history.group([{ op: 'source', cell: cell.id, source: before }, { op: 'insert', index: at + 1, cell: { id, kind: cell.kind, source: after } }]);
    this.view(cell)?.editor.setSource(before);
    const made = this.session.model.cell(id)!;
    this.select(made, { reveal: true });
    void this.view(made)?.edit('start');
  }

  mergeBelow(cell: Cell): void {
    const { model } = this.session;
    const next = model.cells[model.index(cell.id) + 1];
    if (!next) return;
    const source = `${cell.source}\n${next.source}`;
    this.history.group([{ op: 'source', cell: cell.id, source }, { op: 'delete', cell: next.id }]);
    this.view(cell)?.editor.setSource(source);
    this.select(cell);
  }

  undo(): void {
    const touched = this.history.undo();
    announce(touched ? 'Undone' : 'Nothing to undo');
    this.showAfterHistory(touched);
  }

  redo(): void {
    this.showAfterHistory(this.history.redo());
  }

  private showAfterHistory(touched: string[] | null): void {
    for (const id of touched ?? []) {
      const cell = this.session.model.cell(id);
      if (!cell) continue;
      this.view(cell)?.editor.setSource(cell.source);
      this.select(cell, { reveal: true });
    }
  }

  private change(edit: Edit): void {
    this.history.group([edit]);
  }

  private rebuild(): void {
    for (const view of this.views.values()) view.dispose();
    const before = this.selected?.id;
    this.views.clear();
    this.list.replaceChildren();
    this.history.clear();
    this.selected = null;
    this.arrange();
    const { cells } = this.session.model;
    const cell = cells.find(candidate => candidate.id === before) ?? cells[0];
    if (cell) this.select(cell, { focus: false });
  }

  /** Brings the elements into the model's order, touching only those that are new, gone or elsewhere. */
  private arrange(): void {
    const { cells } = this.session.model;
    const present = new Set(cells.map(cell => cell.id));
    for (const [id, view] of this.views)
      if (!present.has(id)) {
        view.remove();
        view.dispose();
        this.views.delete(id);
        if (this.selected?.id === id) this.selected = null;
      }
    const places = new Map([...this.list.children].map((child, place) => [child, place]));
    const still = new Set(longestRise(cells.map(cell => places.get(this.views.get(cell.id) as Element) ?? -1)));    // an element that is moved loses its focus, and a frame in it loads anew
    cells.forEach((cell, index) => {
      let view = this.views.get(cell.id);
      if (!view) {
        view = new CellElement(cell, this);
        this.views.set(cell.id, view);
        view.setSelected(false);
      }
      if (!still.has(index)) this.list.insertBefore(view, index === 0 ? this.list.firstChild : this.views.get(cells[index - 1]!.id)!.nextSibling);
      view.setPlace(index, cells.length);
    });
    if (!this.selected && cells[0]) this.select(cells[0], { focus: false });
  }

  /** A kernel that has come to rest may know more than before, and answers what it could not while there was none. */
  private lookAgain(): void {
    if (this.session.model.kernel !== 'idle') return;
    for (const view of this.views.values()) view.editor.diagnoseAgain();
  }

  private endBar(): HTMLElement {
    const add = (kind: CellKind) => this.insert(this.session.model.cells.length, kind);
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
