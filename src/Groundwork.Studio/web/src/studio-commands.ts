import { announce, notify } from './announce.js';
import { addCommands, firstKeys } from './commands.js';
import { askText, confirmDialog } from './dialogs.js';
import type { Cell } from './document.js';
import type { FindElement } from './find.js';
import type { Layout } from './layout.js';
import { openMenu, type MenuItem } from './menu.js';
import type { NotebookElement } from './notebook-view.js';
import { openHelp, openPalette } from './palette.js';
import type { Session } from './session.js';
import { chooseTheme, currentTheme, themeNames, type Theme } from './themes.js';

export interface Parts {
  session: Session;
  notebook: NotebookElement;
  find: FindElement;
  layout: Layout;
  newNotebook(): void;
  goHome(): void;
}

/** Everything that can be done, with its keys: Jupyter's letters, and VS Code's where Jupyter has none. */
export function installCommands({ session, notebook, find, layout, newNotebook, goHome }: Parts): void {
  const { model } = session;
  const view = (cell: Cell) => notebook.view(cell);

  const { actions } = notebook;

  /** Runs code; a text cell is finished by rendering it. */
  const run = (cells: Cell[]) => {
    const code = cells.filter(cell => cell.kind === 'code').map(cell => cell.id);
    if (code.length > 0) void session.run({ cells: code });
    else view(cells[0]!)?.leave();
  };
  const runAndSelect = (cells: Cell[]) => {
    run(cells);
    const last = cells.at(-1)!;
    const next = model.cells[model.index(last.id) + 1];
    if (next) {
      view(last)?.leave();
      notebook.select(next, { reveal: true });
    } else actions.insert(model.cells.length, 'code');
  };
  const onCell = (action: (cell: Cell) => void) => (cell: Cell | null) => {
    if (cell) action(cell);
  };
  /** On all cells that are selected, where the cell is one of them. */
  const onCells = (action: (cells: Cell[]) => void) => onCell(cell => action(notebook.with(cell)));
  const clear = (cells: Cell[]) => cells.filter(cell => cell.kind === 'code').forEach(cell => model.edit({ op: 'clear', cell: cell.id }));
  const chosen = (cell: Cell | null) => (cell ? notebook.with(cell) : []);

  addCommands([
    { id: 'run-cell', section: 'Run', title: 'Run cell', keys: ['Ctrl+Enter'], run: onCells(cells => {
      run(cells);
      if (notebook.isEditing) view(cells[0]!)?.leave();
    }) },
    { id: 'run-next', section: 'Run', title: 'Run cell and go to the next', keys: ['Shift+Enter'], run: onCells(runAndSelect) },
    { id: 'run-insert', section: 'Run', title: 'Run cell and insert one below', keys: ['Alt+Enter'], run: onCells(cells => {
      run(cells);
      actions.insertBeside(cells, 'below', 'code', true);
    }) },
    { id: 'run-all', section: 'Run', title: 'Run all', keys: ['Ctrl+F9'], run: () => void session.run({ what: 'all' }) },
    { id: 'run-above', section: 'Run', title: 'Run all above', run: onCell(cell => void session.run({ what: 'above', cell: cell.id })) },
    { id: 'run-below', section: 'Run', title: 'Run this and all below', run: onCell(cell => void session.run({ what: 'below', cell: cell.id })) },
    { id: 'run-clean', section: 'Run', title: 'Restart and run all from clean', keys: ['Ctrl+Shift+Enter'], run: () => void session.run({ what: 'clean' }) },
    { id: 'stop', section: 'Run', title: 'Stop', keys: ['I I', 'Ctrl+.'], run: () => void session.stop() },
    { id: 'restart', section: 'Run', title: 'Restart the kernel', keys: ['0 0'], mode: 'command', run: async () => {
      if (await confirmDialog('Restart the kernel?', 'All variables are forgotten. Cells and outputs stay.', 'Restart')) void session.restart();
    } },

    { id: 'edit', section: 'Move about', title: 'Write in the cell', keys: ['Enter'], mode: 'command', run: onCell(cell => {
      notebook.select(cell);
      void view(cell)?.edit();
    }) },
    { id: 'previous', section: 'Move about', title: 'Select the cell above', keys: ['ArrowUp', 'K'], mode: 'command', run: () => notebook.step(-1) },
    { id: 'next', section: 'Move about', title: 'Select the cell below', keys: ['ArrowDown', 'J'], mode: 'command', run: () => notebook.step(1) },
    { id: 'first', section: 'Move about', title: 'Select the first cell', keys: ['Home', 'Ctrl+Home'], mode: 'command', run: () => model.cells[0] && notebook.select(model.cells[0], { reveal: true }) },
    { id: 'last', section: 'Move about', title: 'Select the last cell', keys: ['End', 'Ctrl+End'], mode: 'command', run: () => model.cells.length && notebook.select(model.cells.at(-1)!, { reveal: true }) },

    { id: 'extend-up', section: 'Move about', title: 'Select the cell above, too', keys: ['Shift+ArrowUp', 'Shift+K'], mode: 'command', run: () => notebook.extend(-1) },
    { id: 'extend-down', section: 'Move about', title: 'Select the cell below, too', keys: ['Shift+ArrowDown', 'Shift+J'], mode: 'command', run: () => notebook.extend(1) },
    { id: 'extend-first', section: 'Move about', title: 'Select all up to the first', keys: ['Shift+Home'], mode: 'command', run: () => model.cells[0] && notebook.extendTo(model.cells[0]) },
    { id: 'extend-last', section: 'Move about', title: 'Select all down to the last', keys: ['Shift+End'], mode: 'command', run: () => model.cells.length && notebook.extendTo(model.cells.at(-1)!) },
    { id: 'select-all', section: 'Move about', title: 'Select all cells', keys: ['Ctrl+A'], mode: 'command', run: () => notebook.choose(model.cells) },
    { id: 'select-one', section: 'Move about', title: 'Select one cell only', keys: ['Escape'], mode: 'command', when: () => notebook.hasSeveral, run: onCell(cell => notebook.select(cell)) },

    { id: 'insert-above', section: 'Cells', title: 'Insert a code cell above', keys: ['A'], mode: 'command', run: cell => actions.insertBeside(chosen(cell), 'above') },
    { id: 'insert-below', section: 'Cells', title: 'Insert a code cell below', keys: ['B'], mode: 'command', run: cell => actions.insertBeside(chosen(cell), 'below') },
    { id: 'insert-text', section: 'Cells', title: 'Insert a text cell below', run: cell => actions.insertBeside(chosen(cell), 'below', 'markdown', true) },
    { id: 'delete-cell', section: 'Cells', title: 'Delete cell', keys: ['D D'], mode: 'command', run: onCells(cells => actions.delete(cells)) },
    { id: 'cut-cell', section: 'Cells', title: 'Cut cell', keys: ['X'], mode: 'command', run: onCells(cells => actions.cut(cells)) },
    { id: 'copy-cell', section: 'Cells', title: 'Copy cell', keys: ['C'], mode: 'command', run: onCells(cells => actions.copy(cells)) },
    { id: 'paste-cell', section: 'Cells', title: 'Paste cell below', keys: ['V'], mode: 'command', run: cell => actions.paste(chosen(cell)) },
    { id: 'undo-cells', section: 'Cells', title: 'Undo the last change of cells', keys: ['Z'], mode: 'command', run: () => actions.undo() },
    { id: 'redo-cells', section: 'Cells', title: 'Redo it', keys: ['Shift+Z'], mode: 'command', run: () => actions.redo() },
    { id: 'move-up', section: 'Cells', title: 'Move cell up', keys: ['Alt+ArrowUp'], mode: 'command', run: onCells(cells => actions.move(cells, -1)) },
    { id: 'move-down', section: 'Cells', title: 'Move cell down', keys: ['Alt+ArrowDown'], mode: 'command', run: onCells(cells => actions.move(cells, 1)) },
    { id: 'to-text', section: 'Cells', title: 'Make it a text cell', keys: ['M'], mode: 'command', run: onCells(cells => actions.setKind(cells, 'markdown')) },
    { id: 'to-code', section: 'Cells', title: 'Make it a code cell', keys: ['Y'], mode: 'command', run: onCells(cells => actions.setKind(cells, 'code')) },
    { id: 'to-raw', section: 'Cells', title: 'Make it a raw cell', keys: ['R'], mode: 'command', run: onCells(cells => actions.setKind(cells, 'raw')) },
    { id: 'merge', section: 'Cells', title: 'Merge the selected cells, or one with the cell below', keys: ['Shift+M'], mode: 'command', run: onCells(cells => actions.merge(cells)) },
    { id: 'split', section: 'Cells', title: 'Split at the cursor', keys: ['Ctrl+_', 'Ctrl+Shift+-'], mode: 'edit', run: onCell(cell => actions.split(cell, view(cell)?.editor.offset ?? 0)) },
    { id: 'fold-output', section: 'Cells', title: 'Fold or show the output', keys: ['O'], mode: 'command', run: onCells(cells => cells.forEach(cell => view(cell)?.toggleOutput())) },
    { id: 'clear-output', section: 'Cells', title: 'Clear the output', run: onCells(clear) },
    { id: 'clear-all', section: 'Cells', title: 'Clear all outputs', run: () => clear(model.cells) },
    { id: 'tags', section: 'Cells', title: 'Tags…', run: onCell(async cell => {
      const text = await askText('Tags', 'Separated by spaces', cell.tags.join(' ') || 'hide-input', 'Set');
      if (text !== null) actions.setTags(cell, text.split(/\s+/).filter(Boolean));
    }) },

    { id: 'save', section: 'Notebook', title: 'Save now', keys: ['Ctrl+S'], run: () => void session.saveNow().then(() => announce('Saved')) },
    { id: 'find', section: 'Notebook', title: 'Find', keys: ['Ctrl+F'], run: () => find.open(false) },
    { id: 'replace', section: 'Notebook', title: 'Find and replace', keys: ['Ctrl+H'], run: () => find.open(true) },
    { id: 'new-notebook', section: 'Notebook', title: 'New notebook', always: true, run: newNotebook },
    { id: 'complete', section: 'Code', title: 'Suggest what to write', keys: ['Ctrl+ '], mode: 'edit', run: onCell(cell => view(cell)?.editor.trigger('editor.action.triggerSuggest')) },

    { id: 'home', section: 'View', title: 'Course and notebooks', always: true, run: goHome },
    { id: 'palette', section: 'View', title: 'All commands', keys: ['Ctrl+Shift+P', 'F1'], always: true, run: cell => openPalette(cell, model.path !== '') },
    { id: 'help', section: 'View', title: 'Keys', keys: ['?'], mode: 'command', always: true, run: openHelp },
    { id: 'toggle-files', section: 'View', title: 'Show or hide files and outline', keys: ['Ctrl+B'], always: true, run: () => layout.toggle('left') },
    { id: 'toggle-variables', section: 'View', title: 'Show or hide variables', keys: ['Ctrl+Alt+V'], run: () => layout.toggle('right') },
    { id: 'theme', section: 'View', title: 'Next theme', always: true, run: () => {
      const order: Theme[] = ['light', 'dark', 'contrast'];
      const next = order[(order.indexOf(currentTheme()) + 1) % order.length]!;
      chooseTheme(next);
      notify(`Theme: ${themeNames[next]}`);
    } },
  ]);

  notebook.onMenu = (cell, anchor) => openMenu(anchor, cellMenu(cell), 'Cell');

  function cellMenu(cell: Cell): MenuItem[][] {
    const item = (id: string, label: string, danger = false): MenuItem => ({ label, keys: firstKeys(id), danger, run: () => notebook.onCommand(id, cell) });
    return [
      cell.kind === 'code' ? [item('run-cell', 'Run'), item('run-above', 'Run all above'), item('run-below', 'Run this and all below')] : [item('edit', 'Write')],
      [item('insert-above', 'Insert above'), item('insert-below', 'Insert below'), item('insert-text', 'Insert text below'), item('move-up', 'Move up'), item('move-down', 'Move down')],
      [cell.kind === 'code' ? item('to-text', 'Make it text') : item('to-code', 'Make it code'), item('merge', 'Merge with the next'), item('copy-cell', 'Copy'), item('extend-down', 'Select the next, too'), item('tags', 'Tags…')],
      cell.kind === 'code' && cell.outputs.length > 0 ? [item('fold-output', 'Fold or show the output'), item('clear-output', 'Clear the output')] : [],
      [item('delete-cell', 'Delete', true)],
    ];
  }
}
