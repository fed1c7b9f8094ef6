import { announce, notify } from './announce.js';
import { applyEdit, carriedOver, withEdits, type PlainCell } from './cell-list.js';
import { NotebookModel } from './document.js';
import { Emitter } from './emitter.js';
import type { CellData, Edit, InputRequest, Message, Variable } from './protocol.js';
import { Connection } from './socket.js';

export type SaveState = 'saved' | 'saving' | 'unsaved';

interface Events {
  save: SaveState;
  variables: Variable[];
  opened: Message;
  /** There is no kernel, and none could be started. */
  failed: string;
  died: { reason: string; cell: string | null };
  'files-changed': string;
  input: InputRequest;
  disk: Message;
  overwritten: { cell: string; source: string }[];
  problem: string;
  renamed: string;
  closed: void;
}

/** Joins the open notebook to the server: sends edits in order, runs cells, takes in what the kernel says. */
export class Session extends Emitter<Events> {
  readonly model = new NotebookModel();
  save: SaveState = 'saved';
  variables: Variable[] = [];
  /** How the server calls this tab. */
  tab = '';
  /** The cells as the server has them, up to the last that it said. What is shown are these with the edits that it has not answered. */
  private confirmed: PlainCell[] = [];
  private pending: Edit[] = [];
  private timer = 0;
  private sending: Promise<void> | null = null;
  /** Edits that were sent and not answered. */
  private underWay: Edit[] = [];
  /** False from a lost connection on until the notebook was opened again: nothing is sent meanwhile. */
  private isJoined = false;
  /** What was on the page when edits that were not sent were made; null where that is the newest. */
  private seen: number | null = null;
  /** The newest version that is on the disk. */
  private savedVersion = 0;
  private lastRunning: string | null = null;

  constructor(readonly connection: Connection) {
    super();
    connection.on('message', message => this.receive(message));
    connection.on('state', state => {
      if (state === 'lost') this.isJoined = false;
    });
    this.model.on('edited', edit => this.queue(edit));
  }

  async open(path: string): Promise<void> {
    await this.flush();
    const message = await this.connection.request('open', { path });
    [this.pending, this.underWay] = [[], []];
    this.take(message);
    void this.refreshVariables();
  }

  /** All of a notebook takes the place of what this tab knew; an edit that is under way will be made in it. */
  private take(message: Message): void {
    this.pending = [];
    this.confirmed = plain(message.cells);
    this.model.load(message);
    if (this.underWay.length > 0) this.show();
    this.taken(message);
  }

  /** The same notebook once more, with what this tab has not sent on top of it. */
  private takeAgain(message: Message): void {
    const before = this.confirmed;
    this.confirmed = plain(message.cells);
    this.pending = carriedOver(this.pending, before, this.confirmed);
    this.model.refresh(message, withEdits(this.confirmed, this.pending));
    this.taken(message);
  }

  private taken(message: Message): void {
    this.isJoined = true;
    this.savedVersion = message.dirty ? 0 : this.model.version;
    this.setSave(message.dirty || this.pending.length > 0 ? 'unsaved' : 'saved');
    this.emit('opened', message);
    if (this.model.kernel === 'failed') this.emit('failed', message.kernel?.reason ?? '');
  }

  private show(): void {
    this.model.become(withEdits(this.confirmed, [...this.underWay, ...this.pending]));
  }

  /** After a lost connection: what was done meanwhile goes out on top of what the server has. */
  async resume(): Promise<void> {
    const { path, version } = this.model;
    if (!path) return;
    try {
      this.takeAgain(await this.connection.request('open', { path }));
    } catch (error) {
      this.emit('problem', `${(error as Error).message} What you have written since is kept in this tab.`);
      return;
    }
    this.seen = version;
    await this.flush();
    void this.refreshVariables();
  }

