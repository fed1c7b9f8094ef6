import { announce } from './announce.js';
import type { Cell } from './document.js';
import { el } from './dom.js';
import { joined, type MimeBundle } from './protocol.js';
import { sanitizedHtml } from './sanitize.js';
import type { Session } from './session.js';

interface Report {
  exercise: string;
  state: 'notAttempted' | 'failed' | 'passed' | 'seen';
  hints: number;
}

/** What one can do below the report of an exercise: ask for a hint, see the solution, put the cell back. Null for any other output. */
export function exerciseActions(data: MimeBundle, cell: Cell, session: Session): HTMLElement | null {
  const report = reportIn(data['application/vnd.groundwork.report+json']);
  if (!report) return null;
  const isQuiz = !cell.name?.startsWith('exercise ');
  const help = el('div', { className: 'exercise-help' });
  const buttons = el('div', { className: 'exercise-actions', role: 'group', ariaLabel: `Exercise ${report.exercise}` });
  if (report.state !== 'passed' && report.hints > 0) buttons.append(el('button', { className: 'quiet-button', onclick: event => void hint(event.currentTarget as HTMLButtonElement) }, 'Hint'));
  if (report.state !== 'passed' && !isQuiz) buttons.append(el('button', { className: 'quiet-button', onclick: event => void showMe(event.currentTarget as HTMLButtonElement) }, 'Show me'));
  if (!isQuiz) buttons.append(el('button', { className: 'quiet-button', onclick: event => void reset(event.currentTarget as HTMLButtonElement) }, 'Reset'));
  return buttons.childElementCount === 0 ? null : el('div', { className: 'exercise-bar' }, buttons, help);

  function show(kind: string, ...content: Node[]): void {
    help.querySelector(`.${kind}`)?.remove();
    const part = el('div', { className: `${kind} prose` }, ...content);
    help.append(part);
    announce(part.textContent ?? '');
  }

  async function hint(button: HTMLButtonElement): Promise<void> {
    const answer = await session.ask('lesson.hint', { exercise: report!.exercise });
    if (!answer) return;
    const hints = answer.hints as string[];
    show('hints', el('ol', {}, ...hints.map(html => {
      const item = el('li', {});
      item.append(sanitizedHtml(html));
      return item;
    })));
    button.textContent = hints.length < answer.of ? `Hint ${hints.length + 1} of ${answer.of}` : 'No more hints';
    button.disabled = hints.length >= answer.of;
  }

  async function showMe(button: HTMLButtonElement): Promise<void> {
    const answer = await session.ask('lesson.solution', { exercise: report!.exercise });
    if (!answer) return;
    show('solution', el('p', { className: 'muted small' }, 'One way to write it. You will be asked to try it without looking on a later day.'), sanitizedHtml(answer.html));
    button.disabled = true;
  }

  async function reset(button: HTMLButtonElement): Promise<void> {
    const answer = await session.ask('lesson.stub', { exercise: report!.exercise });
    if (!answer) return;
    const before = cell.source;
    write(answer.source);
    announce('The exercise is as it came');
    button.textContent = 'Take my code back';
    button.onclick = () => {
      write(before);
      button.textContent = 'Reset';
      button.onclick = () => void reset(button);
    };
  }

  function write(source: string): void {
    session.model.edit({ op: 'source', cell: cell.id, source });
    session.model.emit('cell', { cell, part: 'remote-source' });
  }
}

function reportIn(value: unknown): Report | null {
  if (value === undefined) return null;
  try {
    const report = (typeof value === 'object' && !Array.isArray(value) ? value : JSON.parse(joined(value))) as Partial<Report> | null;
    return report && typeof report.exercise === 'string' ? { exercise: report.exercise, state: report.state ?? 'failed', hints: Number(report.hints) || 0 } : null;
  } catch {
    return null; // not one of ours
  }
}
