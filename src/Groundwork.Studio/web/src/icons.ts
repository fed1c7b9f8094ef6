// Drawn on a 16 by 16 grid with one stroke width; they take the colour of the text around them.
const paths = {
  run: 'M5 3.2v9.6L12.6 8z',
  stop: 'M4.5 4.5h7v7h-7z',
  restart: 'M12.8 8a4.8 4.8 0 1 1-1.5-3.5M12.8 2v3h-3',
  clean: 'M8.8 8a4.2 4.2 0 1 1-1.3-3.1M8.8 2.6v2.8H6M11.3 5.6v4.8L15 8z',
  runAll: 'M2.5 3.5v9L8 8zM8.5 3.5v9L14 8z',
  above: 'M3 3h10M8 13V6M5 8.8 8 5.8l3 3',
  below: 'M3 13h10M8 3v7M5 7.2l3 3 3-3',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  trash: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.8M9.2 7v3.8',
  folder: 'M2 4.2c0-.5.3-.7.7-.7h3.1l1.5 1.7h6c.5 0 .7.3.7.7v6c0 .5-.2.7-.7.7H2.7c-.4 0-.7-.2-.7-.7z',
  notebook: 'M4 2.5h8.5v11H4zM4 5H2.8M4 8H2.8M4 11H2.8M6.8 5.5h3.2',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  chevron: 'M6 4l4 4-4 4',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.3 10.3l3.2 3.2',
  export: 'M8 10V2.5M5 5.2l3-3 3 3M3 9.5v4h10v-4',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11',
  variables: 'M3 2.5h10v11H3zM3 6h10M3 9.7h10M6.8 6v7.5',
  outline: 'M3 4h.01M6 4h7M5 8h.01M8 8h5M5 12h.01M8 12h5',
  edit: 'M3 13l.6-2.8 7.3-7.2 2.1 2.1-7.2 7.3zM9.6 4.4l2 2',
  home: 'M2.5 8 8 3l5.5 5M4 7v6h3v-3.5h2V13h3V7',
  check: 'M3.5 8.5l3 3 6-7',
  help: 'M6 6a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M8 11.8h.01M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  drag: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  replace: 'M3 5h7.5L8.5 3M13 11H5.5l2 2',
  newFolder: 'M2 4.2c0-.5.3-.7.7-.7h3.1l1.5 1.7h6c.5 0 .7.3.7.7v6c0 .5-.2.7-.7.7H2.7c-.4 0-.7-.2-.7-.7zM8 7.2v3.6M6.2 9h3.6',
} as const;

export type IconName = keyof typeof paths;
const filled = new Set<IconName>(['run', 'stop', 'runAll']);
const dots = new Set<IconName>(['more', 'drag']);

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', filled.has(name) ? 'icon filled' : dots.has(name) ? 'icon dots' : 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
