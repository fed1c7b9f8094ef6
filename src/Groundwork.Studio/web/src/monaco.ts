// Monaco comes as an AMD bundle without type declarations; what this page uses of it is described here by hand.

export interface Position { lineNumber: number; column: number }
export interface MonacoRange { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number }

export interface TextModel {
  readonly uri: { toString(): string };
  getValue(): string;
  setValue(text: string): void;
  setEOL(kind: number): void;
  updateOptions(options: Record<string, unknown>): void;
  readonly tokenization?: { forceTokenization(line: number): void };
  getLineCount(): number;
  getLineMaxColumn(line: number): number;
  getOffsetAt(position: Position): number;
  getPositionAt(offset: number): Position;
  getWordUntilPosition(position: Position): { startColumn: number; endColumn: number; word: string };
  getFullModelRange(): MonacoRange;
  pushEditOperations(before: unknown, edits: { range: MonacoRange; text: string }[], after: () => null): void;
  pushStackElement(): void;
  onDidChangeContent(handler: () => void): void;
  dispose(): void;
  isDisposed(): boolean;
}

export interface Editor {
  getModel(): TextModel;
  focus(): void;
  hasTextFocus(): boolean;
  hasWidgetFocus(): boolean;
  layout(size?: { width: number; height: number }): void;
  getContentHeight(): number;
  getPosition(): Position;
  setPosition(position: Position): void;
  getSelection(): MonacoRange & { isEmpty(): boolean };
  setSelection(range: MonacoRange): void;
  getTopForLineNumber(line: number): number;
  deltaDecorations(before: string[], after: { range: MonacoRange; options: Record<string, unknown> }[]): string[];
  updateOptions(options: Record<string, unknown>): void;
  onDidContentSizeChange(handler: () => void): void;
  onDidFocusEditorWidget(handler: () => void): void;
  onDidBlurEditorWidget(handler: () => void): void;
  onDidChangeCursorPosition(handler: () => void): void;
  trigger(source: string, action: string, payload?: unknown): void;
  dispose(): void;
  readonly _contextKeyService?: { getContextKeyValue(key: string): unknown };
}

export interface Monaco {
  editor: {
    create(host: HTMLElement, options: Record<string, unknown>): Editor;
    createModel(text: string, language: string, uri: unknown): TextModel;
    defineTheme(name: string, theme: Record<string, unknown>): void;
    setTheme(name: string): void;
    setModelMarkers(model: TextModel, owner: string, markers: Record<string, unknown>[]): void;
    setModelLanguage(model: TextModel, language: string): void;
    colorize(text: string, language: string, options: Record<string, unknown>): Promise<string>;
    remeasureFonts(): void;
  };
  languages: {
    registerCompletionItemProvider(language: string, provider: object): void;
    registerHoverProvider(language: string, provider: object): void;
    registerSignatureHelpProvider(language: string, provider: object): void;
    CompletionItemKind: Record<string, number>;
    CompletionItemInsertTextRule: { InsertAsSnippet: number };
  };
  Uri: { parse(text: string): { toString(): string } };
  MarkerSeverity: { Hint: number; Info: number; Warning: number; Error: number };
}

interface AmdLoader {
  (modules: string[], done: () => void, failed: (error: unknown) => void): void;
  config(options: Record<string, unknown>): void;
}

let loading: Promise<Monaco> | null = null;

/** Monaco, loaded once per page from this server. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= new Promise<Monaco>((resolve, reject) => {
    const page = window as unknown as { require: AmdLoader; monaco: Monaco };
    page.require.config({ paths: { vs: '/monaco/vs' } });
    page.require(['vs/editor/editor.main'], () => resolve(page.monaco), reject);
  });
  return loading;
}
