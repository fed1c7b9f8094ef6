import { el } from './dom.js';

// A second look at what the server has sanitised already: nothing that runs, nothing that loads from elsewhere.

const droppedElements = 'script,iframe,frame,object,embed,applet,link,meta,base,style,form,foreignObject,foreignobject,animate,set,portal,template';
const addresses = ['href', 'xlink:href', 'src', 'srcset', 'poster', 'action', 'formaction', 'background', 'data', 'ping'];

/** A text cell's HTML as nodes. */
export function sanitizedHtml(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const fragment = document.createDocumentFragment();
  clean(parsed.body, false);
  fragment.append(...parsed.body.childNodes);
  for (const link of fragment.querySelectorAll('a[href]')) {
    if (link.getAttribute('href')!.startsWith('#')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  for (const image of fragment.querySelectorAll('img'))
    image.addEventListener('error', () => image.replaceWith(missingPicture(image)), { once: true });
  return fragment;
}

/** What stands where a picture is not to be had: a blank would say nothing. */
function missingPicture(image: HTMLImageElement): HTMLElement {
  const address = image.getAttribute('src') ?? '';
  const name = address.startsWith('data:') ? 'picture' : address.split('/').at(-1);
  return el('span', { className: 'missing-picture' }, `${image.alt || name || 'picture'} (not found)`);
}

/** A figure, or null where the text is no SVG. */
export function sanitizedSvg(text: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  const svg = parsed.querySelector('svg');
  if (!svg) return null;
  // Styles within a figure stay: it is shown in a shadow tree of its own, and they can load nothing under this page's policy.
  clean(svg, true);
  return document.importNode(svg, true) as SVGSVGElement;
}

function clean(root: Element, figure: boolean): void {
  const dropped = figure ? droppedElements.replace('style,', '') : droppedElements;
  for (const element of root.querySelectorAll(dropped)) element.remove();
  for (const element of [root, ...root.querySelectorAll('*')])
    for (const attribute of [...element.attributes]) {
      const name = attribute.name.toLowerCase();
      if (name.startsWith('on')) element.removeAttribute(attribute.name);
      else if (addresses.includes(name) && !isHarmless(attribute.value, name, element)) element.removeAttribute(attribute.name);
      else if (name === 'style' && /url\s*\(|expression|position\s*:\s*fixed/i.test(attribute.value)) element.removeAttribute(attribute.name);
    }
}

function isHarmless(address: string, name: string, element: Element): boolean {
  const text = address.replace(/[\u0000-\u0020]/g, '').toLowerCase();
  if (text.startsWith('#')) return true;
  if (element.localName === 'a' && name === 'href') return /^(https?:|mailto:|[^:]*$)/.test(text);
  if (/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/.test(text)) return true;
  return !/^[a-z][a-z0-9+.-]*:/.test(text) && !text.startsWith('//');
}