  private queue(edit: Edit): void {
    const last = this.pending.at(-1);
    if (edit.op === 'source' && last?.op === 'source' && last.cell === edit.cell) last.source = edit.source;
    else this.pending.push({ ...edit });
    this.setSave('unsaved');
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), edit.op === 'source' ? 200 : 0);
  }

  /** Sends what is waiting; resolves when the server has all of it, or cannot be reached. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.isJoined && (this.sending || this.pending.length > 0)) {
      this.sending ??= this.send(this.pending.splice(0)).finally(() => {
        this.sending = null;
        this.settle();
      });
      await this.sending;
    }
  }

  private async send(edits: Edit[]): Promise<void> {
    const path = this.model.path;
    this.underWay = edits;
    try {
      await this.connection.request('edit', { path, version: this.seen ?? this.model.version, edits });
      this.seen = null;
    } catch (error) {
      this.underWay = [];
      if (this.connection.state !== 'open' || !this.isJoined) {
        this.pending.unshift(...edits);
        return;
      }
      notify(`A change was not taken: ${(error as Error).message} The notebook was read again.`, 'warning');
      this.takeAgain(await this.connection.request('open', { path }));
    }
  }

  /** The server has made the edits that were under way, after all that it told of before. */
  private confirm(version: number): void {
    for (const edit of this.underWay) {
      applyEdit(this.confirmed, edit);
      if (edit.op === 'clear') this.model.clear(edit.cell); // of what came while this was under way, the server has cleared all
    }
    this.underWay = [];
    this.model.version = version;
  }

  /** Another tab's edits; this tab's own that are not answered come after them. */
  private takeIn(message: Message): void {
    const edits = message.edits as Edit[];
    const gone = edits.filter(edit => edit.op === 'delete').map(edit => edit.cell);
    const written = [...this.underWay, ...this.pending].filter(edit => edit.op === 'source' && gone.includes(edit.cell));
    this.model.version = message.version;
    for (const edit of edits) applyEdit(this.confirmed, edit);
    this.model.become(withEdits(this.confirmed, [...this.underWay, ...this.pending]), edits.flatMap(edit => edit.op === 'insert' ? [edit.cell as CellData] : []));
    for (const edit of edits) if (edit.op === 'clear') this.model.clear(edit.cell);
    const lost = (message.overwritten ?? []).filter((text: { by: string }) => text.by === this.tab); // only texts that this tab had sent itself
    if (lost.length + written.length > 0) this.emit('overwritten', [...lost, ...written]);
  }

  /** Saved is what has reached the server, and there the disk: an answer about an earlier version says nothing of a later one. */
  private settle(): void {
    if (this.pending.length === 0 && !this.sending && this.savedVersion >= this.model.version) this.setSave('saved');
  }

  async saveNow(): Promise<void> {
    if (!this.model.path) return;
    await this.flush();
    this.setSave('saving');
    if (!(await this.ask('save', {}))) this.setSave('unsaved');
  }

  async run(fields: { cells?: string[]; what?: 'all' | 'above' | 'below' | 'clean'; cell?: string }): Promise<void> {
    if (!this.model.trusted) {
      notify('This notebook comes from elsewhere. Look through it, then trust it to run its cells.', 'warning');
      return;
    }
    await this.flush();
    await this.ask('run', fields);
  }

  async stop(): Promise<void> {
    const answer = await this.ask('stop', {});
    if (!answer) return;
    const how = { checks: 'by a check in the cell', interrupt: 'by interrupting its thread', kill: 'by ending its process' }[String(answer.level).toLowerCase()] ?? '';
    const kept = answer.variablesKept ? 'Your variables are kept.' : 'The variables are gone.';
    notify(`Stopped ${how} in ${Math.round(answer.milliseconds)} ms. ${kept}`, answer.variablesKept ? 'info' : 'warning');
  }

  async restart(): Promise<void> {
    if (await this.ask('restart', {})) notify('The kernel was started afresh; no variables are left.', 'info');
  }

  async trust(): Promise<void> {
    if (await this.ask('trust', {})) this.model.setTrusted();
  }

  async render(source: string): Promise<string | null> {
    const answer = await this.ask('markdown', { source });
    return answer ? String(answer.html ?? '') : null;
  }

  async refreshVariables(): Promise<void> {
    const path = this.model.path;
    try {
      const answer = await this.connection.request('variables', { path });
      this.setVariables(answer.items ?? []);
    } catch {
      this.setVariables([]); // a kernel that has not started has none
    }
  }

  /** A request on the open notebook; a refusal is shown to the user and gives null. */
  async ask(type: string, fields: Record<string, unknown>): Promise<Message | null> {
    try {
      return await this.connection.request(type, { path: this.model.path, ...fields });
    } catch (error) {
      notify((error as Error).message, 'error');
      return null;
    }
  }

  private receive(message: Message): void {
    if (message.type === 'files.changed') return this.emit('files-changed', message.path ?? '');
    if (message.path !== this.model.path || !this.model.path) return;
    switch (message.type) {
      case 'changed':
        this.takeIn(message);
        break;
      case 'edited':
        this.confirm(message.version);
        break;
      case 'notebook': // read again by the server, after the file was changed on the disk
        if (!message.re) this.take(message);
        break;
      case 'disk.changed':
        this.emit('disk', message);
        break;
      case 'problem':
        this.emit('problem', String(message.message ?? ''));
        break;
      case 'renamed':
        this.emit('renamed', message.to);
        break;
      case 'closed':
        this.emit('closed', undefined);
        break;
      case 'saved':
        this.savedVersion = Math.max(this.savedVersion, message.version);
        this.settle();
        break;
      case 'kernel':
        if (message.message.type === 'input_request') this.emit('input', { ...message.message.content, cell: message.cell });
        else this.model.receive(message.cell, message.message);
        break;
      case 'cell.state': {
        const before = this.model.cell(message.cell)?.state;
        this.model.setCellState(message);
        if (message.state === 'running') this.lastRunning = message.cell;
        else if (before === 'running') this.announceEnd(message.cell);
        break;
      }
      case 'kernel.state':
        this.model.setKernel(message.state);
        if (this.model.kernel === 'failed') this.emit('failed', message.reason ?? '');
        if (this.model.kernel === 'dead') this.emit('died', { reason: message.reason ?? '', cell: message.cell ?? this.lastRunning });
        break;
      case 'variables':
        this.setVariables(message.items ?? []);
        break;
      case 'issues':
        this.model.setIssues(message.items ?? []);
        break;
      case 'trusted':
        this.model.setTrusted();
        break;
    }
  }

  private announceEnd(id: string): void {
    const cell = this.model.cell(id);
    if (!cell) return;
    const failure = cell.outputs.find(output => output.output_type === 'error');
    const place = `Cell ${this.model.index(id) + 1}`;
    announce(failure ? `${place} failed: ${failure.ename} ${failure.evalue ?? ''}` : `${place} finished${cell.outputs.length > 0 ? ' with output' : ''}`);
  }

  private setVariables(items: Variable[]): void {
    this.variables = items;
    this.emit('variables', items);
  }

  private setSave(state: SaveState): void {
    this.save = state;
    this.emit('save', state);
  }
}

function plain(cells: CellData[]): PlainCell[] {
  return cells.map(({ id, kind, source, tags, language }) => ({ id, kind, source: source ?? '', tags: tags ?? [], language }));
}
