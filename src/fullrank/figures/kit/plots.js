// Bars and pixels.

import { html, look, svg, write } from "./dom.js";
import { clamp, show } from "./numbers.js";
import { canvas } from "./plane.js";
import { shown } from "./shapes.js";

/**
 * Upright bars, one a name. range [low, high] (low may be negative); log: heights by logarithm.
 * set(values, texts) moves them and writes each number above.
 */
export function bars(frame, { names, tones = [], range, log = false, width = 300, height = 170, label, into, decimals = 2 }) {
  const box = canvas(frame, { width, height, label, into });
  const bend = (value) => (log ? Math.log10(Math.max(value, 1e-300)) : value);
  const [low, high] = range.map(bend);
  const [top, bottom] = [24, low < 0 && !log ? 44 : 24];
  const at = (value) => top + (1 - (clamp(bend(value), low, high) - low) / (high - low)) * (height - top - bottom);
  const zero = log ? height - bottom : at(0);
  svg("line", { class: "fk-axis", x1: 0, x2: width, y1: zero, y2: zero }, box.root);
  const gap = width / names.length;
  const wide = Math.min(46, gap * 0.62);
  const each = names.map((name, index) => {
    const tone = tones[index % tones.length] ?? "accent";
    const bar = svg("rect", { class: `fk-wash ${look(tone)}`, x: gap * (index + 0.5) - wide / 2, width: wide, rx: 2 }, box.root);
    const middle = gap * (index + 0.5);
    const number = svg("text", { class: "fk-tick", x: middle, "text-anchor": "middle" }, box.root);
    const title = svg("text", { class: look(tone), x: middle, y: height - 6, "text-anchor": "middle" }, box.root);
    write(title, name);
    return { bar, number, title };
  });
  const set = (values, texts = values.map((value) => show(value, decimals))) => {
    each.forEach(({ bar, number }, index) => {
      const y = at(values[index]);
      bar.setAttribute("y", Math.min(y, zero).toFixed(1));
      bar.setAttribute("height", Math.max(1, Math.abs(zero - y)).toFixed(1));
      number.setAttribute("y", (y <= zero ? y - 6 : y + 16).toFixed(1));
      write(number, texts[index]);
    });
  };
  return shown([box.root], { set });
}

/** A picture of rows x columns grey values in 0..1: set(values row by row). caption is its text equivalent. */
export function pixels(frame, rows, columns, { label, into }) {
  const node = html("canvas", { width: columns, height: rows, role: "img", "aria-label": label }, into ?? frame.stage);
  const context = node.getContext("2d");
  const image = context.createImageData(columns, rows);
  const set = (values, caption = label) => {
    for (let k = 0; k < rows * columns; k += 1) {
      const grey = clamp(values[k], 0, 1) * 255;
      image.data.set([grey, grey, grey, 255], 4 * k);
    }
    context.putImageData(image, 0, 0);
    node.setAttribute("aria-label", caption);
  };
  return { node, nodes: [node], set, show: (yes) => (node.hidden = !yes) };
}
