import type { Course, LessonLine, Overview } from './course.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { openRecall } from './recall.js';
import { sanitizedHtml } from './sanitize.js';
import type { Session } from './session.js';

/** The course on the Studio's first page: what it is, what comes next, and its days. */
export class CourseElement extends HTMLElement {
  constructor(private readonly session: Session, private readonly course: Course) {
    super();
    course.on('overview', overview => this.draw(overview));
  }

  private draw(overview: Overview): void {
    const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('gw-course [data-lesson]')?.dataset.lesson;
    this.hidden = overview.lessons.length === 0;
    const days = overview.lessons.filter(lesson => lesson.day !== null);
    const others = overview.lessons.filter(lesson => lesson.day === null);
    const done = days.filter(lesson => lesson.isDone).length;
    this.replaceChildren(
      el('header', { className: 'course-head' },
        el('p', { className: 'eyebrow' }, overview.eyebrow),
        el('h2', {}, overview.title),
        el('p', { className: 'tagline' }, overview.tagline)),
      el('ul', { className: 'tiles', ariaLabel: 'What it is' }, ...overview.tiles.map(tile =>
        el('li', {}, el('strong', {}, tile.thing), el('span', {}, tile.what)))),
      overview.notice ? el('p', { className: 'course-notice' }, overview.notice) : '',
      this.next(overview),
      others.length === 0 ? '' : el('h3', { id: 'others' }, 'In a hurry'),
      others.length === 0 ? '' : el('ul', { className: 'days', attributes: { 'aria-labelledby': 'others' } }, ...others.map(lesson => this.line(lesson, overview))),
      el('div', { className: 'days-head' },
        el('h3', { id: 'days' }, 'Days'),
        el('span', { className: 'muted' }, done > 0 ? `${done} of ${days.length} done` : 'Any day opens at any time')),
      el('ol', { className: 'days', attributes: { 'aria-labelledby': 'days' } }, ...days.map(lesson => this.line(lesson, overview))));
    if (focused) this.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(focused)}"]`)?.focus();
  }

  private next(overview: Overview): HTMLElement {
    const lesson = overview.lessons.find(line => line.name === overview.next);
    const actions = el('div', { className: 'next-actions' });
    if (lesson) actions.append(el('button', { className: 'primary', onclick: () => void this.course.openLesson(lesson.name) }, `${lesson.isBegun ? 'Go on with' : 'Start'} ${lesson.label}`));
    if (overview.due > 0) actions.append(el('button', { onclick: () => void openRecall(this.session) }, `Recall: ${overview.due} ${overview.due === 1 ? 'card' : 'cards'}`));
    if (overview.days > 0) actions.append(el('span', { className: 'muted small' }, `${overview.days} of the last 14 days`));
    return el('section', { className: 'next-step', ariaLabel: 'Next' },
      el('h3', {}, lesson ? `${lesson.label}: ${lesson.title}` : 'All days are done'),
      overview.nextExercise ? el('p', {}, 'Next exercise: ', el('strong', {}, overview.nextExercise)) : '',
      lesson && !lesson.isBegun && lesson.outcomes.length > 0 ? el('p', { className: 'muted' }, 'You will be able to') : '',
      lesson && !lesson.isBegun && lesson.outcomes.length > 0 ? el('ul', { className: 'outcomes' }, ...lesson.outcomes.map(outcome => {
        const item = el('li', {});
        item.append(sanitizedHtml(outcome));
        return item;
      })) : '',
      ...overview.again.slice(0, 3).map(one => el('p', { className: 'again' }, 'Worth a try without the solution: ',
        el('button', { className: 'quiet-button', onclick: () => void this.course.openLesson(one.lesson) }, `${one.exercise} ${one.title}`))),
      actions);
  }

  private line(lesson: LessonLine, overview: Overview): HTMLElement {
    const state = lesson.isDone ? 'done' : lesson.total > 0 && lesson.isBegun ? `${lesson.done} of ${lesson.total}` : lesson.isOpened ? 'opened' : '';
    const bar = el('span', { className: 'bar', attributes: { 'aria-hidden': 'true' } }, el('span', { style: { width: `${lesson.isDone ? 100 : lesson.total > 0 ? 100 * lesson.done / lesson.total : 0}%` } }));
    const button = el('button', {
      className: 'day', data: { lesson: lesson.name },
      ariaLabel: `${lesson.label}: ${lesson.title}, ${lesson.minutes} minutes${state ? `, ${state}` : ''}${lesson.hasUpdate ? ', a newer text is there' : ''}`,
      onclick: () => void this.course.openLesson(lesson.name),
    },
      el('span', { className: 'day-mark' }, lesson.isDone ? icon('check') : lesson.day === null ? icon('chevron') : String(lesson.day)),
      el('span', { className: 'day-title' }, lesson.day === null ? `${lesson.label}: ${lesson.title}` : lesson.title),
      lesson.hasUpdate ? el('span', { className: 'chip' }, 'newer text') : '',
      el('span', { className: 'day-state' }, state, lesson.isBegun || lesson.isDone ? bar : ''),
      el('span', { className: 'day-minutes' }, `${lesson.minutes} min`));
    button.classList.toggle('is-done', lesson.isDone);
    const item = el('li', {}, button);
    if (lesson.name === overview.next) button.ariaCurrent = 'step';
    return item;
  }
}

customElements.define('gw-course', CourseElement);
