import { idOf } from './cell-list.js';
import type { NotebookModel } from './document.js';
import type { Edit } from './protocol.js';

interface Step {
  back: Edit[];
  forth: Edit[];
  /** The cells that it was about. */
  cells: string[];
}

/** Undo for cells inserted, deleted, moved and changed in kind. Typing has Monaco's own undo. */
export class StructureHistory {
  private readonly done: Step[] = [];
  private undone: Step[] = [];

  constructor(private readonly model: NotebookModel) {}

  /** Makes the edits as one step. */
  group(edits: Edit[], cells = edits.map(idOf)): void {
    this.done.push({ back: this.make(edits), forth: edits, cells });
    if (this.done.length > 200) this.done.shift();
    this.undone = [];
  }

  /** The cells that the last step was about, or null where there is none. */
  undo(): string[] | null {
    const step = this.done.pop();
    if (!step) return null;
    this.make(step.back);
    this.undone.push(step);
    return step.cells;
  }

  redo(): string[] | null {
    const step = this.undone.pop();
    if (!step) return null;
    step.back = this.make(step.forth);
    this.done.push(step);
    return step.cells;
  }

  clear(): void {
    this.done.length = 0;
    this.undone = [];
  }

  private make(edits: Edit[]): Edit[] {
    const back: Edit[] = [];
    for (const edit of edits) {
      const inverse = this.model.edit(edit);
      if (inverse) back.unshift(inverse);
    }
    return back;
  }
}
