import type { CellKind, Edit } from './protocol.js';

/** What edits know of a cell. */
export interface PlainCell {
  readonly id: string;
  kind: CellKind;
  source: string;
  tags: string[];
  /** Of code that is not C#. */
  readonly language?: string;
}

/**
 * Makes one edit. These are the rules of the server (Sessions/SessionDocument.cs), which puts the edits of all tabs in one order:
 * whoever makes the same edits in that order comes to the same cells. An edit of a cell that is not there changes nothing.
 */
export function applyEdit(cells: PlainCell[], edit: Edit): void {
  const at = cells.findIndex(cell => cell.id === idOf(edit));
  if (edit.op === 'insert') {
    if (at < 0) cells.splice(placeOf(cells, edit), 0, { id: edit.cell.id, kind: edit.cell.kind, source: edit.cell.source, tags: edit.cell.tags ?? [], language: edit.cell.language });
    return;
  }
  const cell = cells[at];
  if (!cell) return;
  switch (edit.op) {
    case 'source':
      cell.source = edit.source;
      break;
    case 'delete':
      cells.splice(at, 1);
      break;
    case 'move':
      cells.splice(at, 1);
      cells.splice(placeOf(cells, edit), 0, cell);
      break;
    case 'kind':
      cell.kind = edit.kind;
      break;
    case 'tags':
      cell.tags = edit.tags;
      break;
  }
}

/** The cells with further edits made, and the given ones left alone. */
export function withEdits(cells: readonly PlainCell[], edits: readonly Edit[]): PlainCell[] {
  const made = cells.map(cell => ({ ...cell }));
  for (const edit of edits) applyEdit(made, edit);
  return made;
}

/** Where an insertion or a move puts its cell: behind the cell that it names, or at its index where that is gone. */
export function placeOf(cells: readonly { id: string }[], edit: { index: number; after?: string | null }): number {
  if (edit.after === '') return 0;
  const before = edit.after == null ? -1 : cells.findIndex(cell => cell.id === edit.after);
  return before >= 0 ? before + 1 : Math.min(Math.max(0, edit.index), cells.length);
}

export function idOf(edit: Edit): string {
  return edit.op === 'insert' ? edit.cell.id : edit.cell;
}

/**
 * Edits that the server has not had, as they are to be sent once the notebook was opened anew. A server that was started anew names cells
 * that were changed since anew as well: they are found by their text, or by their place. A text whose cell is gone becomes a cell again.
 */
export function carriedOver(edits: readonly Edit[], before: readonly PlainCell[], now: readonly PlainCell[]): Edit[] {
  const names = renamedCells(before, now);
  const present = new Set(now.map(cell => cell.id));
  const named = (id: string) => names.get(id) ?? id;
  return edits.filter(edit => edit.op !== 'clear').map(edit => {
    const id = named(idOf(edit));
    if (edit.op === 'insert') {
      present.add(id);
      return { ...edit, cell: { ...edit.cell, id }, after: edit.after && named(edit.after) };
    }
    if (edit.op === 'source' && !present.has(id)) {
      present.add(id);
      const index = before.findIndex(cell => cell.id === edit.cell);
      const { kind = 'code', tags = [], language } = before[index] ?? {};
      const above = before[index - 1];
      return { op: 'insert', index: index < 0 ? now.length : index, after: above && named(above.id), cell: { id, kind, source: edit.source, tags, language } };
    }
    return edit.op === 'move' ? { ...edit, cell: id, after: edit.after && named(edit.after) } : { ...edit, cell: id };
  });
}

function renamedCells(before: readonly PlainCell[], now: readonly PlainCell[]): Map<string, string> {
  const names = new Map<string, string>();
  const free = new Set(now.map(cell => cell.id));
  const claim = (old: PlainCell, found: PlainCell | undefined) => {
    if (!found || !free.delete(found.id)) return;
    names.set(old.id, found.id);
  };
  for (const old of before) claim(old, now.find(cell => cell.id === old.id));
  const lost = () => before.filter(old => !names.has(old.id));
  for (const old of lost()) claim(old, now.find(cell => free.has(cell.id) && cell.kind === old.kind && cell.source === old.source));
  if (before.length === now.length) for (const old of lost()) claim(old, now[before.indexOf(old)]);
  return names;
}
