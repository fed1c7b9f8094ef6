import { renderAnsi, stripAnsi } from './ansi.js';
import type { Cell } from './document.js';
import { el } from './dom.js';
import { joined, type Output } from './protocol.js';

const died = 'KernelDied';

interface OwnPlace {
  /** The line in this cell, or null where the frame lies in another cell. */
  line: number | null;
  text: string;
}

interface Report {
  problems: { name: string; message: string; line: number | null; hint?: string }[];
  hint: string | null;
  places: OwnPlace[];
  frames: string[];
}

/** An exception or what the compiler said: the message, the user's own lines, and the frames of libraries folded away. */
export function errorOutput(output: Output, cell: Cell, goToLine: (line: number) => void): HTMLElement {
  const report = read(output, cell);
  const stopped = isStop(output.ename);
  const box = el('div', { className: stopped ? 'error-box stopped' : 'error-box', role: 'group', ariaLabel: stopped ? 'Stopped' : 'Error' });
  for (const problem of report.problems) {
    const title = el('p', { className: 'error-title' }, el('strong', {}, problem.name));
    if (problem.message) title.append(' ', renderAnsi(problem.message));
    box.append(title);
    if (problem.line !== null) box.append(lineButton(problem.line, cell, goToLine));
    if (problem.hint) box.append(el('p', { className: 'error-hint' }, problem.hint));
  }
  if (report.hint) box.append(el('p', { className: 'error-hint' }, report.hint));
  for (const place of report.places.slice(0, 5))
    box.append(place.line === null ? el('p', { className: 'error-place muted' }, place.text) : lineButton(place.line, cell, goToLine));
  if (report.frames.length > 0 && !stopped)
    box.append(el('details', { className: 'error-frames' },
      el('summary', {}, output.ename === died ? 'What the process wrote last' : report.frames.length === 1 ? 'One call inside libraries' : `${report.frames.length} calls inside libraries`),
      el('pre', { className: 'text', tabIndex: 0 }, report.frames.join('\n'))));
  return box;
}

/** The error of a cell whose process ended. */
export function isDeath(output: Output): boolean {
  return output.output_type === 'error' && output.ename === died;
}

/** The line of this cell that an error is about. */
export function failedLine(output: Output, cell: Cell): number | null {
  if (isStop(output.ename)) return null;
  const report = read(output, cell);
  return report.problems.find(problem => problem.line !== null)?.line ?? report.places.find(place => place.line !== null)?.line ?? null;
}

function isStop(name: string | undefined): boolean {
  return /^(Stopped|CellStopped|CellStoppedException|OperationCanceledException|TaskCanceledException|ThreadInterruptedException)$/.test(shortName(name ?? ''));
}

function lineButton(line: number, cell: Cell, goToLine: (line: number) => void): HTMLElement {
  return el('button', { className: 'error-line', title: 'Go to this line', onclick: () => goToLine(line) },
    el('span', { className: 'error-line-number' }, `line ${line}`), el('code', {}, cell.source.split('\n')[line - 1]?.trim() ?? ''));
}

function read(output: Output, cell: Cell): Report {
  const message = output.evalue ?? '';
  const report: Report = { problems: [], hint: null, places: [], frames: [] };
  const lines = (output.traceback ?? []).flatMap(text => stripAnsi(text).split('\n')).filter(line => line.trim() !== '');
  let skipCode = false;
  const hasHint = output.ename !== died; // its lines are what the process said when it ended
  const shown = hasHint ? '' : said(cell);
  lines.forEach((line, index) => {
    if (!hasHint && (line === '…' || shown.includes(line.trim()))) return;
    const compiler = /^\((\d+),\d+\):? (?:error )?(CS\w+): (.*)$/.exec(line);
    const own = /^→ (.+?),? line (\d+)(.*)$/.exec(line) ?? /^\s*at .* in (\S+?):line (\d+)(.*)$/.exec(line);
    if (compiler) report.problems.push({ name: compiler[2]!, message: compiler[3]!, line: Number(compiler[1]) });
    else if (own && isThisCell(own[1]!, cell)) report.places.push({ line: Number(own[2]), text: line });
    else if (own && line.startsWith('→')) report.places.push({ line: null, text: line.slice(2) });
    else if (skipCode && /^\s{4}/.test(line)) return;
    else if (index === 0 && (line === message || line.endsWith(`: ${message}`) || line === `${output.ename}: ${message}`)) return;
    else if (report.problems.length > 0 && !/^[\s…]/.test(line)) report.problems.at(-1)!.hint ??= line;
    else if (hasHint && index <= 2 && !/^\s/.test(line) && !line.startsWith('caused by') && report.places.length === 0) report.hint ??= line;
    else if (!/^\s*\^+\s*$/.test(line)) report.frames.push(line.replace(/^\s+(at |in )?/, ''));
    skipCode = !!compiler || line.startsWith('→') || (skipCode && /^\s{4}/.test(line));
  });
  if (report.problems.length === 0) report.problems.push({ name: shortName(output.ename ?? 'Error'), message, line: null });
  return report;
}

/** What stands above an error already. */
function said(cell: Cell): string {
  return cell.outputs.filter(output => output.output_type === 'stream' && output.name === 'stderr').map(output => joined(output.text)).join('\n');
}

function isThisCell(label: string, cell: Cell): boolean {
  const number = /^cell \[?(\d+)\]?$/.exec(label);
  return label.includes(cell.id) || /^(in )?this cell$/.test(label) || (!!number && Number(number[1]) === cell.executionCount);
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
