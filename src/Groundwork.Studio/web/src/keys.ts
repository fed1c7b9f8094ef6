import { allCommands, strokeOf, type Command } from './commands.js';
import { isTyping } from './dom.js';
import type { NotebookElement } from './notebook-view.js';

const longestPause = 800; // milliseconds between the two strokes of a command

/** Hears keys for the whole page: single letters only while a cell itself has the focus, as in Jupyter. */
export function installKeys(notebook: NotebookElement): void {
  let pending = '';
  let pressed = 0;

  // In the capture phase, so that Shift+Enter and Ctrl+F come here before they reach Monaco.
  addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], .menu')) return;
    const stroke = strokeOf(event);
    const target = event.target as HTMLElement;
    const editing = !!target.closest('.editor-host');
    const onCell = target.localName === 'gw-cell' || target === document.body || target.id === 'notebook';

    if (editing && stroke === 'Escape') {
      if (notebook.view(notebook.selected)?.editor.isBusy) return;
      event.preventDefault();
      event.stopPropagation();
      notebook.view(notebook.selected)?.leave();
      return;
    }
    // By when the keys were pressed: a page that is busy hears of them later, and not at the same distance.
    const sequence = pending && event.timeStamp - pressed <= longestPause ? `${pending} ${stroke}` : stroke;
    const command = find(sequence) ?? find(stroke);
    pending = '';
    if (command) {
      event.preventDefault();
      event.stopPropagation();
      command.run(notebook.selected);
    } else if (onCell && allCommands().some(other => other.keys?.some(keys => keys.startsWith(`${stroke} `)))) {
      event.preventDefault();
      pending = stroke;
      pressed = event.timeStamp;
    }

    function find(wanted: string): Command | undefined {
      return allCommands().find(candidate => candidate.keys?.includes(wanted) && heard(candidate));
    }

    function heard(candidate: Command): boolean {
      if (candidate.when && !candidate.when()) return false;
      if (!candidate.always && !document.querySelector('#studio.has-notebook')) return false;
      const mode = candidate.mode ?? 'any';
      if (mode === 'command') return onCell && !editing;
      if (mode === 'edit') return editing;
      const withModifier = /Ctrl|Alt|Meta/.test(stroke) || (editing && stroke === 'Shift+Enter') || /^F\d/.test(stroke);
      return onCell || editing || (withModifier && (stroke.startsWith('Ctrl+') || !isPlainField(target)));
    }
  }, true);
}

/** A field of ours other than the editor, such as the one that files are named in. */
function isPlainField(target: HTMLElement): boolean {
  return isTyping(target) && !target.closest('.monaco-editor');
}
