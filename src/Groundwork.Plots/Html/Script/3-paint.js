  // Stretches what SVG drew; the style sheet stretches symbols and texts back about their own places.
  const stretch = p => {
    const [[a, kx], [b, ky]] = lens(p), [x, y, w, h] = p.box, sx = kx / w, sy = ky / h;
    for (const m of p.marks) {
      set(m.node, { transform: isMoved(p) ? `matrix(${sx} 0 0 ${sy} ${x - sx * x - kx * a} ${y - sy * y - ky * b})` : '' });
      m.node.style.setProperty('--gw-scale', 1 / sx + ' ' + 1 / sy);
    }
  };

  //if Canvas
  // The colour that the page gives to a colour of the theme: another one in the dark.
  const shade = hex => {
    if (!colors[hex]) {
      const probe = svg.appendChild(one(svg, 'path').cloneNode());
      set(probe, { fill: hex, class: '' });
      colors[hex] = getComputedStyle(probe).fill.match(/\d+/g).map(Number);
      probe.remove();
    }
    return colors[hex];
  };
  const ink = (hex, opacity, width) => {
    ctx.fillStyle = ctx.strokeStyle = `rgb(${shade(hex).join(' ')} / ${opacity})`;
    ctx.lineWidth = width;
  };
  //end

  //if Many
  // Many dots: what they cover of each pixel is mixed as light, and turned into colours once. A disc has 16 forms, for the parts of a pixel
  // that its centre may stand in; discs at the edge reach into a rim that is not shown.
  const drawMany = (p, size) => {
    const many = p.marks.filter(m => m.big && m.dots && !m.hidden);
    if (!many.length) return;
    const rim = ceil(max(...many.map(m => m.dots.radius)) * size) + 1, [[a, kx], [b, ky]] = lens(p), [left, top, width, height] = p.box.map(v => round(v * size));
    const w = width + 2 * rim, h = height + 2 * rim, sums = new Float32Array(4 * w * h), image = ctx.createImageData(w, h), out = image.data;
    for (const m of many) {
      const points = m.points, paints = m.paints, discs = [...Array(16)].map((_, phase) => {
        const disc = [];
        for (let dy = -rim; dy <= rim; dy++) for (let dx = -rim; dx <= rim; dx++) {
          const share = clamp(m.dots.radius * size + 0.5 - hypot(dx + 0.375 - phase % 4 / 4, dy + 0.375 - (phase >> 2) / 4), 0, 1) * m.dots.opacity;
          if (share > 0.01) disc.push(4 * (dx + dy * w), share);
        }
        return Float32Array.from(disc);
      });
      let [red, green, blue] = shade(m.color);
      for (let i = 0; i < points.length; i += 2) {
        const x = (points[i] - a) * kx * size + rim, y = (points[i + 1] - b) * ky * size + rim;
        if (!(x >= rim && x < w - rim && y >= rim && y < h - rim)) continue;
        if (paints) { red = paints[3 * i / 2]; green = paints[3 * i / 2 + 1]; blue = paints[3 * i / 2 + 2]; }
        const disc = discs[(x * 4 & 3) + 4 * (y * 4 & 3)], at = 4 * (floor(y) * w + floor(x));
        for (let j = 0; j < disc.length; j += 2) {
          const k = at + disc[j], share = disc[j + 1], rest = 1 - share;
          sums[k] = sums[k] * rest + red * share;
          sums[k + 1] = sums[k + 1] * rest + green * share;
          sums[k + 2] = sums[k + 2] * rest + blue * share;
          sums[k + 3] = sums[k + 3] * rest + share;
        }
      }
    }
    for (let k = 0; k < sums.length; k++) out[k] = k % 4 < 3 ? sums[k] / sums[k | 3] : 255 * sums[k];
    ctx.putImageData(image, left - rim, top - rim, rim, rim, width, height);
  };

  // A long line: of each column of half a pixel the first, lowest, highest and last place.
  const drawLine = m => {
    const points = m.points, [x, y, w] = m.plot.box, [[a, kx], [b, ky]] = lens(m.plot), path = new Path2D();
    let column = NaN, low = 0, high = 0, last = 0, px = 0, pen = false;
    const flush = () => { if (column === column) for (const v of [low, high, last]) path.lineTo(px, v); };
    for (let i = 0; i < points.length; i += 2) {
      const cx = x + (points[i] - a) * kx, cy = y + (points[i + 1] - b) * ky, at = floor(cx * 2), isSeen = cx > x - 2 * w && cx < x + 3 * w && cy === cy;
      if (at !== column || !isSeen) {
        flush();
        column = isSeen ? at : NaN;
        if (isSeen) path[pen ? 'lineTo' : 'moveTo'](cx, low = high = cy);
        pen = isSeen;
      }
      [low, high, px, last] = [min(low, cy), max(high, cy), cx, cy];
    }
    flush();
    ink(m.color, m.line.opacity, m.line.width);
    ctx.lineJoin = 'round';
    ctx.setLineDash(m.line.dash ?? []);
    ctx.stroke(path);
  };

  //end
  // Rows of the same number and name are the same rows.
  const isLinked = (m, n) => m === n
    //if Linked
    || m.points && n.points && m.points.length === n.points.length && m.label === n.label && !n.hidden
    //end
    ;
  const isWithin = ([x, y, w, h], [px, py], slack = 0) => px >= x - slack && px <= x + w + slack && py >= y - slack && py <= y + h + slack;
  // Around the row under the pointer, and the same rows of other plots.
  const rings = () => {
    for (const old of all(svg, '.gw-ring')) old.remove();
    if (hover?.m) for (const m of marks) if (isLinked(hover.m, m)) {
      const [x, y] = spotOf(m, hover.row), r = (m.dots?.radius ?? 2) + 3;
      if (isWithin(m.plot.box, [x, y], 1)) set(svg.appendChild(one(svg, 'path').cloneNode()), { class: 'gw-ring', d: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0` });
    }
  };
  //if Choosing
  const disc = (m, row) => {
    const [x, y] = spotOf(m, row);
    if (!isWithin(m.plot.box, [x, y], 1)) return;
    ctx.beginPath();
    ctx.arc(x, y, max(2, m.dots?.radius ?? 2.5), 0, 7);
    ink(m.color, 0.9);
    ctx.fill();
  };
  //end
  const draw = () => {
    queued = false;
    //if Canvas
    const size = scale() * devicePixelRatio;
    colors = {};
    canvas.width = round(data.width * size);
    canvas.height = round(data.height * size);
    ctx.scale(size, size);
    //end
    for (const p of plots) {
      drawAxes(p);
      stretch(p);
      //if Canvas
      ctx.save();
      ctx.beginPath();
      ctx.rect(...p.box);
      ctx.clip();
      //end
      //if Many
      drawMany(p, size);
      for (const m of p.marks) if (m.big && m.line && !m.hidden) drawLine(m);
      //end
      //if Choosing
      const picked = chosen.flatMap(c => p.marks.filter(m => isLinked(c.m, m)).map(m => [m, c.rows]));
      if (picked.length) {
        ink(data.ground, 0.7);
        ctx.fillRect(...p.box);
        for (const [m, rows] of picked) for (const row of rows) disc(m, row);
      }
      //end
      //if Canvas
      ctx.restore();
      //end
    }
    rings();
    //if Choosing
    if (brush) {
      ink(data.text, 0.1);
      ctx.fillRect(...brush);
      ink(data.text, 0.6, 1);
      ctx.strokeRect(...brush);
    }
    //end
  };
  const redraw = () => { queued ||= requestAnimationFrame(draw); };
