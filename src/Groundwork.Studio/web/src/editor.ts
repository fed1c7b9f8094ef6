import type { Cell } from './document.js';
import { debounce, el } from './dom.js';
import { showDiagnostics } from './languages.js';
import { loadMonaco, type Editor, type Monaco, type MonacoRange, type TextModel } from './monaco.js';
import { otherLanguage } from './other-languages.js';

export interface EditorEvents {
  changed(source: string): void;
  /** The cursor wants to go past the first or last line. */
  edge(direction: -1 | 1): void;
  focused(): void;
  blurred(): void;
  /** Null where nobody can say now: it is asked again when the kernel is ready. */
  diagnose(source: string): Promise<any[] | null>;
}

const lineHeight = 21;
const padding = 10;
const narrow = 480; // pixels: code is read to the line's end without a hand to scroll it

/** A cell's text: a coloured preview until it comes near the window, Monaco from then on. */
export class CellEditor {
  private editor: Editor | null = null;
  private model: TextModel | null = null;
  private monaco: Monaco | null = null;
  private creating: Promise<void> | null = null;
  private readonly preview = el('pre', { className: 'code-preview' });
  private readonly observer: IntersectionObserver;
  private readonly resize: ResizeObserver;
  private settingSource = false;
  private decorations = new Map<string, string[]>();
  private readonly diagnoseSoon = debounce(500, () => void this.diagnose());
  private wrapped = 'off';
  private isAsking = false;
  private isNear = false;
  /** What is marked may hold no more, and is to be asked for when the cell is near the window. */
  private isDue = false;
  private disposed = false;

  constructor(readonly host: HTMLElement, private readonly cell: Cell, private readonly events: EditorEvents) {
    host.append(this.preview);
    // A click that comes before the editor is not lost.
    this.preview.addEventListener('click', () => void this.focus());
    this.showPreview();
    this.observer = new IntersectionObserver(entries => {
      this.isNear = entries.at(-1)!.isIntersecting;
      if (!this.isNear) return;
      void this.create();
      if (this.isDue) void this.diagnose();
    }, { rootMargin: '300px' });
    this.observer.observe(host);
    this.resize = new ResizeObserver(() => this.fit());
    this.resize.observe(host);
  }

  get isCreated(): boolean {
    return this.editor !== null;
  }

  hasFocus(): boolean {
    return this.editor?.hasTextFocus() ?? false;
  }

  async focus(place?: 'start' | 'end'): Promise<void> {
    await this.create();
    const editor = this.editor;
    if (!editor) return;
    const model = editor.getModel();
    if (place === 'start') editor.setPosition({ lineNumber: 1, column: 1 });
    if (place === 'end') {
      const last = model.getLineCount();
      editor.setPosition({ lineNumber: last, column: model.getLineMaxColumn(last) });
    }
    editor.focus();
  }

  /** True while a list or a hint of Monaco's own is open, which takes Escape and the arrows first. */
  get isBusy(): boolean {
    const key = (name: string) => this.editor?._contextKeyService?.getContextKeyValue(name) === true;
    return key('suggestWidgetVisible') || key('parameterHintsVisible') || key('inSnippetMode') || key('hasMultipleSelections') || key('messageVisible');
  }

  /** Where the cursor is, counted in characters. */
  get offset(): number {
    return this.editor && this.model ? this.model.getOffsetAt(this.editor.getPosition()) : 0;
  }

  /** Takes a text from elsewhere and keeps the cursor where it was. */
  setSource(source: string): void {
    if (!this.model) return this.showPreview();
    if (this.model.getValue() === source) return;
    this.settingSource = true;
    this.model.pushEditOperations([], [smallestChange(this.model, source)], () => null);
    this.settingSource = false;
  }

  setKind(): void {
    if (this.monaco && this.model) this.monaco.editor.setModelLanguage(this.model, language(this.cell));
    this.wrap();
    if (this.cell.kind !== 'code' && this.monaco && this.model) showDiagnostics(this.monaco, this.model, []);
  }

  /** The token at a place in the text; shown to the user and selected. */
  async select(start: number, end: number): Promise<void> {
    await this.create();
    if (this.model) this.editor?.setSelection(this.range(start, end));
  }

  async goToLine(line: number): Promise<void> {
    await this.focus();
    this.editor?.setPosition({ lineNumber: line, column: 1 });
    this.editor?.focus();
  }

  /** Marks places with a style class; a later call of the same name takes the earlier marks away. */
  mark(name: string, places: { start: number; end: number; wholeLine?: boolean }[], className: string): void {
    if (!this.editor || !this.model) return;
    this.decorations.set(name, this.editor.deltaDecorations(this.decorations.get(name) ?? [], places.map(place => ({
      range: this.range(place.start, place.end),
      options: place.wholeLine ? { isWholeLine: true, className } : { inlineClassName: className },
    }))));
  }

  markLine(name: string, line: number | null): void {
    const lines = this.cell.source.split('\n');
    const start = line === null ? 0 : lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    this.mark(name, line === null || line > lines.length ? [] : [{ start, end: start, wholeLine: true }], 'failed-line');
  }

  /** The kernel knows more than when this cell was last looked at, or answers now. */
  diagnoseAgain(): void {
    this.isDue = true;
    if (this.isNear) void this.diagnose();
  }

  trigger(action: string): void {
    this.editor?.trigger('studio', action);
  }

  dispose(): void {
    this.disposed = true;
    this.observer.disconnect();
    this.resize.disconnect();
    this.editor?.dispose();
    this.model?.dispose();
  }

