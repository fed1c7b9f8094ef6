import { announce } from './announce.js';
import { newCellId, type Cell } from './document.js';
import type { NotebookElement } from './notebook-view.js';
import type { CellKind, Edit } from './protocol.js';
import { StructureHistory } from './structure-history.js';

type CopiedCell = Extract<Edit, { op: 'insert' }>['cell'];

/** What is done to cells as a whole. However many they are: one step for Undo, and one message to the server. */
export class CellActions {
  private readonly history: StructureHistory;
  private clipboard: CopiedCell[] = [];

  constructor(private readonly notebook: NotebookElement) {
    this.history = new StructureHistory(notebook.session.model);
    notebook.session.model.on('opened', () => this.history.clear());
  }

  private get model() {
    return this.notebook.session.model;
  }

  insert(index: number, kind: CellKind, edit = true): Cell {
    const id = newCellId();
    this.history.group([{ op: 'insert', index, cell: { id, kind, source: '' } }]);
    const cell = this.model.cell(id)!;
    this.notebook.select(cell, { reveal: true });
    if (edit) void this.notebook.view(cell)?.edit('end');
    return cell;
  }

  insertBeside(cells: readonly Cell[], side: 'above' | 'below', kind: CellKind = 'code', edit = false): void {
    const beside = side === 'above' ? cells[0] : cells.at(-1);
    const at = beside ? this.model.index(beside.id) : this.model.cells.length - 1;
    this.insert(side === 'above' ? Math.max(0, at) : at + 1, kind, edit);
  }

  delete(cells: readonly Cell[]): void {
    const at = this.model.index(cells[0]!.id);
    const edits: Edit[] = cells.map(cell => ({ op: 'delete', cell: cell.id }));
    // A notebook has a place to write.
    if (cells.length === this.model.cells.length) edits.push({ op: 'insert', index: 0, cell: { id: newCellId(), kind: 'code', source: '' } });
    this.history.group(edits, cells.map(cell => cell.id));
    const left = this.model.cells;
    this.notebook.select(left[Math.min(at, left.length - 1)]!, { reveal: true });
    announce(cells.length === 1 ? 'Cell deleted; Z brings it back' : `${cells.length} cells deleted; Z brings them back`);
  }

  /** By one place up or down, all together. */
  move(cells: readonly Cell[], direction: -1 | 1): void {
    const all = this.model.cells;
    const first = all.indexOf(cells[0]!);
    const last = all.indexOf(cells.at(-1)!);
    const neighbour = direction === -1 ? all[first - 1] : all[last + 1];
    if (!neighbour) return;
    if (cells.length === 1) return this.moveTo(cells, first + direction);
    // The neighbour goes to the other side: one edit, and what stands in the moved cells need not load anew.
    const after = direction === -1 ? cells.at(-1)!.id : all[first - 1]?.id ?? '';
    this.history.group([{ op: 'move', cell: neighbour.id, index: direction === -1 ? last : first, after }], cells.map(cell => cell.id));
    this.moved(cells);
  }

  /** To where the first of them has this index, counted without them. */
  moveTo(cells: readonly Cell[], index: number): void {
    const others = this.model.cells.filter(cell => !cells.includes(cell));
    if (index < 0 || index > others.length) return;
    const edits = cells.map((cell, i): Edit => ({ op: 'move', cell: cell.id, index: index + i, after: cells[i - 1]?.id ?? others[index - 1]?.id ?? '' }));
    const editing = this.notebook.isEditing;
    this.history.group(edits);
    this.moved(cells);
    if (editing) void this.notebook.view(cells[0]!)?.edit();
  }

  private moved(cells: readonly Cell[]): void {
    this.notebook.choose(cells);
    const places = this.notebook.placesOf(cells);
    announce(cells.length === 1 ? `Cell moved to place ${places}` : `${cells.length} cells moved to places ${places}`);
  }

  setKind(cells: readonly Cell[], kind: CellKind): void {
    const others = cells.filter(cell => cell.kind !== kind);
    if (others.length === 0) return;
    this.history.group(others.map(cell => ({ op: 'kind', cell: cell.id, kind })), cells.map(cell => cell.id));
    const name = { code: 'code', markdown: 'text', raw: 'raw text' }[kind];
    announce(others.length === 1 ? `The cell is ${name} now` : `${others.length} cells are ${name} now`);
  }

  setTags(cell: Cell, tags: string[]): void {
    this.history.group([{ op: 'tags', cell: cell.id, tags }]);
  }

  copy(cells: readonly Cell[]): void {
    this.clipboard = cells.map(({ id, kind, source, tags, language }) => ({ id, kind, source, tags, language }));
    void navigator.clipboard?.writeText(cells.map(cell => cell.source).join('\n\n')).catch(() => {});
    announce(cells.length === 1 ? 'Cell copied' : `${cells.length} cells copied`);
  }

  cut(cells: readonly Cell[]): void {
    this.copy(cells);
    this.delete(cells);
  }

  /** Below these. A cell that was cut comes back as it was, with its outputs. */
  paste(below: readonly Cell[]): void {
    if (this.clipboard.length === 0) return;
    const pasted = this.clipboard.map(cell => ({ ...cell, id: this.model.cell(cell.id) ? newCellId() : cell.id }));
    const at = below.length > 0 ? this.model.index(below.at(-1)!.id) + 1 : 0;
    this.history.group(pasted.map((cell, i) => ({ op: 'insert', index: at + i, cell })));
    this.notebook.choose(pasted.map(({ id }) => this.model.cell(id)!));
    announce(pasted.length === 1 ? 'Cell pasted' : `${pasted.length} cells pasted`);
  }

  /** Two cells at the cursor's place. */
  split(cell: Cell, offset: number): void {
    const at = this.model.index(cell.id);
    const before = cell.source.slice(0, offset).replace(/\n$/, '');
    const after = cell.source.slice(offset).replace(/^\n/, '');
    const id = newCellId();
    this.history.group([{ op: 'source', cell: cell.id, source: before }, { op: 'insert', index: at + 1, cell: { id, kind: cell.kind, source: after, language: cell.language } }]);
    this.notebook.view(cell)?.editor.setSource(before);
    const made = this.model.cell(id)!;
    this.notebook.select(made, { reveal: true });
    void this.notebook.view(made)?.edit('start');
  }

  /** Several become one; one takes in the cell below. */
  merge(cells: readonly Cell[]): void {
    const next = this.model.cells[this.model.index(cells[0]!.id) + 1];
    const [first, ...others] = cells.length > 1 || !next ? cells : [cells[0]!, next];
    if (others.length === 0) return;
    const source = [first!, ...others].map(cell => cell.source).join('\n');
    this.history.group([{ op: 'source', cell: first!.id, source }, ...others.map((cell): Edit => ({ op: 'delete', cell: cell.id }))]);
    this.notebook.view(first!)?.editor.setSource(source);
    this.notebook.select(first!, { reveal: true });
    announce(`${others.length + 1} cells merged`);
  }

  undo(): void {
    const touched = this.history.undo();
    announce(touched ? 'Undone' : 'Nothing to undo');
    this.show(touched);
  }

  redo(): void {
    const touched = this.history.redo();
    announce(touched ? 'Done again' : 'Nothing to do again');
    this.show(touched);
  }

  private show(touched: readonly string[] | null): void {
    const cells = this.model.cells.filter(cell => touched?.includes(cell.id));
    for (const cell of cells) this.notebook.view(cell)?.editor.setSource(cell.source);
    if (cells.length > 0) this.notebook.choose(cells);
  }
}
