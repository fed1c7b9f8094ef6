  // Numbers as the axes of the picture write them: as many decimals as their steps have.
  const fixed = (v, step) => {
    const digits = clamp(-floor(log10(step) + 1e-9), 0, 12);
    return v.toLocaleString('en', { useGrouping: 'min2', minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
  };
  const power = e => '10' + `${e}`.replace(/./g, c => '⁰¹²³⁴⁵⁶⁷⁸⁹'[c] ?? '⁻');
  const number = (v, step, most) => {
    if (abs(v) < step * 1e-6) return '0';
    let e = floor(log10(most) + 1e-9);
    if (e > -5 && e < 15) for (e = max(0, e - e % 3); e && (e < 6 || step < 10 ** (e - 3));) e -= 3;
    return fixed(v / 10 ** e, step / 10 ** e) + (e ? 'MBT'[e / 3 - 2] ?? '×' + power(e) : '');
  };
  //if Time
  const date = (t, step) => {
    const d = new Date(t * 1000), say = (day, month, year) => d.toLocaleString('en-GB', { timeZone: 'UTC', day, month, year });
    return isNaN(d) ? '' : step > 3e7 ? d.getUTCFullYear() : step > 2.5e6 ? say(undefined, 'short', 'numeric')
      : step < 86400 && t % 86400 ? d.toISOString().slice(11, step < 60 ? 19 : 16) : say('numeric', 'short');
  };
  //end
  const nice = (rough, slack) => { const p = 10 ** floor(log10(rough)); return p * [1, 2, 5, 10].find(n => rough / p <= n * slack); };

  // Ticks between two places on an axis: places and texts.
  const ticks = (axis, lo, hi, target) => {
    const list = [], rough = (hi - lo) / target;
    const even = (from, to, step, text, back) => {
      for (let k = ceil(from / step - 1e-9); k * step <= to + step * 1e-9 && list.length < 200; k++) list.push([back ? back(k * step) : k * step, text(k * step)]);
    };
    //if Log
    const isLog = axis.scale === 'Log';
    //end
    //if Names
    if (axis.names) axis.names.forEach((name, i) => i >= lo && i <= hi && list.push([i, name]));
    else
    //end
    //if Log
    if (isLog && hi - lo >= 1) {
      for (let e = floor(lo); e <= hi; e++) if (!(e % (rough > 1 ? nice(rough, 1) : 1))) for (const digit of hi - lo < 2.2 ? [1, 2, 5] : [1])
        list.push([e + log10(digit), abs(e) < 4 ? fixed(digit * 10 ** e, 10 ** e) : (digit > 1 ? digit + '×' : '') + power(e)]);
    } else
    //end
    //if SymLog
    if (axis.threshold && max(-lo, hi) > 1) even(lo, hi, nice(max(1, rough), 1), t => { const v = value(axis, t), size = abs(v) || 1; return number(v, size, size); });
    else
    //end
    //if Time
    if (axis.scale === 'Time' && rough >= 0.5) {
      const step = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10800, 21600, 43200, 86400, 172800, 604800].find(s => rough <= s);
      const months = [1, 3, 6].find(n => rough <= n * 2629800) ?? 12 * max(1, nice(rough / 31557600, 1));
      if (step) even(lo, hi, step, t => date(t, step));
      else for (let at = lo, m = floor(new Date(lo * 1000).getUTCFullYear() * 12 / months) * months; at <= hi && list.length < 200; m += months)
        list.push([at = Date.UTC(2000, m - 24000) / 1000, date(at, months * 2.6e6)]);
    } else
    //end
    {
      const from = value(axis, lo), to = value(axis, hi), step = nice((to - from) / target, 1.5);
      even(from, to, step, v => number(v, step, max(-from, to)),
        //if Log
        isLog ? log10 :
        //end
        //if SymLog
        axis.threshold ? v => v / axis.threshold :
        //end
        null);
    }
    const slack = 1e-9 * (hi - lo);
    return list.filter(t => t[0] >= lo - slack && t[0] <= hi + slack);
  };

  // Writes the ticks of a view; the picture's own come back with its own view.
  const drawAxes = p => {
    const moved = isMoved(p), [x, y, w, h] = p.box, shown = [[], []];
    if (!moved && !p.moved) return;
    p.moved = moved;
    p.axes.forEach((axis, k) => {
      if (!axis) return;
      const way = k & 1, model = axis.texts?.[0];
      //if Names
      const isTurned = model?.getAttribute('transform');
      //end
      const at = t => place(p, way, shareOf(axis, k, t[0])), room = t => way ? 14 :
        //if Names
        isTurned ? 18.5 :
        //end
        t[1].length * 7 + 9;
      const every = ticks(axis, ...view(p, way).map(share => placeOn(axis, k, share)).sort((a, b) => a - b), clamp(floor(p.box[way + 2] / (way ? 45 : 75)), 2, axis.scale === 'Linear' ? 8 - 2 * way : 12));
      let list = every;
      for (let n = 2; list.some((t, i) => i && abs(at(t) - at(list[i - 1])) < (room(t) + room(list[i - 1])) / 2); n++) list = every.filter((_, i) => !(i % n));
      shown[k] = list.map(t => at(t).toFixed(1));
      if (!model) return;
      for (const old of axis.shown ?? axis.texts) old.remove();
      axis.shown = !moved ? axis.texts : list.map(t => {
        const node = model.cloneNode(), px = at(t);
        set(node, way ? { y: px + 0.36 * data.tick } : { x: px });
        //if Names
        if (isTurned) set(node, { x: px + 3, transform: `rotate(-45 ${px + 3} ${y + h + 12})` });
        //end
        node.textContent = t[1];
        return node;
      });
      axis.group.prepend(...axis.shown);
    });
    const rule = (way, at) => way ? `M${x} ${at}h${w}` : `M${at} ${y}v${h}`;
    const draw = (part, text) => part && set(part.path, { d: moved ? text || 'M0 0' : part.old });
    draw(p.gridPath, both(way => p.grid[way] ? shown[way].map(at => rule(way, at)).join('') : '').join(''));
    //if Lines
    draw(p.linesPath, p.edge + both(way => {
      const at = place(p, way, shareOf(p.axes[way], way, 0)), from = p.box[way];
      return p.zero[way] && at >= from - 0.5 && at <= from + p.box[way + 2] + 0.5 ? rule(way, at) : '';
    }).join(''));
    //end
  };