  private range(start: number, end: number): MonacoRange {
    const from = this.model!.getPositionAt(start);
    const to = this.model!.getPositionAt(end);
    return { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column };
  }

  private create(): Promise<void> {
    this.creating ??= this.createNow();
    return this.creating;
  }

  private async createNow(): Promise<void> {
    const monaco = await loadMonaco();
    if (this.disposed) return;
    this.monaco = monaco;
    this.model = monaco.editor.createModel(this.cell.source, language(this.cell), monaco.Uri.parse(`cell:/${this.cell.id}`));
    this.model.setEOL(0);
    this.model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    this.model.tokenization?.forceTokenization(this.model.getLineCount()); // coloured from the first look on, as the preview was
    this.preview.remove();
    const editor = monaco.editor.create(this.host, editorOptions(this.model, this.cell));
    this.editor = editor;
    this.host.dataset.ready = 'true';
    this.model.onDidChangeContent(() => {
      if (!this.settingSource) this.events.changed(this.model!.getValue());
      this.diagnoseSoon();
    });
    editor.onDidContentSizeChange(() => this.fit());
    editor.onDidFocusEditorWidget(() => this.events.focused());
    editor.onDidBlurEditorWidget(() => this.events.blurred());
    this.host.addEventListener('keydown', event => this.edgeKeys(event), true);
    this.fit();
    this.diagnoseSoon();
  }

  private edgeKeys(event: KeyboardEvent): void {
    const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!plain || this.isBusy || !this.editor || !this.editor.getSelection().isEmpty()) return;
    const line = this.editor.getPosition().lineNumber;
    const up = event.key === 'ArrowUp' && line === 1;
    const down = event.key === 'ArrowDown' && line === this.editor.getModel().getLineCount();
    if (!up && !down) return;
    event.preventDefault();
    event.stopPropagation();
    this.events.edge(up ? -1 : 1);
  }

  private fit(): void {
    if (!this.editor || this.host.clientWidth === 0) return;
    this.wrap();
    const height = Math.max(this.editor.getContentHeight(), lineHeight + 2 * padding);
    this.host.style.height = `${height}px`;
    this.editor.layout({ width: this.host.clientWidth, height });
  }

  private wrap(): void {
    const wanted = this.cell.kind !== 'code' || this.host.clientWidth < narrow ? 'on' : 'off';
    if (wanted === this.wrapped) return;
    this.wrapped = wanted;
    this.editor?.updateOptions({ wordWrap: wanted });
  }

  private showPreview(): void {
    const source = this.cell.source;
    this.preview.textContent = source || ' ';
    if (source && isCSharp(this.cell))
      void loadMonaco().then(monaco => monaco.editor.colorize(source, 'csharp', { tabSize: 4 })).then(html => {
        if (this.preview.isConnected && this.cell.source === source) this.preview.innerHTML = html; // Monaco escapes the text
      });
  }

  private async diagnose(): Promise<void> {
    if (this.disposed || !this.model || !this.monaco || !isCSharp(this.cell)) return;
    // One question at a time: of two that are on their way together, the earlier may come last, and then takes the place of the later one.
    if (this.isAsking) {
      this.isDue = true;
      return;
    }
    [this.isAsking, this.isDue] = [true, false];
    const source = this.model.getValue();
    const items = await this.events.diagnose(source);
    this.isAsking = false;
    if (this.disposed) return;
    if (items && this.model.getValue() === source) showDiagnostics(this.monaco, this.model, items);
    if (this.isDue) this.diagnoseAgain();
  }
}

function isCSharp(cell: Cell): boolean {
  return cell.kind === 'code' && !otherLanguage(cell);
}

function language(cell: Cell): string {
  return isCSharp(cell) ? 'csharp' : cell.kind === 'markdown' || cell.language === 'markdown' ? 'markdown' : 'plaintext';
}

function editorOptions(model: TextModel, cell: Cell): Record<string, unknown> {
  return {
    model,
    theme: 'groundwork',
    ariaLabel: cell.kind === 'code' ? `${otherLanguage(cell)?.name ?? 'C#'} code; press Escape to leave` : 'Text; press Escape to leave',
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 13.5,
    lineHeight,
    padding: { top: padding, bottom: padding },
    minimap: { enabled: false },
    lineNumbers: 'off',
    glyphMargin: false,
    folding: false,
    lineDecorationsWidth: 12,
    lineNumbersMinChars: 0,
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: { vertical: 'hidden', horizontalScrollbarSize: 7, useShadows: false, alwaysConsumeMouseWheel: false, handleMouseWheel: true },
    wordWrap: 'off',
    wrappingIndent: 'indent',
    guides: { indentation: false },
    occurrencesHighlight: false,
    selectionHighlight: false,
    fixedOverflowWidgets: true,
    contextmenu: false,
    tabIndex: -1, // Tab goes from cell to cell; Enter goes in
    tabSize: 4,
    unicodeHighlight: { ambiguousCharacters: false },
    bracketPairColorization: { enabled: false },
    suggest: { showWords: false, showStatusBar: false },
    wordBasedSuggestions: false,
    quickSuggestions: isCSharp(cell) ? { other: true, comments: false, strings: false } : false,
    cursorSurroundingLines: 0,
    smoothScrolling: false,
    links: false,
  };
}

/** The one replacement between what both texts begin and end with. */
function smallestChange(model: TextModel, next: string): { range: MonacoRange; text: string } {
  const before = model.getValue();
  let start = 0;
  const shorter = Math.min(before.length, next.length);
  while (start < shorter && before[start] === next[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(before.length - tail);
  return {
    range: { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column },
    text: next.slice(start, next.length - tail),
  };
}
