import type { Cell, CellPart, OutputChange } from './document.js';
import { el } from './dom.js';
import { CellEditor } from './editor.js';
import { failedLine } from './error-output.js';
import { icon, type IconName } from './icons.js';
import { issueNotes } from './issues.js';
import { languageNote, otherLanguage } from './other-languages.js';
import { OutputsElement } from './outputs.js';
import { sanitizedHtml } from './sanitize.js';
import type { Session } from './session.js';

/** What a cell asks of the notebook around it. */
export interface CellHost {
  readonly session: Session;
  readonly selected: Cell | null;
  readonly hasSeveral: boolean;
  select(cell: Cell, options?: { focus?: boolean; reveal?: boolean }): void;
  extendTo(cell: Cell): void;
  editNeighbour(cell: Cell, direction: -1 | 1): void;
  command(id: string, cell: Cell): void;
  openMenu(cell: Cell, anchor: HTMLElement): void;
  startDrag(cell: Cell, event: PointerEvent): void;
}

/** One cell: gutter, text or code, status, outputs. */
export class CellElement extends HTMLElement {
  readonly editor: CellEditor;
  private readonly outputs: OutputsElement;
  private readonly input = el('div', { className: 'cell-input' });
  private readonly prose = el('div', { className: 'prose' });
  private readonly source = el('div', { className: 'editor-host' });
  private readonly status = el('div', { className: 'cell-status' });
  private readonly runButton: HTMLButtonElement;
  private readonly count = el('span', { className: 'count', attributes: { 'aria-hidden': 'true' } });
  private readonly took = el('span', { className: 'duration' });
  private isEditing = false;
  private isChosen = false;
  private renderedSource: string | null = null;

