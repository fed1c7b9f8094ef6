import type { Cell } from './document.js';

export type Mode = 'any' | 'command' | 'edit';

export interface Command {
  id: string;
  title: string;
  section: 'Run' | 'Cells' | 'Move about' | 'Notebook' | 'View' | 'Code';
  /** Key strokes such as "Shift+Enter" or "D D"; the first is shown in menus. */
  keys?: string[];
  /** When the keys are heard: outside the editor, inside, or both. */
  mode?: Mode;
  /** Its keys are heard only while this holds. */
  when?(): boolean;
  /** Works without an open notebook. */
  always?: boolean;
  run(cell: Cell | null): void;
}

const commands = new Map<string, Command>();

export function addCommands(list: Command[]): void {
  for (const command of list) commands.set(command.id, command);
}

export function allCommands(): Command[] {
  return [...commands.values()];
}

export function command(id: string): Command {
  const found = commands.get(id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key stroke as it is printed on this machine's keys. */
export function shownKeys(keys: string): string {
  const named = keys.replaceAll('Arrow', '').replace(/\+ $/, '+Space');
  return isMac ? named.replaceAll('Ctrl+', '⌘').replaceAll('Alt+', '⌥').replaceAll('Shift+', '⇧').replaceAll('Enter', '↩') : named;
}

export function firstKeys(id: string): string | undefined {
  const keys = commands.get(id)?.keys?.[0];
  return keys ? shownKeys(keys) : undefined;
}

/** The stroke of an event in the words of <see cref="Command.keys"/>; Command stands for Ctrl on a Mac. */
export function strokeOf(event: KeyboardEvent): string {
  const control = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of what a printed sign is: "?" is "?", not "Shift+?".
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return `${control ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}
