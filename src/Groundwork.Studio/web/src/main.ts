import { announce, installAnnouncements, notify } from './announce.js';
import { command } from './commands.js';
import { Course, stateMarks, stateWords } from './course.js';
import { CourseElement } from './course-page.js';
import { debounce, el } from './dom.js';
import { FilesElement } from './files-panel.js';
import { FindElement } from './find.js';
import { askInput } from './input-request.js';
import { installKeys } from './keys.js';
import { registerLanguage } from './languages.js';
import { Layout } from './layout.js';
import { LessonBarElement } from './lesson-bar.js';
import { loadMonaco } from './monaco.js';
import { NotebookElement } from './notebook-view.js';
import { NoticesElement } from './notices.js';
import { OutlineElement } from './outline.js';
import { Session } from './session.js';
import { Connection } from './socket.js';
import { StartElement } from './start-page.js';
import { installCommands } from './studio-commands.js';
import { adoptTheme, installThemes, onThemeChange, themeChoice } from './themes.js';
import { ToolbarElement } from './toolbar.js';
import { VariablesElement } from './variables-panel.js';

installThemes();
installAnnouncements();

const connection = new Connection(`ws://${location.host}/socket`);
const session = new Session(connection);
const notebook = new NotebookElement(session);
const files = new FilesElement(session, path => void open(path));
const course = new Course(session, open);
const start = new StartElement(session, files, new CourseElement(session, course), path => void open(path));
const find = new FindElement(notebook);
const left = el('aside', { className: 'side left', id: 'left', ariaLabel: 'Files and outline' });
const right = el('aside', { className: 'side right', id: 'right', ariaLabel: 'Variables' });
const main = el('main', { tabIndex: -1 });
const root = document.getElementById('studio')!;
const header = el('header', {});
root.append(header, el('div', { className: 'scrim' }), left, main, right);
const layout = new Layout(root, { left, right });
const outline = new OutlineElement(notebook, () => layout.closeDrawers());
const toolbar = new ToolbarElement(session, notebook, layout);

installCommands({ session, notebook, find, layout, newNotebook: () => void files.create('notebook'), goHome: () => (location.hash = '') });
installKeys(notebook);
notebook.onCommand = (id, cell) => command(id).run(cell);
notebook.onSelect = cell => outline.mark(cell);
session.on('input', request => askInput(session, notebook, request));
session.on('renamed', to => void open(to));
session.on('closed', () => {
  if (!course.isReplacing) notify('The notebook was closed.');
});
outline.stateOf = heading => {
  const id = /^(?:exercise|challenge|question|quiz) ([\w.]+?):?(?: |$)/i.exec(heading)?.[1];
  const exercise = id && course.lesson ? [...course.lesson.exercises, ...course.lesson.quizzes].find(line => line.id === id) : undefined;
  return exercise ? { mark: stateMarks[exercise.state], words: stateWords[exercise.state] } : null;
};
course.on('lesson', () => outline.draw());
session.on('opened', message => {
  root.classList.add('has-notebook');
  toolbar.draw();
  location.hash = encodeURI(session.model.path);
  if (message.input) askInput(session, notebook, message.input);
});

header.append(toolbar);
left.append(files, outline);
right.append(new VariablesElement(session));
main.append(new NoticesElement(session, notebook), find, start, new LessonBarElement(course), notebook);

async function open(path: string): Promise<void> {
  if (path === session.model.path && root.classList.contains('has-notebook')) {
    layout.closeDrawers();
    return;
  }
  try {
    await session.open(path);
    layout.closeDrawers();
    main.scrollTop = 0;
    announce(`${path} opened`);
    if (!document.activeElement?.closest('.input-request')) notebook.view(notebook.selected)?.focus({ preventScroll: true });
  } catch (error) {
    notify((error as Error).message, 'error');
  }
}

/** The first page; a notebook that is open stays open behind it. */
async function goHome(): Promise<void> {
  await session.flush();
  root.classList.remove('has-notebook');
  layout.closeDrawers();
  toolbar.draw();
  main.scrollTop = 0;
  await start.draw(folder);
  announce('Course and notebooks');
  main.focus({ preventScroll: true });
}

let folder = '';
let welcomed = false;
connection.on('message', message => {
  if (message.type === 'settings') adoptTheme(message.values?.theme);
  if (message.type !== 'welcome') return;
  session.tab = message.tab ?? '';
  adoptTheme(message.settings?.theme);
  if (welcomed) void session.resume().then(() => files.refresh());
  else void begin(message.folder ?? '', message.notebook ?? null);
  if (welcomed) void course.refreshOverview();
  welcomed = true;
});
onThemeChange(() => {
  if (connection.state === 'open') void connection.request('settings', { values: { theme: themeChoice() } }).catch(() => {});
});

async function begin(opened: string, first: string | null): Promise<void> {
  folder = opened;
  const wanted = decodeURI(location.hash.slice(1)) || first;
  if (wanted) await open(wanted);
  await Promise.all([course.refreshOverview(), session.model.path ? files.refresh() : start.draw(folder)]);
  document.body.dataset.ready = 'true';
}

addEventListener('hashchange', () => {
  const path = decodeURI(location.hash.slice(1));
  if (!path && root.classList.contains('has-notebook')) void goHome();
  else if (path && (path !== session.model.path || !root.classList.contains('has-notebook'))) void open(path);
});
addEventListener('beforeunload', event => {
  if (session.save === 'unsaved') {
    void session.flush();
    if (connection.state === 'lost') event.preventDefault();
  }
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void session.flush();
});

main.addEventListener('scroll', debounce(80, () => outline.markVisible(main.getBoundingClientRect().top)));

void loadMonaco().then(monaco => {
  registerLanguage(monaco, async (type, model, offset) => {
    const cell = model.uri.toString().split('/').at(-1)!;
    return connection.request(type, { path: session.model.path, cell, source: model.getValue(), offset }).catch(() => null);
  });
  document.body.dataset.editor = 'ready';
});

connection.open();
