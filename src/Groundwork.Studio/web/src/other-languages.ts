import { copyButton } from './copy-button.js';
import type { Cell } from './document.js';
import { el } from './dom.js';
import { icon } from './icons.js';

interface OtherLanguage {
  name: string;
  /** The kernel shows what it says; the others are kept and do not run. */
  isShown: boolean;
  /** What becomes of such a cell, where that is not plain to see, and what to do instead. */
  note?: { what: string; instead: string };
}

const kept = (name: string, instead: string): OtherLanguage => ({ name, isShown: false, note: { what: `${name}: kept as it is, not run here.`, instead } });

export const mermaidNote = { what: 'Mermaid: kept as its source, not drawn here.', instead: 'GitHub, GitLab and JupyterLab draw it, also from this notebook or its export as Markdown.' };

/** The languages of code cells that are not C#, by the names that files give them. */
const languages: Record<string, OtherLanguage> = {
  html: { name: 'HTML', isShown: true },
  svg: { name: 'SVG', isShown: true },
  markdown: { name: 'Markdown', isShown: true },
  value: { name: 'Value', isShown: true },
  mermaid: { name: 'Mermaid', isShown: true, note: mermaidNote },
  javascript: kept('JavaScript', 'Figures and inputs come from C# here; a script that needs nothing but itself works inside an HTML cell.'),
  sql: kept('SQL', 'In C#, DataFrame.Table queries a database, and DataFrame.FromReader takes in what a command gives.'),
  kql: kept('KQL', 'In C#, the data source’s own client takes the query.'),
  fsharp: kept('F#', 'C# says the same with other words, or takes in a library that is written in F#.'),
  pwsh: kept('PowerShell', 'From C#, Process.Start runs a command.'),
  python: kept('Python', 'Arrays, frames, figures and networks are in Groundwork under names that you know.'),
  http: kept('HTTP', 'In C#, HttpClient sends the request.'),
};

/** What a code cell is written in, where it is not C#. */
export function otherLanguage(cell: Cell): OtherLanguage | null {
  if (cell.kind !== 'code' || cell.language === 'csharp') return null;
  return languages[cell.language] ?? kept(cell.language, 'Cells run C#.');
}

/** Says what becomes of a cell's text, and gives it to be taken where that is more. */
export function languageNote(note: { what: string; instead: string }, text: () => string): HTMLElement {
  return el('div', { className: 'language-note' },
    icon('file'),
    el('p', {}, el('strong', {}, note.what), ' ', note.instead),
    copyButton('Copy', text));
}
