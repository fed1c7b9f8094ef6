// Makes the figures of a page answer to pointer and keys. The SVG is whole without it; nothing here is global.
// The files of this folder are one script, in the order of their names; PageScript.cs makes it small, and says what it expects of them.
// Lines between "//if Part" and "//end" stand only in pages whose figures need that part.
for (const root of document.querySelectorAll('.gw-figure:not([data-ready])')) {
  root.dataset.ready = '';
  const all = (node, selector) => [...node.querySelectorAll(selector)], one = (node, selector) => node.querySelector(selector);
  const set = (node, values) => { for (const name in values) node.setAttribute(name, values[name]); };
  const { abs, ceil, floor, hypot, log10, max, min, round } = Math, clamp = (v, a, b) => min(b, max(a, v));
  const data = JSON.parse(one(root, 'script').textContent), svg = one(root, 'svg'), tip = one(root, '.gw-tip');
  //if Canvas
  const canvas = one(root, 'canvas'), ctx = canvas.getContext('2d');
  let colors = {};
  //end
  const unpack = (text, Type) => text && new Type(Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer);
  let hover = null, queued = false, scrolled = 0, views = {};
  //if Choosing
  let brush = null, chosen = [];
  //end

  // Plots, and their marks, stand in the document in the order of the data. Of an axis k, k & 1 is its way: 0 across, 1 down.
  const plots = data.plots;
  all(svg, 'g.plot').forEach((node, i) => {
    const p = plots[i], groups = all(node, ':scope>svg>g.mark');
    p.node = node;
    p.marks.forEach((m, j) => {
      [m.plot, m.node, m.points] = [p, groups[j], unpack(m.points, Float32Array)];
      //if Many
      m.paints = unpack(m.paints, Uint8Array);
      if (m.big) m.node.style.display = 'none';
      //end
    });
    p.axes.forEach((axis, k) => {
      const group = axis && one(node, ':scope>.axis.' + ['x', 'y', 'x2', 'y2'][k]);
      if (group) [axis.group, axis.texts] = [group, all(group, `text[font-size="${data.tick}"]`)];
    });
    for (const name of [
      //if Lines
      'lines',
      //end
      'grid']) {
      const path = one(node, `:scope>.axis.${name} path`);
      if (path) p[name + 'Path'] = { path, old: path.getAttribute('d') };
    }
  });
  const marks = plots.flatMap(p => p.marks), scale = () => svg.clientWidth / data.width || 1;

  // Places: shares from the left and from the top of the plot as it was drawn. A view is the part that is shown; axes that plots share have one.
  const view = (p, way) => views[p.axes[way].id] ??= [0, 1];
  const lens = p => both(way => { const [a, b] = view(p, way); return [a, p.box[way + 2] / (b - a)]; });
  const place = (p, way, share) => { const [a, k] = lens(p)[way]; return p.box[way] + (share - a) * k; };
  const both = f => [f(0), f(1)], spotOf = (m, row) => both(way => place(m.plot, way, m.points[2 * row + way]));
  const isMoved = p => `${[view(p, 0), view(p, 1)]}` !== '0,1,0,1', pointed = p => p.marks.filter(m => m.points && !m.hidden);
  const turned = (axis, k, share) => k & 1 ^ axis.reversed ? 1 - share : share;
  const placeOn = (axis, k, share) => axis.low + turned(axis, k, share) * (axis.high - axis.low);
  const shareOf = (axis, k, t) => turned(axis, k, (t - axis.low) / (axis.high - axis.low));
  const value = (axis, t) => {
    //if Log
    if (axis.scale === 'Log') return 10 ** t;
    //end
    //if SymLog
    if (axis.threshold) return axis.threshold * (abs(t) <= 1 ? t : Math.sign(t) * 10 ** (abs(t) - 1));
    //end
    return t;
  };
