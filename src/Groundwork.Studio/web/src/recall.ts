import { announce } from './announce.js';
import { openDialog } from './dialogs.js';
import { el } from './dom.js';
import { sanitizedHtml } from './sanitize.js';
import type { Session } from './session.js';

interface Card {
  id: string;
  lesson: string;
  question: string;
  answer: string;
}

/** Asks the cards that are due, one after the other; those that were not known once more at the end. */
export async function openRecall(session: Session): Promise<void> {
  const reply = await session.ask('recall', {});
  if (!reply) return;
  const queue = (reply.cards as Card[]).map(card => ({ card, again: false }));
  const total = queue.length;
  let known = 0;
  const place = el('div', { className: 'recall' });
  const { dialog, closed } = openDialog('Recall', [place], [], 'recall-dialog');
  step();
  await closed;

  function step(): void {
    const next = queue.shift();
    if (!next) {
      const text = total === 0 ? 'No card is due today.' : `${known} of ${total} known at once. Those come again later, the others tomorrow.`;
      place.replaceChildren(el('p', {}, text), el('div', { className: 'dialog-buttons' }, el('button', { className: 'primary' }, 'Close')));
      announce(text);
      place.querySelector('button')!.focus();
      return;
    }
    const { card, again } = next;
    const answer = el('div', { className: 'recall-answer prose', hidden: true }, );
    answer.append(sanitizedHtml(card.answer));
    const show = el('button', { type: 'button', className: 'primary' }, 'Show the answer');
    const grade = (knew: boolean) => {
      // A second look on the same day is for the memory, not for the schedule.
      if (!again) void session.ask('recall.grade', { card: card.id, known: knew });
      if (!again && knew) known++;
      if (!knew) queue.push({ card, again: true });
      step();
    };
    const grades = [
      el('button', { type: 'button', onclick: () => grade(false) }, 'Not yet'),
      el('button', { type: 'button', className: 'primary', onclick: () => grade(true) }, 'I knew it'),
    ];
    const buttons = el('div', { className: 'dialog-buttons' }, show);
    show.onclick = () => {
      answer.hidden = false;
      buttons.replaceChildren(...grades);
      grades[1]!.focus();
      announce(answer.textContent ?? '');
    };
    const question = el('div', { className: 'recall-question prose' });
    question.append(sanitizedHtml(card.question));
    place.replaceChildren(
      el('p', { className: 'muted small' }, `${card.lesson}${again ? ', once more' : ''}. ${queue.length === 0 ? 'The last one' : `${queue.length} more`}.`),
      question, answer, buttons);
    show.focus();
    if (dialog.open) announce(question.textContent ?? '');
  }
}