  constructor(readonly cell: Cell, private readonly host: CellHost) {
    super();
    this.runButton = this.tool('run', 'Run this cell', () => host.command('run-cell', cell));
    this.runButton.classList.add('run-button');
    this.outputs = new OutputsElement(cell, host.session, line => void this.editor.goToLine(line));
    this.editor = new CellEditor(this.source, cell, {
      changed: source => host.session.model.edit({ op: 'source', cell: cell.id, source }),
      edge: direction => host.editNeighbour(cell, direction),
      focused: () => {
        this.isEditing = true;
        this.classList.add('editing');
        host.select(cell, { focus: false });
      },
      blurred: () => this.editorLeft(),
      diagnose: async source => (await host.session.connection.request('diagnose', { path: host.session.model.path, cell: cell.id, source, offset: 0 }).catch(() => null))?.items ?? null,
    });
  }

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.dataset.id = this.cell.id;
    this.setAttribute('role', 'article');
    const drag = el('button', { className: 'icon-button drag', title: 'Drag to move (Alt+Up and Alt+Down move too)', ariaLabel: 'Move cell', tabIndex: -1 }, icon('drag'));
    drag.addEventListener('pointerdown', event => this.host.startDrag(this.cell, event));
    const more = this.tool('more', 'More for this cell', () => this.host.openMenu(this.cell, more));
    more.ariaHasPopup = 'menu';
    this.input.append(this.prose, this.source);
    this.append(
      el('div', { className: 'gutter' }, this.runButton, this.count, this.took, drag),
      el('div', { className: 'cell-body' },
        el('div', { className: 'cell-tools', role: 'toolbar', ariaLabel: 'Cell' },
          this.tool('up', 'Move up', () => this.host.command('move-up', this.cell)),
          this.tool('down', 'Move down', () => this.host.command('move-down', this.cell)),
          this.tool('trash', 'Delete cell', () => this.host.command('delete-cell', this.cell)),
          more),
        this.input, this.status, this.outputs),
      el('div', { className: 'insert-bar' }, this.insertion('code', 'Code', 'insert-below'), this.insertion('text', 'Text', 'insert-text')));
    this.input.addEventListener('dblclick', () => {
      if (this.cell.kind === 'markdown' && !this.isEditing) void this.edit();
    });
    this.addEventListener('pointerdown', event => this.extendByShift(event), true);
    this.addEventListener('pointerdown', event => {
      const target = event.target as HTMLElement;
      if (this.isChosen && target.closest('.drag')) return; // all of them are moved
      const inside = target.closest('button, a, input, select, summary, .editor-host, gw-outputs');
      this.host.select(this.cell, { focus: !inside });
    });
    this.addEventListener('focusin', event => {
      if (event.target !== this || this.host.selected !== this.cell) this.host.select(this.cell, { focus: false });
    });
    this.showKind();
    this.showState();
  }

  dispose(): void {
    this.editor.dispose();
  }

  setPlace(index: number, count: number): void {
    this.setAttribute('aria-posinset', String(index + 1));
    this.setAttribute('aria-setsize', String(count));
    this.describe();
  }

  /** The active cell, and one of several that are selected. */
  setSelected(selected: boolean, chosen: boolean): void {
    this.isChosen = chosen;
    this.classList.toggle('selected', selected);
    this.classList.toggle('chosen', chosen);
    this.tabIndex = selected ? 0 : -1;
    this.ariaCurrent = selected ? 'true' : null;
    this.describe();
  }

  /** With Shift a click selects up to here; text is selected by it in the cell that is active already. */
  private extendByShift(event: PointerEvent): void {
    const isOwn = (event.target as HTMLElement).closest('button, a, input, select, summary');
    if (!event.shiftKey || event.button !== 0 || isOwn || this.host.selected === this.cell) return;
    event.preventDefault();
    event.stopPropagation();
    // Neither the text between nor the editor below the pointer is to be selected by the same click.
    const stop = (mouse: MouseEvent) => {
      mouse.preventDefault();
      mouse.stopPropagation();
    };
    addEventListener('mousedown', stop, true);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => removeEventListener('mousedown', stop, true), { capture: true, once: true });
    this.host.extendTo(this.cell);
  }

  get editing(): boolean {
    return this.isEditing;
  }

  async edit(place?: 'start' | 'end'): Promise<void> {
    this.isEditing = true;
    this.classList.add('editing');
    this.showKind();
    await this.editor.focus(place);
  }

  /** Back to command mode: a text cell is rendered, the cell itself has the focus. */
  leave(): void {
    this.focus({ preventScroll: true });
    this.editorLeft();
  }

  changed(part: CellPart): void {
    if (part === 'remote-source') {
      this.editor.setSource(this.cell.source);
      if (!this.isEditing) this.showKind();
    } else if (part === 'kind') {
      this.editor.setKind();
      this.outputs.renderAll();
      this.showKind();
    } else if (part === 'tags') this.showKind();
    this.showState();
  }

  outputChanged(change: OutputChange): void {
    this.outputs.change(change);
    const failure = this.cell.outputs.find(output => output.output_type === 'error');
    this.classList.toggle('failed', !!failure);
    if (change.what !== 'append') this.editor.markLine('failed', failure ? failedLine(failure, this.cell) : null);
  }

  toggleOutput(): void {
    this.outputs.fold(!this.outputs.isFolded);
    this.showState();
  }

  private editorLeft(): void {
    if (!this.isEditing || this.editor.hasFocus()) return;
    this.isEditing = false;
    this.classList.remove('editing');
    this.showKind();
  }

  private showKind(): void {
    const { kind } = this.cell;
    this.classList.remove('code', 'markdown', 'raw');
    this.classList.add(kind);
    const rendered = kind === 'markdown' && !this.isEditing;
    const hidden = kind === 'code' && this.cell.tags.includes('hide-input');
    this.classList.toggle('input-hidden', hidden);
    this.prose.hidden = !rendered;
    this.source.hidden = rendered;
    if (rendered) void this.renderProse();
    this.describe();
  }

  private async renderProse(): Promise<void> {
    const { source } = this.cell;
    if (source.trim() === '') {
      this.prose.replaceChildren(el('p', { className: 'placeholder' }, 'Empty text. Press Enter to write.'));
      this.renderedSource = source;
      return;
    }
    if (this.renderedSource === source) return;
    const first = this.renderedSource === null && this.cell.html;
    const html = first ? this.cell.html : await this.host.session.render(source);
    if (html === null || source !== this.cell.source) return;
    this.renderedSource = source;
    this.cell.html = html;
    this.prose.replaceChildren(sanitizedHtml(html));
  }

  private showState(): void {
    const { cell } = this;
    this.dataset.state = cell.state;
    this.classList.toggle('stale', !!cell.stale && cell.kind === 'code');
    this.count.textContent = cell.state === 'running' || cell.state === 'queued' ? '' : cell.executionCount == null ? '' : String(cell.executionCount);
    const running = cell.state !== 'idle';
    this.took.textContent = cell.duration !== null && !running && cell.executionCount !== null ? duration(cell.duration) : '';
    this.runButton.replaceChildren(icon(running ? 'stop' : 'run'));
    this.runButton.title = cell.state === 'running' ? 'Running: stop it' : cell.state === 'queued' ? 'Waiting for its turn: stop' : 'Run this cell (Ctrl+Enter)';
    this.runButton.ariaLabel = running ? 'Stop' : 'Run this cell';
    this.runButton.onclick = () => this.host.command(cell.state === 'idle' ? 'run-cell' : 'stop', cell);

    const parts: (Node | string)[] = [];
    const other = otherLanguage(cell);
    this.classList.toggle('kept', other?.isShown === false);
    if (other) parts.push(other.note ? languageNote(other.note, () => cell.source) : el('span', { className: 'chip' }, other.name));
    if (cell.name) parts.push(el('span', { className: 'chip', title: 'The name of this cell' }, cell.name));
    for (const tag of cell.tags) parts.push(el('span', { className: 'chip tag' }, tag));
    if (cell.stale && cell.kind === 'code')
      parts.push(el('button', { className: 'stale-note', title: 'Run this cell again', onclick: () => this.host.command('run-cell', cell) }, icon('restart'), `Not up to date: ${cell.stale}`));
    // What the note above says already is not said again.
    const issues = cell.issues.filter(issue => issue.kind !== 'Deleted' || !cell.stale?.includes(issue.name));
    if (cell.kind === 'code') parts.push(...issueNotes(issues, other => this.goTo(other)));
    if (cell.ended === 'stopped' && !running) parts.push(el('span', { className: 'chip warn', title: 'It did not run to its end' }, 'Stopped'));
    if (this.outputs.isFolded && cell.outputs.length > 0)
      parts.push(el('button', { className: 'quiet-button', onclick: () => this.toggleOutput() }, 'Show the output'));
    if (cell.tags.includes('hide-input') && cell.kind === 'code')
      parts.push(el('button', { className: 'quiet-button', onclick: () => this.classList.toggle('input-hidden') }, 'Show or hide the code'));
    this.status.replaceChildren(...parts);
    this.status.hidden = parts.length === 0;
    this.describe();
  }

  private goTo(id: string): void {
    const cell = this.host.session.model.cell(id);
    if (cell) this.host.select(cell, { reveal: true });
  }

  private describe(): void {
    const { cell } = this;
    const kind = cell.kind === 'code' ? `${otherLanguage(cell)?.name ?? ''} code`.trim().replace(/^c/, 'C') : cell.kind === 'markdown' ? 'Text' : 'Raw text';
    const state = cell.state === 'running' ? ', running' : cell.state === 'queued' ? ', waiting' : cell.stale && cell.kind === 'code' ? ', not up to date' : '';
    const first = cell.source.trim().split('\n')[0]?.slice(0, 60) ?? '';
    const chosen = this.isChosen ? ', selected' : '';
    this.setAttribute('aria-label', `${kind} cell ${this.getAttribute('aria-posinset') ?? ''}${chosen}${state}${first ? `: ${first}` : ', empty'}`);
  }

  private insertion(kind: string, label: string, command: string): HTMLButtonElement {
    const button = el('button', { className: 'quiet-button', title: `Insert ${kind} here`, ariaLabel: `Insert ${kind} below this cell`, onclick: () => this.host.command(command, this.cell) }, icon('plus'), label);
    button.tabIndex = -1; // by keys there are A and B, and the menu
    return button;
  }

  private tool(name: IconName, label: string, action: () => void): HTMLButtonElement {
    return el('button', { className: 'icon-button', title: label, ariaLabel: label, onclick: action }, icon(name));
  }
}

customElements.define('gw-cell', CellElement);

/** The server gives milliseconds. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(1, Math.round(milliseconds))} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}
