import { overstrike, plainAnsi, renderAnsi, type AnsiState } from './ansi.js';
import type { Cell, OutputChange } from './document.js';
import { el } from './dom.js';
import { errorOutput, isDeath } from './error-output.js';
import { exerciseActions } from './exercise-actions.js';
import { explorableFigure } from './explorable.js';
import { htmlFrame } from './frames.js';
import { languageNote, mermaidNote } from './other-languages.js';
import { joined, type Output } from './protocol.js';
import { sanitizedHtml, sanitizedSvg } from './sanitize.js';
import { widgetFor } from './widgets.js';
import type { Session } from './session.js';

const longText = 30; // lines that are shown before the rest is folded
const mostCharacters = 200_000;

/** All outputs of one cell, each changed in place when only it changes. */
export class OutputsElement extends HTMLElement {
  private readonly shown = new Map<Output, HTMLElement>();
  private readonly streams = new Map<Output, { pre: HTMLPreElement; state: AnsiState; waiting: string }>();
  private folded = false;

  constructor(private readonly cell: Cell, private readonly session: Session, private readonly goToLine: (line: number) => void) {
    super();
  }

  connectedCallback(): void {
    if (this.childElementCount === 0) this.renderAll();
  }

  renderAll(): void {
    this.shown.clear();
    this.streams.clear();
    this.holdHeight();
    this.replaceChildren();
    for (const output of this.cell.outputs) this.add(output);
    this.describe();
  }

  change(change: OutputChange): void {
    switch (change.what) {
      case 'all':
        this.renderAll();
        break;
      case 'push':
        this.add(change.output);
        this.describe();
        break;
      case 'append':
        this.appendText(change.output, change.text);
        break;
      case 'update': {
        const before = this.shown.get(change.output);
        if (before) this.update(change.output, before);
        break;
      }
    }
  }

  get isFolded(): boolean {
    return this.folded;
  }

  fold(folded: boolean): void {
    this.folded = folded;
    this.classList.toggle('folded', folded);
    this.describe();
  }

  private describe(): void {
    const count = this.cell.outputs.length;
    this.hidden = count === 0;
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', this.folded ? 'Output, folded' : 'Output');
  }

  /** Keeps the page from jumping while a cell that runs again has said nothing yet. */
  private holdHeight(): void {
    const height = this.getBoundingClientRect().height;
    if (height < 40 || this.cell.outputs.length > 0) return;
    this.parentElement?.style.setProperty('min-height', `${this.parentElement.getBoundingClientRect().height}px`);
    setTimeout(() => this.parentElement?.style.removeProperty('min-height'), 600);
  }

  private add(output: Output): void {
    const element = el('div', { className: `output ${output.output_type}` }, ...this.draw(output));
    this.shown.set(output, element);
    this.append(element);
    if (this.cell.outputs.some(isDeath)) this.foldWhatWasWritten();
  }

  /** A new figure takes the old one's place in one step, so that a live curve does not flicker. */
  private update(output: Output, element: HTMLElement): void {
    element.replaceChildren(...this.draw(output));
  }

  private draw(output: Output): Node[] {
    if (output.output_type === 'stream') return [this.stream(output)];
    if (output.output_type === 'error') return [errorOutput(output, this.cell, this.goToLine)];
    const actions = exerciseActions(output.data ?? {}, this.cell, this.session);
    return actions ? [this.bundle(output), actions] : [this.bundle(output)];
  }

  /** The trace of a process that died stands below its reason, closed. */
  private foldWhatWasWritten(): void {
    for (const [output, element] of this.shown)
      if (output.output_type === 'stream' && output.name === 'stderr' && !element.querySelector('details.error-frames'))
        element.replaceChildren(el('details', { className: 'error-frames' }, el('summary', {}, 'What the process wrote last'), ...element.childNodes));
  }

  private stream(output: Output): HTMLElement {
    const pre = el('pre', { className: output.name === 'stderr' ? 'text stderr' : 'text' });
    const state = plainAnsi();
    pre.append(renderAnsi(shortened(overstrike(joined(output.text))), state));
    this.streams.set(output, { pre, state, waiting: '' });
    return foldable(pre, joined(output.text));
  }

