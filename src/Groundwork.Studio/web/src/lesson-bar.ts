import { command } from './commands.js';
import type { Course, LessonDetails, Neighbour } from './course.js';
import { confirmDialog } from './dialogs.js';
import { el } from './dom.js';
import { icon } from './icons.js';

/** Above a lesson's cells: the days around it, how far it is, and the way to begin it again. */
export class LessonBarElement extends HTMLElement {
  constructor(private readonly course: Course) {
    super();
    this.hidden = true;
    course.on('lesson', lesson => this.draw(lesson));
  }

  private draw(lesson: LessonDetails | null): void {
    const hadFocus = this.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.does : undefined;
    this.hidden = lesson === null;
    if (!lesson) return;
    const state = lesson.isDone ? 'Done' : lesson.total > 0 ? `${lesson.done} of ${lesson.total}` : '';
    this.replaceChildren(el('nav', { className: 'lesson-bar', ariaLabel: 'Lesson' },
      this.neighbour(lesson.previous, 'previous'),
      el('button', { className: 'quiet-button', data: { does: 'all' }, onclick: () => command('home').run(null) }, 'All lessons'),
      el('span', { className: 'lesson-state', role: 'status' }, state, !lesson.isDone && lesson.total > 0 ? el('span', { className: 'wide-only' }, ' exercises') : ''),
      lesson.hasUpdate ? el('button', { className: 'quiet-button wanted', data: { does: 'update' }, onclick: () => void this.update() }, 'Take the newer text') : '',
      el('button', { className: 'quiet-button', data: { does: 'reset' }, onclick: () => void this.reset(lesson) }, 'Begin again'),
      this.neighbour(lesson.next, 'next')));
    if (hadFocus) this.querySelector<HTMLElement>(`[data-does="${hadFocus}"]`)?.focus();
  }

  private neighbour(lesson: Neighbour | null, which: 'previous' | 'next'): HTMLElement {
    if (!lesson) return el('span', { className: 'neighbour' });
    const button = el('button', {
      className: `quiet-button neighbour ${which}`, data: { does: which }, title: `${lesson.label}: ${lesson.title}`,
      ariaLabel: `${which === 'next' ? 'Next' : 'Previous'}: ${lesson.label}, ${lesson.title}`, onclick: () => void this.course.openLesson(lesson.name),
    }, icon('chevron'), el('span', {}, lesson.label));
    return button;
  }

  private async reset(lesson: LessonDetails): Promise<void> {
    if (await confirmDialog(`Begin ${lesson.label} again?`, 'The lesson is put back as it came. Your copy is kept beside it under a name with the date, and what you passed stays passed.', 'Begin again'))
      await this.course.replaceLesson('reset');
  }

  private async update(): Promise<void> {
    if (await confirmDialog('Take the newer text?', 'What you wrote in the exercises comes with it. Your copy is kept beside it under a name with the date.', 'Take it'))
      await this.course.replaceLesson('update');
  }
}

customElements.define('gw-lesson-bar', LessonBarElement);
