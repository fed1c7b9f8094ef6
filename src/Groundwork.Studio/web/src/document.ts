import { applyEdit, idOf, placeOf, type PlainCell } from './cell-list.js';
import { Emitter } from './emitter.js';
import { type CellData, type CellKind, type CellState, type Edit, type Issue, type KernelMessage, type KernelState, type Message, type Output, joined } from './protocol.js';

/** One cell as this tab knows it. */
export class Cell {
  readonly id: string;
  readonly language: string;
  kind: CellKind;
  source: string;
  html: string;
  name: string | null;
  tags: string[];
  outputs: Output[];
  executionCount: number | null;
  state: CellState;
  stale: string | null;
  duration: number | null = null;
  /** How its last run ended, if this tab was there. */
  ended: 'ok' | 'error' | 'stopped' | 'died' | null = null;
  issues: Issue[] = [];
  /** The next output takes the place of the present ones: Jupyter's clear_output with wait. */
  clearNext = false;

  constructor(data: CellData) {
    this.id = data.id;
    this.language = data.language ?? 'csharp';
    this.kind = data.kind;
    this.source = data.source ?? '';
    this.html = data.html ?? '';
    this.name = data.name ?? null;
    this.tags = data.tags ?? [];
    this.outputs = data.outputs ?? [];
    this.executionCount = data.executionCount ?? null;
    this.state = data.state ?? 'idle';
    this.stale = staleReason(data.stale);
  }
}

export function staleReason(stale: unknown): string | null {
  if (!stale) return null;
  return typeof stale === 'string' ? stale : 'changed since it ran';
}

export type CellPart = 'source' | 'kind' | 'html' | 'tags' | 'state' | 'remote-source';

interface Events {
  opened: void;
  structure: void;
  cell: { cell: Cell; part: CellPart };
  output: { cell: Cell; change: OutputChange };
  edited: Edit;
  kernel: void;
  trusted: void;
}

export type OutputChange =
  | { what: 'all' }
  | { what: 'push'; output: Output }
  | { what: 'append'; output: Output; text: string }
  | { what: 'update'; output: Output };

/** The open notebook: cells and their order. Knows nothing of how they are drawn or sent. */
export class NotebookModel extends Emitter<Events> {
  path = '';
  version = 0;
  format = '';
  trusted = true;
  kernel: KernelState = 'none';
  cells: Cell[] = [];
  /** Deleted cells with the place they had, so that they come back with their outputs. */
  private readonly removed = new Map<string, { cell: Cell; index: number }>();

  load(message: Message): void {
    this.path = message.path;
    this.format = message.format ?? '';
    this.removed.clear();
    this.cells = (message.cells as CellData[]).map(data => new Cell(data));
    this.takeState(message);
    this.emit('opened', undefined);
  }

  /** The same notebook as the server has it now: what is the same stays as it is on the page, with cursor and focus. */
  refresh(message: Message, wanted: readonly PlainCell[]): void {
    const data = message.cells as CellData[];
    this.become(wanted, data);
    for (const fresh of data) {
      const cell = this.cell(fresh.id);
      if (!cell) continue;
      const { outputs, executionCount, state, stale, name } = new Cell(fresh);
      const isNew = JSON.stringify(outputs) !== JSON.stringify(cell.outputs);
      Object.assign(cell, { executionCount, state, stale, name });
      if (isNew) {
        cell.outputs = outputs;
        this.emit('output', { cell, change: { what: 'all' } });
      }
      this.emit('cell', { cell, part: 'state' });
    }
    this.takeState(message);
    this.emit('kernel', undefined);
    if (this.trusted) this.emit('trusted', undefined);
  }

  private takeState(message: Message): void {
    this.version = message.version ?? 0;
    this.trusted = message.trusted !== false;
    this.kernel = kernelState(message.kernel);
    this.setIssues(message.issues ?? []);
  }