  private appendText(output: Output, text: string): void {
    const stream = this.streams.get(output);
    if (!stream) return;
    if (stream.waiting === '') requestAnimationFrame(() => {
      const waiting = stream.waiting;
      stream.waiting = '';
      const all = joined(output.text);
      if (/[\r\b]/.test(waiting) || all.length > mostCharacters) {
        stream.state = plainAnsi();
        stream.pre.replaceChildren(renderAnsi(shortened(overstrike(all)), stream.state));
      } else stream.pre.append(renderAnsi(waiting, stream.state));
      updateFold(stream.pre, all);
      if (stream.pre.classList.contains('limited')) stream.pre.scrollTop = stream.pre.scrollHeight;
    });
    stream.waiting += text;
  }

  private bundle(output: Output): HTMLElement {
    const data = output.data ?? {};
    const meta = output.metadata ?? {};
    const widget = widgetFor(data, this.session);
    if (widget) return widget;
    const svg = !!data['image/svg+xml'] && sanitizedSvg(joined(data['image/svg+xml']));
    const html = joined(data['text/html']);
    if (svg) return explorableFigure(svg, html, joined(data['text/plain']), frameAddress(output));
    if (html) return htmlFrame(html, frameAddress(output));
    for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
      if (data[type]) return picture(type, joined(data[type]), meta[type] as Record<string, number> | undefined, joined(data['text/plain']));
    if (data['text/markdown'] || data['text/latex']) {
      const holder = el('div', { className: 'prose' });
      const source = joined(data['text/markdown'] ?? data['text/latex']);
      void this.session.render(source).then(html => holder.replaceChildren(sanitizedHtml(html ?? '')));
      return holder;
    }
    if (data['text/vnd.mermaid']) return this.diagram(joined(data['text/vnd.mermaid']), joined(data['text/plain']));
    if (data['application/json'] !== undefined) {
      const json = JSON.stringify(data['application/json'], null, 2);
      return foldable(el('pre', { className: 'text' }, json), json);
    }
    return plainText(joined(data['text/plain']));
  }

  /** Nothing here draws Mermaid: what a value says in text is shown, and the diagram's source can be taken along. A cell that is that source shows it already. */
  private diagram(source: string, text: string): HTMLElement {
    if (source.trim() === this.cell.source.trim()) return el('div', { hidden: true });
    return el('div', {}, plainText(text || source), languageNote(mermaidNote, () => source));
  }
}

customElements.define('gw-outputs', OutputsElement);

function plainText(text: string): HTMLElement {
  const pre = el('pre', { className: 'text' });
  pre.append(renderAnsi(shortened(text)));
  return foldable(pre, text);
}

function picture(type: string, base64: string, size: Record<string, number> | undefined, description: string): HTMLElement {
  const image = el('img', { className: 'picture', src: `data:${type};base64,${base64.replace(/\s/g, '')}`, alt: description || 'Picture without a description' });
  if (size?.width) image.width = size.width;
  if (size?.height) image.height = size.height;
  return image;
}

function frameAddress(output: Output): string | null {
  const meta = output.metadata as { groundwork?: { frame?: string }; frame?: string } | undefined;
  const frame = meta?.groundwork?.frame ?? meta?.frame;
  return frame ? (frame.startsWith('/frame/') ? frame : `/frame/${encodeURIComponent(frame)}`) : null;
}

function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  const from = text.indexOf('\n', text.length - mostCharacters) + 1;
  return `… ${text.slice(0, from).split('\n').length - 1} earlier lines are not shown\n${text.slice(from)}`;
}

/** Long text in a window of its own height, with a button that shows all of it. */
function foldable(pre: HTMLPreElement, text: string): HTMLElement {
  pre.tabIndex = -1;
  const holder = el('div', { className: 'foldable' }, pre);
  updateFold(pre, text);
  return holder;
}

function updateFold(pre: HTMLPreElement, text: string): void {
  const holder = pre.parentElement;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  if (text !== '' && !text.endsWith('\n')) lines++;
  if (!holder || lines <= longText) return;
  let button = holder.querySelector('button');
  if (!button) {
    pre.classList.add('limited');
    pre.tabIndex = 0; // a region that scrolls can be reached by keys
    button = el('button', { className: 'quiet-button', ariaExpanded: 'false' });
    button.onclick = () => {
      const limited = pre.classList.toggle('limited');
      button!.ariaExpanded = String(!limited);
      updateFold(pre, text);
    };
    holder.append(button);
  }
  button.textContent = pre.classList.contains('limited') ? `Show all ${lines} lines` : 'Show less';
}
