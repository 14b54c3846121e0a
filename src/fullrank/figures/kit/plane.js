// A plane in mathematical coordinates (y up), with its grid and axes.

import { say, svg, write } from "./dom.js";
import { clamp } from "./numbers.js";
import { handle } from "./point.js";
import { drawables, path } from "./shapes.js";

/** An SVG whose text and handles keep their size on the screen however wide it is: --u is view-box units a pixel. */
export function canvas(frame, { width, height, label, into, turnable = false }) {
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label }, into ?? frame.stage);
  if (turnable) root.classList.add("fk-turn");
  const fit = new ResizeObserver(([entry]) => {
    const pixels = entry.contentRect.width;
    if (pixels > 0) root.style.setProperty("--u", clamp(width / pixels, 0.5, 2.2).toFixed(3));
    frame.redraw(); // labels keep clear of edges by their size
  });
  fit.observe(root);
  frame.cleanup(() => fit.disconnect());
  const from = (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(root.getScreenCTM().inverse());
    return [place.x, place.y];
  };
  return { root, width, height, from, size: () => Number(root.style.getPropertyValue("--u")) || 1 };
}

function spacing(range, pixels) {
  const rough = (range * 42) / pixels;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999);
}

function steps([low, high], gap) {
  const found = [];
  for (let k = Math.ceil(low / gap - 1e-9); k * gap <= high + 1e-9; k += 1) found.push(Number((k * gap).toFixed(10)));
  return found;
}

const scripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const power = (k) => `10${k < 0 ? "⁻" : ""}${[...String(Math.abs(k))].map((digit) => scripts[Number(digit)]).join("")}`;

/** Grid, axes and ticks; draws itself again when the view changes. */
function backdrop(p, group, { axes, grid, ticks, names, log, margins }) {
  const lines = svg("path", { class: "fk-grid" }, group);
  const axis = svg("path", { class: "fk-axis" }, group);
  const words = svg("g", {}, group);
  const tick = (at, text, anchor, below) => {
    const [x, y] = p.to(at);
    const node = svg("text", { class: "fk-tick", x, y: y + (below ? 16 : 5), dx: below ? 0 : -6, "text-anchor": anchor }, words);
    say(node, text);
  };
  return () => {
    const [left, right] = p.x;
    const [low, high] = p.y;
    const across = steps(p.x, typeof grid === "number" ? grid : spacing(right - left, p.width));
    const gap = spacing(high - low, p.height);
    const up = log ? steps(p.y, Math.max(1, Math.ceil(gap))) : steps(p.y, typeof grid === "number" ? grid : gap);
    const between = ([x1, y1], [x2, y2]) => path([p.place([x1, y1]), p.place([x2, y2])]);
    lines.setAttribute("d", grid ? across.map((x) => between([x, low], [x, high])).join("") + up.map((y) => between([left, y], [right, y])).join("") : "");
    const zero = [clamp(0, left, right), log ? low : clamp(0, low, high)];
    axis.setAttribute("d", axes ? between([left, zero[1]], [right, zero[1]]) + between([zero[0], low], [zero[0], high]) : "");
    words.replaceChildren();
    if (!ticks) return;
    const inside = (at, [from, to], pixels, room) => (at - from) * pixels > room * (to - from) && (to - at) * pixels > room * (to - from);
    for (const x of across) if ((margins || Math.abs(x - zero[0]) > 1e-9) && inside(x, p.x, p.width, margins ? -1 : 18)) tick(p.back([x, zero[1]]), String(x).replace("-", "−"), "middle", true);
    for (const y of up) if ((margins || log || Math.abs(y - zero[1]) > 1e-9) && inside(y, p.y, p.height, margins ? -1 : 9)) tick(p.back([zero[0], y]), log ? power(y) : String(y).replace("-", "−"), "end", false);
    if (names[0]) {
      const [x, y] = p.place([right, zero[1]]);
      write(svg("text", { class: "fk-soft", x: x - 6, y: y - 8, "text-anchor": "end" }, words), names[0]);
    }
    if (names[1]) {
      const [x, y] = p.place([zero[0], high]);
      write(svg("text", { class: "fk-soft", x: x + 8, y: y + 15 }, words), names[1]);
    }
  };
}

/**
 * plane(frame, { x, y, label, ... }): x and y are the ranges seen. Without `height` the aspect is kept (a unit is as wide
 * as it is high); with it the axes are scaled apart, as a chart wants. log: y is given as it is and drawn by its logarithm.
 */
export function plane(frame, options) {
  const { x, y, width = 380, height, label, into, axes = true, grid = true, ticks = true, names = ["", ""], log = false } = options;
  const { left = 1, right = 1, top = 1, bottom = 1 } = options.margins ?? {};
  const tall = height ?? (width * (y[1] - y[0])) / (x[1] - x[0]);
  const p = canvas(frame, { width, height: tall, label, into });
  const bend = log ? (value) => Math.log10(Math.max(value, 1e-300)) : (value) => value;
  const view = (nextX, nextY) => {
    p.x = nextX;
    p.y = log ? nextY.map(Math.log10) : nextY;
  };
  view(x, y);
  // place: as drawn (y already a logarithm on a log chart); to: as given
  p.place = ([u, v]) => [
    left + ((u - p.x[0]) / (p.x[1] - p.x[0])) * (width - left - right),
    tall - bottom - ((v - p.y[0]) / (p.y[1] - p.y[0])) * (tall - top - bottom),
  ];
  p.back = ([u, v]) => [u, log ? 10 ** v : v];
  p.to = ([u, v]) => p.place([u, bend(v)]);
  const screen = p.from;
  p.from = (event) => {
    const [px, py] = screen(event);
    return p.back([
      p.x[0] + ((px - left) / (width - left - right)) * (p.x[1] - p.x[0]),
      p.y[0] + ((tall - bottom - py) / (tall - top - bottom)) * (p.y[1] - p.y[0]),
    ]);
  };
  const paint = backdrop(p, svg("g", {}, p.root), { axes, grid, ticks, names, log, margins: options.margins });
  const drawn = svg("g", {}, p.root);
  if (options.margins) drawn.style.clipPath = `inset(${top - 6}px ${right - 6}px ${bottom - 6}px ${left - 6}px view-box)`;
  drawables(p, drawn);
  p.point = (settings) => handle(frame, p, svg("g", {}, p.root), settings);
  /** Shows another part of the plane; things already set must be set again (draw does). */
  p.view = (nextX, nextY) => {
    if (nextX[0] === p.x[0] && nextX[1] === p.x[1] && bend(nextY[1]) === p.y[1] && bend(nextY[0]) === p.y[0]) return;
    view(nextX, nextY);
    paint();
  };
  paint();
  return p;
}

/** A chart: a plane whose axes have scales of their own and room for their numbers; log: true for a logarithmic y. */
export const chart = (frame, options) =>
  plane(frame, { width: 300, height: 200, margins: { left: options.x[0] < 0 ? 8 : 46, right: 10, top: 10, bottom: 26 }, ...options });
