import { el } from './dom.js';
import type { NotebookElement } from './notebook-view.js';
import type { Session } from './session.js';

interface Action {
  label: string;
  primary?: boolean;
  run(): void;
}

/** Bars above the cells for what the user must know or decide: one per subject, gone when it is settled. */
export class NoticesElement extends HTMLElement {
  private readonly bars = new Map<string, HTMLElement>();

  constructor(private readonly session: Session, private readonly notebook: NotebookElement) {
    super();
    const { model, connection } = session;
    this.ariaLive = 'polite';

    session.on('opened', message => {
      for (const key of ['trust', 'recovered', 'died', 'disk', 'overwritten']) this.hide(key);
      if (!model.trusted) this.show('trust', 'warning', 'This notebook comes from elsewhere. Its cells would run with your own rights: read them first.', [
        { label: 'Trust and allow running', primary: true, run: () => void session.trust() },
      ]);
      if (message.recovered) this.show('recovered', 'info', recoveredText(message.recovered), [{ label: 'Fine', run: () => this.hide('recovered') }]);
      if (message.disk) this.askDisk(message.disk);
    });
    model.on('trusted', () => this.hide('trust'));
    session.on('died', ({ reason, cell }) => {
      const text = `The kernel ended${reason ? `: ${reason}` : ''}. Its variables are gone; the text of your cells is safe.`;
      const actions: Action[] = [];
      const place = (cell ? model.cell(cell) : null) ?? notebook.selected;
      if (place) actions.push({ label: 'Run all above again', primary: true, run: () => this.settle('died', () => session.run({ what: 'above', cell: place.id })) });
      actions.push({ label: 'Restart only', run: () => this.settle('died', () => session.restart()) });
      this.show('died', 'error', text, actions);
    });
    session.on('failed', reason => this.show('died', 'error', `No kernel could be started: ${reason.replace(/^kernel: /, '')}. The text of your cells is safe.`, [
      { label: 'Try again', primary: true, run: () => this.settle('died', () => session.restart()) },
    ]));
    model.on('kernel', () => {
      if (model.kernel === 'busy') this.hide('died'); // a fresh one is idle at once: the user must still hear of it
    });
    session.on('disk', message => this.askDisk(message.what));
    session.on('overwritten', lost => this.show('overwritten', 'warning', 'Another tab changed or deleted a cell that you were writing in.', [
      { label: 'Take my text back', run: () => this.settle('overwritten', async () => lost.forEach(item => this.takeBack(item.cell, item.source))) },
      { label: 'Keep theirs', run: () => this.hide('overwritten') },
    ]));
    session.on('problem', text => this.show('problem', 'error', text, [{ label: 'Dismiss', run: () => this.hide('problem') }]));
    connection.on('state', state => {
      if (state === 'lost') this.show('lost', 'error', 'The Studio cannot be reached. What you type is kept here and sent as soon as it is back.', []);
      else this.hide('lost');
    });
  }

  private takeBack(cell: string, source: string): void {
    const { model } = this.session;
    const edit = model.cell(cell) ? { op: 'source' as const, cell, source } : model.backEdit(cell, source);
    if (edit) model.edit(edit);
    this.notebook.view(model.cell(cell) ?? null)?.changed('remote-source');
  }

  private askDisk(what: string): void {
    this.show('disk', 'warning', what === 'deleted' ? 'The file was deleted by another program.' : 'The file was changed by another program.', [
      { label: 'Keep mine', primary: true, run: () => this.settle('disk', () => this.session.ask('resolve', { keep: 'mine' })) },
      ...(what === 'deleted' ? [] : [{ label: 'Take the file', run: () => this.settle('disk', () => this.session.ask('resolve', { keep: 'disk' })) }]),
    ]);
  }

  private settle(key: string, action: () => Promise<unknown>): void {
    this.hide(key);
    void action();
  }

  private show(key: string, severity: 'info' | 'warning' | 'error', text: string, actions: Action[]): void {
    this.hide(key);
    const bar = el('div', { className: `notice ${severity}`, role: severity === 'error' ? 'alert' : 'group', ariaLabel: 'Notice', data: { notice: key } },
      el('span', {}, text),
      el('span', { className: 'notice-actions' }, ...actions.map(action => el('button', { className: action.primary ? 'primary' : '', onclick: action.run }, action.label))));
    this.bars.set(key, bar);
    this.append(bar);
  }

  private hide(key: string): void {
    const bar = this.bars.get(key);
    if (!bar) return;
    const hadFocus = bar.contains(document.activeElement);
    bar.remove();
    this.bars.delete(key);
    if (hadFocus) this.notebook.view(this.notebook.selected)?.focus({ preventScroll: true });
  }
}

customElements.define('gw-notices', NoticesElement);

function recoveredText(recovered: { edits?: number; changedMeanwhile?: boolean }): string {
  const count = recovered.edits === 1 ? 'One change that was' : `${recovered.edits ?? 'Some'} changes that were`;
  const meanwhile = recovered.changedMeanwhile ? ' The file was changed meanwhile: please look it through.' : '';
  return `${count} not saved when the Studio last ended came back.${meanwhile}`;
}