  /** Takes on a list of cells; of those that stay, only what is another is touched. */
  become(wanted: readonly PlainCell[], known: readonly CellData[] = []): void {
    const changed: { cell: Cell; part: CellPart }[] = [];
    const present = new Map(this.cells.map(cell => [cell.id, cell]));
    const next = wanted.map(plain => {
      const cell = present.get(plain.id) ?? this.removed.get(plain.id)?.cell ?? new Cell(known.find(data => data.id === plain.id) ?? plain);
      if (cell.source !== plain.source) changed.push({ cell, part: 'remote-source' });
      if (cell.kind !== plain.kind) changed.push({ cell, part: 'kind' });
      if (cell.tags.join(' ') !== plain.tags.join(' ')) changed.push({ cell, part: 'tags' });
      if (cell.kind !== plain.kind && plain.kind !== 'code') cell.outputs = [];
      Object.assign(cell, { source: plain.source, kind: plain.kind, tags: plain.tags });
      return cell;
    });
    const kept = new Set(next);
    this.cells.forEach((cell, index) => {
      if (!kept.has(cell)) this.removed.set(cell.id, { cell, index });
    });
    const isMoved = next.length !== this.cells.length || next.some((cell, index) => this.cells[index] !== cell);
    this.cells = next;
    if (isMoved) this.emit('structure', undefined);
    for (const change of changed) this.emit('cell', change);
  }

  /** The edit that brings a deleted cell back, with another text if wanted. */
  backEdit(id: string, source?: string): Edit | null {
    const kept = this.removed.get(id);
    return kept ? { op: 'insert', index: kept.index, cell: { id, kind: kept.cell.kind, source: source ?? kept.cell.source, tags: kept.cell.tags, language: kept.cell.language } } : null;
  }

  cell(id: string): Cell | undefined {
    return this.cells.find(cell => cell.id === id);
  }

  index(id: string): number {
    return this.cells.findIndex(cell => cell.id === id);
  }

  /** Changes this side and says so to whoever sends edits on. Returns the edit that takes it back. */
  edit(asked: Edit): Edit | null {
    const edit = this.anchored(asked);
    const back = this.inverse(edit);
    if (edit.op === 'source') this.write(edit.cell, edit.source);
    else if (edit.op === 'clear') this.clear(edit.cell);
    else {
      const cells: PlainCell[] = this.cells.map(({ id, kind, source, tags, language }) => ({ id, kind, source, tags, language }));
      applyEdit(cells, edit);
      this.become(cells);
    }
    this.emit('edited', edit);
    return back;
  }

  clear(id: string): void {
    const cell = this.cell(id);
    if (cell) this.clearOutputs(cell);
  }

  private write(id: string, source: string): void {
    const cell = this.cell(id);
    if (!cell) return;
    cell.source = source;
    this.emit('cell', { cell, part: 'source' });
  }

  /** Names the cell that a place is behind: that holds, whatever others insert above. */
  private anchored(edit: Edit): Edit {
    if (edit.op !== 'insert' && edit.op !== 'move') return edit;
    const others = this.cells.filter(cell => cell.id !== idOf(edit));
    const index = placeOf(others, edit);
    return { ...edit, index, after: others[index - 1]?.id ?? '' };
  }

  private inverse(edit: Edit): Edit | null {
    const at = this.index(idOf(edit));
    const cell = this.cells[at];
    if (edit.op === 'insert') return cell ? null : { op: 'delete', cell: edit.cell.id };
    if (!cell) return null;
    const { id, kind, source, tags, language } = cell;
    const place = { index: at, after: this.cells[at - 1]?.id ?? '' };
    switch (edit.op) {
      case 'source': return { op: 'source', cell: id, source };
      case 'delete': return { op: 'insert', ...place, cell: { id, kind, source, tags, language } };
      case 'move': return { op: 'move', cell: id, ...place };
      case 'kind': return { op: 'kind', cell: id, kind };
      case 'tags': return { op: 'tags', cell: id, tags };
      case 'clear': return null;
    }
  }

