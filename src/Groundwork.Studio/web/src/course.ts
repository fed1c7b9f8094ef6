import { notify } from './announce.js';
import { debounce } from './dom.js';
import { Emitter } from './emitter.js';
import type { Session } from './session.js';

export type ExerciseState = 'notAttempted' | 'failed' | 'passed' | 'seen';

export interface LessonLine {
  name: string;
  day: number | null;
  label: string;
  title: string;
  minutes: number;
  /** HTML that the server made. */
  outcomes: string[];
  done: number;
  total: number;
  isDone: boolean;
  isBegun: boolean;
  isOpened: boolean;
  hasUpdate: boolean;
}

export interface ExerciseLine {
  id: string;
  title: string;
  state: ExerciseState;
  tries: number;
  hints: number;
  challenge: boolean;
}

export interface Neighbour {
  name: string;
  label: string;
  title: string;
}

export interface LessonDetails extends LessonLine {
  exercises: ExerciseLine[];
  quizzes: ExerciseLine[];
  previous: Neighbour | null;
  next: Neighbour | null;
}

export interface Overview {
  eyebrow: string;
  title: string;
  tagline: string;
  tiles: { thing: string; what: string }[];
  lessons: LessonLine[];
  next: string | null;
  nextExercise: string | null;
  due: number;
  again: { lesson: string; exercise: string; title: string }[];
  days: number;
  notice: string | null;
}

export const stateWords: Record<ExerciseState, string> = { notAttempted: 'not tried yet', failed: 'tried', passed: 'passed', seen: 'solution seen' };
export const stateMarks: Record<ExerciseState, string> = { notAttempted: '', failed: '•', passed: '✓', seen: '○' };

interface Events {
  overview: Overview;
  /** Of the notebook that is open; null where it is no lesson. */
  lesson: LessonDetails | null;
}

/** What the server tells of the course, asked for again whenever something was done. */
export class Course extends Emitter<Events> {
  overview: Overview | null = null;
  lesson: LessonDetails | null = null;
  /** The open notebook is closed only to come back with another text. */
  isReplacing = false;

  constructor(private readonly session: Session, private readonly open: (path: string) => Promise<void>) {
    super();
    const soon = debounce(60, () => void this.refresh());
    session.connection.on('message', message => {
      if (message.type === 'course.changed') soon();
    });
    session.on('opened', () => void this.refreshLesson());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && session.connection.state === 'open') soon(); // a terminal may have done something meanwhile
    });
  }

  async refresh(): Promise<void> {
    await Promise.all([this.refreshOverview(), this.refreshLesson()]);
  }

  async refreshOverview(): Promise<void> {
    const answer = await this.session.connection.request('course').catch(() => null);
    if (!answer) return;
    this.overview = answer as unknown as Overview;
    this.emit('overview', this.overview);
  }

  async openLesson(name: string): Promise<void> {
    const answer = await this.session.ask('lesson.open', { lesson: name });
    if (answer) await this.open(answer.path);
  }

  /** The lesson as it came, or its newer text; the copy of before is kept. */
  async replaceLesson(how: 'reset' | 'update'): Promise<void> {
    const { lesson } = this;
    if (!lesson) return;
    await this.session.flush();
    this.isReplacing = true;
    try {
      const answer = await this.session.ask(`lesson.${how}`, { lesson: lesson.name });
      if (!answer) return;
      await this.session.open(answer.path);
      notify(`${lesson.label} ${how === 'reset' ? 'is as it came' : 'has its newest text'}.${answer.kept ? ` What you had is kept as ${answer.kept}.` : ''}`);
    } finally {
      this.isReplacing = false;
    }
  }

  private async refreshLesson(): Promise<void> {
    const { path } = this.session.model;
    const answer = path ? await this.session.connection.request('lesson', { path }).catch(() => null) : null;
    if (path !== this.session.model.path) return;
    this.lesson = (answer?.lesson as LessonDetails | null | undefined) ?? null;
    this.emit('lesson', this.lesson);
  }
}
