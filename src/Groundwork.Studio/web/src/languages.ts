import type { Message } from './protocol.js';
import type { Monaco, Position, TextModel } from './monaco.js';

type Ask = (type: string, model: TextModel, offset: number) => Promise<Message | null>;

let registered = false;

/** Tells Monaco whom to ask about C#: the kernel's language service. Once per page, or suggestions double. */
export function registerLanguage(monaco: Monaco, ask: Ask): void {
  if (registered) return;
  registered = true;

  monaco.languages.registerCompletionItemProvider('csharp', {
    triggerCharacters: ['.', '#'],
    async provideCompletionItems(model: TextModel, position: Position, _context: unknown, token: { isCancellationRequested: boolean }) {
      let answer = await ask('complete', model, model.getOffsetAt(position));
      // No answer is no empty list: the kernel may have ended, or the line may have been cut, and the next try be answered.
      for (let again = 0; !answer && again < 3 && !token.isCancellationRequested; again++) {
        await new Promise(done => setTimeout(done, 150));
        if (!token.isCancellationRequested) answer = await ask('complete', model, model.getOffsetAt(position));
      }
      if (!answer || model.isDisposed()) return { suggestions: [], incomplete: true };
      const word = model.getWordUntilPosition(position);
      const start = answer.start == null ? { lineNumber: position.lineNumber, column: word.startColumn } : model.getPositionAt(answer.start);
      const end = answer.end == null ? position : model.getPositionAt(answer.end);
      const range = { startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column };
      const kinds = monaco.languages.CompletionItemKind;
      const suggestions = (answer.items ?? []).map((item: any, order: number) => ({
        label: item.label,
        kind: kinds[pascal(item.kind)] ?? kinds.Text,
        detail: item.detail ?? undefined,
        documentation: item.documentation ? { value: String(item.documentation) } : undefined,
        insertText: item.insert ?? item.label,
        insertTextRules: item.snippet ? monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet : undefined,
        filterText: item.filter ?? undefined,
        sortText: String(order).padStart(5, '0'),
        range,
      }));
      // A long list was cut: the next letter asks again rather than filter what is here.
      return { suggestions, incomplete: suggestions.length >= 200 };
    },
  });

  monaco.languages.registerHoverProvider('csharp', {
    async provideHover(model: TextModel, position: Position) {
      const answer = await ask('inspect', model, model.getOffsetAt(position));
      if (!answer?.html || model.isDisposed()) return null;
      return { contents: [{ value: String(answer.html), supportHtml: true }], range: rangeOf(model, answer.start, answer.end) };
    },
  });

  monaco.languages.registerSignatureHelpProvider('csharp', {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    async provideSignatureHelp(model: TextModel, position: Position) {
      const answer = await ask('signature', model, model.getOffsetAt(position));
      if (!answer?.items?.length) return null;
      return {
        value: {
          signatures: answer.items.map((item: any) => ({
            label: item.label,
            documentation: item.documentation ?? undefined,
            parameters: (item.parameters ?? []).map((parameter: any) => ({ label: parameter.label, documentation: parameter.documentation ?? undefined })),
          })),
          activeSignature: answer.active ?? 0,
          activeParameter: answer.parameter ?? 0,
        },
        dispose() {},
      };
    },
  });
}

/** Squiggles for what the compiler says of a cell. */
export function showDiagnostics(monaco: Monaco, model: TextModel, items: any[]): void {
  const severities: Record<string, number> = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
    hidden: monaco.MarkerSeverity.Hint,
  };
  monaco.editor.setModelMarkers(model, 'groundwork', items.map(item => ({
    ...rangeOf(model, item.start, Math.max(item.end, item.start + 1)),
    severity: severities[String(item.severity).toLowerCase()] ?? monaco.MarkerSeverity.Error,
    message: item.hint ? `${item.message}\n${item.hint}` : item.message,
    code: item.code ?? undefined,
  })));
}

function rangeOf(model: TextModel, start: number, end: number) {
  const from = model.getPositionAt(start ?? 0);
  const to = model.getPositionAt(end ?? start ?? 0);
  return { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column };
}

function pascal(kind: unknown): string {
  const name = String(kind ?? '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