  clearOutputs(cell: Cell): void {
    cell.outputs = [];
    cell.clearNext = false;
    this.emit('output', { cell, change: { what: 'all' } });
  }

  setCellState(message: Message): void {
    const cell = this.cell(message.cell);
    if (!cell) return;
    if (message.state) {
      if (message.state === 'running' && cell.state !== 'running') cell.clearNext = true;
      // A cell that ran and said nothing loses what it said before.
      if (message.state === 'idle' && cell.state === 'running' && cell.clearNext) this.clearOutputs(cell);
      cell.state = message.state;
      if (message.state === 'running') cell.ended = null;
    }
    if (message.status) cell.ended = message.status;
    if ('stale' in message) cell.stale = staleReason(message.stale);
    const numbered = message.executionCount != null && message.executionCount !== cell.executionCount;
    if (message.executionCount != null) cell.executionCount = message.executionCount;
    if (message.duration != null) cell.duration = Number(message.duration);
    this.emit('cell', { cell, part: 'state' });
    // An error names its cells by number, and this cell's own may come only now.
    if (numbered)
      for (const output of cell.outputs)
        if (output.output_type === 'error') this.emit('output', { cell, change: { what: 'update', output } });
  }

  /** What is odd about the cells' names, of all cells at once. */
  setIssues(issues: Issue[]): void {
    for (const cell of this.cells) {
      const own = issues.filter(issue => issue.cell === cell.id);
      if (own.length === 0 && cell.issues.length === 0) continue;
      cell.issues = own;
      this.emit('cell', { cell, part: 'state' });
    }
  }

  setKernel(state: unknown): void {
    this.kernel = kernelState(state);
    this.emit('kernel', undefined);
  }

  setTrusted(): void {
    this.trusted = true;
    this.emit('trusted', undefined);
  }

  /** What the kernel published for a cell. */
  receive(id: string, message: KernelMessage): void {
    const cell = this.cell(id);
    if (message.type === 'update_display_data') return this.update(message.content as Output);
    if (!cell) return;
    const content = message.content;
    switch (message.type) {
      case 'clear_output':
        if (content.wait) cell.clearNext = true;
        else this.clearOutputs(cell);
        break;
      case 'execute_input': // errors name cells by this number
        if (content.execution_count != null) cell.executionCount = content.execution_count;
        break;
      case 'stream': {
        this.clearIfDue(cell);
        const last = cell.outputs.at(-1);
        const text = joined(content.text);
        if (last?.output_type === 'stream' && last.name === content.name) {
          last.text = joined(last.text) + text;
          this.emit('output', { cell, change: { what: 'append', output: last, text } });
        } else {
          this.push(cell, { output_type: 'stream', name: content.name, text });
        }
        break;
      }
      case 'display_data':
      case 'execute_result':
      case 'error':
        this.clearIfDue(cell);
        this.push(cell, { ...content, metadata: { ...content.metadata, ...message.metadata }, output_type: message.type });
        break;
    }
  }

  private clearIfDue(cell: Cell): void {
    if (cell.clearNext) this.clearOutputs(cell);
  }

  private push(cell: Cell, output: Output): void {
    cell.outputs.push(output);
    this.emit('output', { cell, change: { what: 'push', output } });
  }

  private update(content: Output): void {
    const id = content.transient?.display_id;
    if (!id) return;
    for (const cell of this.cells)
      for (const output of cell.outputs)
        if (output.transient?.display_id === id) {
          output.data = content.data;
          output.metadata = content.metadata;
          this.emit('output', { cell, change: { what: 'update', output } });
        }
  }
}

export function kernelState(state: unknown): KernelState {
  const name = typeof state === 'object' && state ? String((state as { state?: string }).state ?? 'none') : String(state ?? 'none');
  return name.toLowerCase() as KernelState;
}

export function newCellId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => byte.toString(16).padStart(2, '0')).join('');
}
