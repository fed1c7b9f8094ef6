  // Pointing.
  const spot = e => { const r = svg.getBoundingClientRect(); return [(e.clientX - r.left) / scale(), (e.clientY - r.top) / scale()]; };
  const plotAt = at => plots.findLast(p => isWithin(p.box, at));
  const written = (m, way, row) => {
    const k = m.over[way], axis = m.plot.axes[k], t = placeOn(axis, k, m.points[2 * row + way]), v = value(axis, t);
    const step = (axis.scale === 'Linear' ? axis.high - axis.low : abs(v) || 1) * 1e-4;
    return `${axis.label || 'xy'[way]}: ` + (
      //if Names
      axis.names ? axis.names[round(t)] ?? '' :
      //end
      //if Time
      axis.scale === 'Time' ? new Date(t * 1000).toISOString().replace('T', ' ').replace(/(:00)?\.\d*Z/, '') :
      //end
      abs(v) < step / 100 ? 0    // places have seven digits
      : number(v, 10 ** floor(log10(step)), abs(v)).replace(/(\.\d*[1-9])0+(?!\d)|\.0+(?!\d)/, '$1'));
  };
  const tell = (lines, at) => {
    tip.replaceChildren(...lines.filter(Boolean).map(text => { const line = document.createElement('div'); line.textContent = text; return line; }));
    tip.hidden = !at;
    if (!at) return;
    const [left, top] = at.map(v => v * scale()), above = top - tip.offsetHeight - 12;
    tip.style.left = clamp(left + 14, 0, max(0, svg.clientWidth - tip.offsetWidth)) + 'px';
    tip.style.top = (above < 0 ? top + 14 : above) + 'px';
  };
  const show = found => {
    const m = found?.m;
    hover = found;
    if (m) tell([m.label, written(m, 0, found.row), written(m, 1, found.row)], spotOf(m, found.row));
    //if Items
    else if (found) tell([found.label, found.text], found.at);
    //end
    else tell([]);
    redraw();
  };
  const point = e => {
    const at = spot(e), p = plotAt(at);
    let found, least = 24;
    //if Items
    const item = e.target.closest('g[data-text]');
    if (item) found = { text: item.dataset.text, label: item.closest('.mark')?.dataset.series, at };
    else
    //end
    if (p) {
      const [[a, kx], [b, ky]] = lens(p), u = a + (at[0] - p.box[0]) / kx, v = b + (at[1] - p.box[1]) / ky;
      for (const m of pointed(p)) for (let i = 0; i < m.points.length; i += 2) {
        const far = hypot((m.points[i] - u) * kx, (m.points[i + 1] - v) * ky);
        if (far < least) { least = far; found = { m, row: i / 2 }; }
      }
    }
    show(found);
  };

  // Moving: both ends of each view.
  const move = (p, change) => {
    lens(p).forEach(([a, k], way) => {
      const [c, d] = view(p, way).map(v => change(v, way, a, k));
      if (d - c > 1e-6 && d - c < 1e3) views[p.axes[way].id] = [c, d];
    });
    redraw();
  };
  const pan = (p, by) => move(p, (v, way, a, k) => v - by[way] / k);
  const zoom = (p, at, by) => move(p, (v, way, a, k) => { const middle = a + (at[way] - p.box[way]) / k; return middle + (v - middle) * by; });
  const reset = () => {
    views = {};
    //if Choosing
    chosen = [];
    delete root.dataset.chosen;
    //end
    redraw();
  };
  //if Choosing
  const choose = p => {
    chosen = pointed(p).map(m => ({ m, rows: [...m.points.keys()].filter(i => i < m.points.length / 2 && isWithin(brush, spotOf(m, i))) }));
    const count = chosen.reduce((sum, c) => sum + c.rows.length, 0);
    if (!count) chosen = [];
    root.dataset.chosen = count;
    if (count) tell([`${count} ${count === 1 ? 'row' : 'rows'} chosen`], [brush[0] + brush[2], brush[1]]);
  };

  //end
  // One pointer pans, or with shift it chooses; where a second one is down, each zooms about the other.
  const down = new Map();
  let held = null, start = null, isChoosing = false;
  svg.onpointerdown = e => {
    const at = spot(e), p = plotAt(at);
    if (!p || e.button || e.target.closest('.legend')) return;
    [held, start, isChoosing] = [p, at, e.shiftKey];
    down.set(e.pointerId, at);
    svg.setPointerCapture(e.pointerId);
    p.node.focus({ preventScroll: true });
    return false;
  };
  svg.onpointermove = e => {
    const at = spot(e), last = down.get(e.pointerId), apart = (a, b) => max(1, hypot(a[0] - b[0], a[1] - b[1]));
    if (!last) return e.buttons || point(e);
    const other = [...down].find(([id]) => id !== e.pointerId)?.[1];
    down.set(e.pointerId, at);
    if (other) zoom(held, other, apart(last, other) / apart(at, other));
    //if Choosing
    else if (isChoosing) brush = [min(start[0], at[0]), min(start[1], at[1]), abs(at[0] - start[0]), abs(at[1] - start[1])];
    //end
    else pan(held, [at[0] - last[0], at[1] - last[1]]);
    if (apart(start, at) > 3) show();
  };
  svg.onpointerup = svg.onpointercancel = e => {
    down.delete(e.pointerId);
    //if Choosing
    if (brush) choose(held);
    brush = null;
    redraw();
    //end
  };
  svg.onpointerleave = () => show();
  svg.ondblclick = reset;
  // A page that is being scrolled past the figure goes on scrolling.
  addEventListener('scroll', () => scrolled = performance.now(), true);
  svg.onwheel = e => {
    const at = spot(e), p = plotAt(at);
    if (!p || performance.now() - scrolled < 250) return;
    zoom(p, at, Math.exp(clamp(e.deltaY * (e.deltaMode ? 30 : 1), -300, 300) * 0.002));
    return false;
  };

  for (const p of plots) {
    // Keys: arrows walk along the data, with shift they pan; + and − zoom; 0 or Escape resets.
    p.node.onkeydown = e => {
      if (e.target !== p.node || e.ctrlKey || e.metaKey || e.altKey) return;
      const arrow = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'].indexOf(e.key), way = arrow & 1, step = arrow & 2 ? 1 : -1;
      const by = { '+': 0.8, '=': 0.8, '-': 1.25 }[e.key], [x, y, w, h] = p.box, walk = pointed(p);
      if (by) zoom(p, [x + w / 2, y + h / 2], by);
      else if (e.key === '0' || e.key === 'Escape') { reset(); show(); }
      else if (arrow < 0) return;
      else if (e.shiftKey) pan(p, way ? [0, -step * h / 10] : [-step * w / 10, 0]);
      else if (walk.length) {
        const now = walk.indexOf(hover?.m), m = walk[now < 0 ? 0 : (now + way * step + walk.length) % walk.length], rows = m.points.length / 2;
        show({ m, row: now < 0 ? (arrow ? 0 : rows - 1) : way ? min(hover.row, rows - 1) : (hover.row + step + rows) % rows });
      }
      return false;
    };

    //if Legend
    // A name in the legend hides its marks, in this plot, and shows them again.
    for (const legend of all(p.node, ':scope>.legend')) {
      let parts = [];
      for (const node of legend.children) {
        parts.push(node);
        if (node.tagName !== 'text') continue;
        const named = p.marks.filter(m => m.key === node.textContent), entry = parts;
        parts = [];
        if (!named.length) continue;
        const toggle = () => {
          const isHidden = !named[0].hidden;
          for (const m of named) { m.hidden = isHidden; m.node.style.display = isHidden || m.big ? 'none' : ''; }
          for (const part of entry) part.style.opacity = isHidden ? 0.35 : '';
          set(node, { 'aria-pressed': !isHidden });
          redraw();
          return false;
        };
        node.classList.add('gw-name');
        set(node, { tabindex: 0, role: 'button', 'aria-pressed': true });
        for (const part of entry) part.onclick = toggle;
        node.onkeydown = e => e.key === 'Enter' || e.key === ' ' ? toggle() : true;
      }
    }
    //end
  }

  //if Canvas
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  new MutationObserver(redraw).observe(document.documentElement, { attributes: true });
  new ResizeObserver(redraw).observe(svg);
  //end
}
