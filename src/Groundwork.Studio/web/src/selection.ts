import type { Cell } from './document.js';

/** Which cells are selected: the active one, and with Shift all up to it from where that began. A cell that somebody inserts among them is not. */
export class CellSelection {
  private anchor: Cell | null = null;
  private cells: ReadonlySet<Cell> = new Set();

  /** The one that has the focus, and that keys go to. */
  active: Cell | null = null;

  only(cell: Cell | null): void {
    this.set(cell ? [cell] : []);
  }

  /** These; the last is the active one. */
  set(cells: readonly Cell[]): void {
    this.anchor = cells[0] ?? null;
    this.active = cells.at(-1) ?? null;
    this.cells = new Set(cells);
  }

  /** From where the selection began to this cell, which is the active one from now on. */
  extendTo(cell: Cell, all: readonly Cell[]): void {
    const from = all.indexOf(this.anchor ?? cell);
    const to = all.indexOf(cell);
    this.anchor ??= cell;
    this.active = cell;
    this.cells = new Set(all.slice(Math.min(from, to), Math.max(from, to) + 1));
  }

  has(cell: Cell): boolean {
    return this.cells.has(cell);
  }

  /** The selected ones in the order of the notebook. */
  among(all: readonly Cell[]): Cell[] {
    return this.cells.size === 0 ? [] : all.filter(cell => this.cells.has(cell));
  }

  /** Cells that are gone are selected no more; another of the selected ones, or the given one, is active where it was the active one that went. */
  keep(all: readonly Cell[], next: Cell | null): void {
    const left = this.among(all);
    if (left.length === this.cells.size) return;
    if (left.length === 0) return this.only(next);
    const active = this.active && left.includes(this.active) ? this.active : left.at(-1)!;
    if (!left.includes(this.anchor!)) this.anchor = left.find(cell => cell !== active) ?? active;
    [this.active, this.cells] = [active, new Set(left)];
  }
}
