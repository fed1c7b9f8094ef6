import { el } from './dom.js';

/** Moves cells with the pointer: a line shows where they will stand, Escape leaves all as it was. `drop` is told how many of the others are above. */
export function dragCells(list: HTMLElement, views: readonly HTMLElement[], start: PointerEvent, drop: (index: number) => void): void {
  start.preventDefault();
  const handle = start.currentTarget as HTMLElement;
  handle.setPointerCapture(start.pointerId);
  const line = el('div', { className: 'drop-line' });
  const scroller = list.closest('main');
  const before = [...list.children];
  let to = -1;
  for (const view of views) view.classList.add('dragged');
  list.append(line);

  const move = (event: PointerEvent) => {
    const others = [...list.children].filter(child => child !== line) as HTMLElement[];
    let gap = others.findIndex(other => event.clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
    if (gap < 0) gap = others.length;
    to = others.slice(0, gap).filter(other => !views.includes(other)).length;
    const beside = others[Math.min(gap, others.length - 1)]!;
    line.style.top = `${gap < others.length ? beside.offsetTop : beside.offsetTop + beside.offsetHeight}px`;
    const edge = 60;
    if (event.clientY < edge + 48) scroller?.scrollBy(0, -12);
    if (event.clientY > innerHeight - edge) scroller?.scrollBy(0, 12);
  };
  const end = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', finish);
    handle.removeEventListener('pointercancel', end);
    removeEventListener('keydown', cancel, true);
    for (const view of views) view.classList.remove('dragged');
    line.remove();
  };
  const finish = () => {
    end();
    const rest = before.filter(child => !views.includes(child as HTMLElement));
    const then = to < 0 ? before : [...rest.slice(0, to), ...views, ...rest.slice(to)];
    if (then.some((child, index) => child !== before[index])) drop(to);
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', finish);
  handle.addEventListener('pointercancel', end);
  addEventListener('keydown', cancel, true);
}
