// What is drawn on a plane. Every drawn thing is made once and has set(...) and show(yes).

import { look, say, svg, write } from "./dom.js";
import { clamp, norm, times, unit } from "./numbers.js";

const HEAD = 12; // length of an arrow's head, in units of the view box

export const path = (points) => points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
const spots = (points) => points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" ");

/** How far in direction (nx, ny) the middle of a text must go to clear a point or a line by `gap`. */
export function away([nx, ny], words, size, gap) {
  const far = Math.abs(nx) * 4.3 * words.length * size + Math.abs(ny) * 8 * size + gap;
  return [nx * far, ny * far];
}

/** Adds show(yes) to a drawn thing made of these nodes. */
export function shown(nodes, rest) {
  const show = (yes) => nodes.forEach((node) => node.setAttribute("display", yes ? "inline" : "none"));
  return { nodes, show, ...rest };
}

/** Lines along which a function sampled on a grid keeps a value: marching squares, as one path. */
export function marchingSquares(sample, columns, rows, level) {
  const parts = [];
  const cut = (p, q, a, b) => {
    const t = (level - a) / (b - a);
    return [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]];
      const values = corners.map(([i, j]) => sample(i, j));
      const crossings = [];
      for (let side = 0; side < 4; side += 1) {
        const next = (side + 1) % 4;
        if (values[side] >= level !== values[next] >= level) crossings.push(cut(corners[side], corners[next], values[side], values[next]));
      }
      for (let k = 0; k + 1 < crossings.length; k += 2) parts.push([crossings[k], crossings[k + 1]]);
    }
  }
  return parts;
}

/** Pieces that share ends joined into long lines, so that dashes run through. */
export function joined(parts) {
  const key = ([x, y]) => `${x.toFixed(4)} ${y.toFixed(4)}`;
  const at = new Map();
  for (const part of parts) for (const end of part) at.set(key(end), [...(at.get(key(end)) ?? []), part]);
  const used = new Set();
  const follow = (line) => {
    for (;;) {
      const end = line[line.length - 1];
      const next = at.get(key(end)).find((part) => !used.has(part));
      if (!next) return line;
      used.add(next);
      line.push(key(next[0]) === key(end) ? next[1] : next[0]);
    }
  };
  const lines = [];
  for (const part of parts) {
    if (used.has(part)) continue;
    used.add(part);
    lines.push(follow(follow([...part]).reverse()));
  }
  return lines;
}

/** Where an infinite line leaves a box; empty when it misses it. */
function clip([px, py], [dx, dy], [left, right], [low, high]) {
  let from = -Infinity;
  let to = Infinity;
  for (const [start, step, least, most] of [[px, dx, left, right], [py, dy, low, high]]) {
    if (Math.abs(step) < 1e-12) {
      if (start < least || start > most) return [];
    } else {
      const ends = [(least - start) / step, (most - start) / step];
      from = Math.max(from, Math.min(...ends));
      to = Math.min(to, Math.max(...ends));
    }
  }
  return from < to ? [[px + from * dx, py + from * dy], [px + to * dx, py + to * dy]] : [];
}

/** What the makers below share: nodes with a tone, strokes with a width, and paths set from points. */
function pens(p, group) {
  const add = (name, classes, attributes = {}) => svg(name, { class: classes, ...attributes }, group);
  const weigh = (node, width) => (width ? node.style.setProperty("--w", `${width}px`) : null, node);
  const stroke = (name, { tone, dash, width, faint, glow }) =>
    weigh(add(name, `fk-stroke ${look(tone, dash)}${faint ? " fk-faint" : ""}${glow ? " fk-glow" : ""}`), width);
  const trace = (options, points) => {
    const node = stroke("path", options);
    return shown([node], { set: (...given) => node.setAttribute("d", path(points(...given).map(p.to))) });
  };
  return { add, weigh, stroke, trace };
}

function labels(p, { add }) {
  p.label = (text, { tone = "ink", anchor = "middle", small = false, plain = false } = {}) => {
    const node = add("text", `${plain ? "" : "fk-maths "}${small ? "fk-tick " : ""}${look(tone)}`, { "text-anchor": anchor });
    const put = plain ? say : write;
    put(node, text);
    const set = (at, words = node.written, [dx, dy] = [0, 0]) => {
      put(node, words);
      const [x, y] = p.to(at);
      const half = anchor === "middle" ? Math.min(p.width / 2, words.length * 4.6 * p.size()) : 4;
      node.setAttribute("x", clamp(x + dx, half, p.width - half).toFixed(1));
      node.setAttribute("y", clamp(y + dy + 5, 15, p.height - 5).toFixed(1));
    };
    return shown([node], { set });
  };
}

function arrows(p, { add, stroke }) {
  p.arrow = ({ tone = "accent", dash = "", width = 3, faint = false, name = "", side = 1 } = {}) => {
    const shaft = stroke("line", { tone, dash, width, faint });
    const head = add("polygon", `fk-fill ${look(tone)}${faint ? " fk-faint" : ""}`);
    const label = name ? p.label(name, { tone }) : null;
    const set = (tip, tail = [0, 0], words = name) => {
      const [x1, y1] = p.to(tail);
      const [x2, y2] = p.to(tip);
      const long = Math.hypot(x2 - x1, y2 - y1);
      const [ux, uy] = long > 0 ? [(x2 - x1) / long, (y2 - y1) / long] : [1, 0];
      const size = Math.min(HEAD, long * 0.6);
      const [bx, by] = [x2 - size * ux, y2 - size * uy];
      shaft.setAttribute("x1", x1.toFixed(2));
      shaft.setAttribute("y1", y1.toFixed(2));
      shaft.setAttribute("x2", (x2 - 0.8 * size * ux).toFixed(2));
      shaft.setAttribute("y2", (y2 - 0.8 * size * uy).toFixed(2));
      head.setAttribute("points", spots([[x2, y2], [bx - 0.42 * size * uy, by + 0.42 * size * ux], [bx + 0.42 * size * uy, by - 0.42 * size * ux]]));
      // beside the tip rather than straight beyond it, where the arrow's own line may go on
      const [sx, sy] = unit([ux + side * 0.9 * uy, uy - side * 0.9 * ux]);
      label?.set(tip, words, away([sx, sy], words, p.size(), 6));
    };
    return shown([shaft, head, ...(label?.nodes ?? [])], { set });
  };
}

function lines(p, { trace }) {
  p.segment = (options = {}) => trace({ tone: "soft", ...options }, (from, to) => [from, to]);
  p.line = (options = {}) => {
    const line = trace({ tone: "soft", ...options }, (point, direction) => clip(point, direction, p.x, p.y));
    return options.name ? named(line, options) : line;
  };
  /** An infinite line with its name beside one end, the last (1) or the first (0) along its direction. */
  function named(line, { tone = "soft", name, end = 1 }) {
    const label = p.label(name, { tone });
    let seen = true;
    const show = (yes) => {
      seen = yes;
      for (const part of [line, label]) part.show(yes);
    };
    const set = (point, direction, words = name) => {
      line.set(point, direction);
      const ends = clip(point, direction, p.x, p.y);
      label.show(seen && ends.length > 0);
      if (ends.length === 0) return;
      const [[x1, y1], [x2, y2]] = ends.map(p.to);
      const [here, there] = end ? ends.toReversed() : ends;
      const near = [here[0] + 0.1 * (there[0] - here[0]), here[1] + 0.1 * (there[1] - here[1])];
      const [nx, ny] = unit(x1 < x2 ? [y2 - y1, x1 - x2] : [y1 - y2, x2 - x1]);
      label.set(near, words, away([nx, ny], words, p.size(), 5));
    };
    return { nodes: [...line.nodes, ...label.nodes], set, show };
  }
  p.curve = (options = {}) =>
    trace({ tone: "accent", ...options }, (points, [from, to] = p.x, count = 96) =>
      typeof points === "function" ? Array.from({ length: count + 1 }, (_, k) => points(from + ((to - from) * k) / count)) : points);
  p.circle = (options = {}) =>
    trace({ tone: "soft", ...options }, ([x, y], radius) =>
      Array.from({ length: 97 }, (_, k) => [x + radius * Math.cos((k * Math.PI) / 48), y + radius * Math.sin((k * Math.PI) / 48)]));
}

function areas(p, { add, weigh }) {
  p.polygon = ({ tone = "accent", dash = "", width } = {}) => {
    const node = weigh(add("polygon", `fk-wash ${look(tone, dash)}`), width);
    return shown([node], { set: (points) => node.setAttribute("points", spots(points.map(p.to))) });
  };

  p.dots = ({ tone = "accent", radius = 3, faint = false } = {}) => {
    const holder = add("g", `${look(tone)}${faint ? " fk-faint" : ""}`);
    const pool = [];
    const set = (points) => {
      while (pool.length < points.length) pool.push(svg("circle", { class: "fk-fill", r: radius }, holder));
      pool.forEach((node, index) => {
        const at = points[index];
        node.setAttribute("display", at ? "inline" : "none");
        if (!at) return;
        const [x, y] = p.to(at);
        node.setAttribute("cx", x.toFixed(2));
        node.setAttribute("cy", y.toFixed(2));
      });
    };
    return shown([holder], { set });
  };
}

function maps(p, { stroke }) {
  p.lattice = ({ tone = "accent", width = 1, faint = true, reach = 6, dash = "" } = {}) => {
    const node = stroke("path", { tone, dash, width, faint });
    const ends = [];
    for (let k = -reach; k <= reach; k += 1) ends.push([[k, -reach], [k, reach]], [[-reach, k], [reach, k]]);
    const set = (matrix) => node.setAttribute("d", ends.map((line) => path(line.map((end) => p.to(times(matrix, end))))).join(""));
    return shown([node], { set });
  };

  p.contours = ({ levels, tone = "soft", dash = "", width = 1.2, cells = 60, strong = [] }) => {
    const each = levels.map((level) => ({ level, node: stroke("path", { tone, dash, width: strong.includes(level) ? width * 2 : width }) }));
    const set = (value) => {
      const spot = (i, j) => [p.x[0] + ((p.x[1] - p.x[0]) * i) / cells, p.y[0] + ((p.y[1] - p.y[0]) * j) / cells];
      const table = Array.from({ length: (cells + 1) ** 2 }, (_, k) => value(...spot(k % (cells + 1), Math.floor(k / (cells + 1)))));
      const sample = (i, j) => table[j * (cells + 1) + i];
      for (const { level, node } of each) {
        node.setAttribute("d", joined(marchingSquares(sample, cells, cells, level)).map((line) => path(line.map(([i, j]) => p.to(spot(i, j))))).join(""));
      }
    };
    return shown(each.map(({ node }) => node), { set });
  };
}

function fields(p, { stroke }) {
  /** Short arrows on a grid of places: value(x, y) is a vector, drawn in its direction about that place, the longest nearly a gap long. */
  p.field = ({ tone = "soft", count = 9, width = 1.4, faint = true } = {}) => {
    const node = stroke("path", { tone, width, faint });
    const set = (value) => {
      const gap = (p.x[1] - p.x[0]) / count;
      const places = Array.from({ length: count * count }, (_, k) => [p.x[0] + gap * ((k % count) + 0.5), p.y[0] + gap * (Math.floor(k / count) + 0.5)]);
      const arrows = places.map((at) => [at, value(...at)]);
      const most = Math.max(1e-9, ...arrows.map(([, v]) => norm(v)));
      const one = ([middle, v]) => {
        const long = (0.86 * gap * norm(v)) / most;
        const [ux, uy] = unit(v);
        const at = [middle[0] - (ux * long) / 2, middle[1] - (uy * long) / 2];
        const tip = [at[0] + ux * long, at[1] + uy * long];
        const barb = Math.min(0.24 * gap, long * 0.5);
        const side = (turn) => [tip[0] - barb * (0.87 * ux + turn * 0.5 * uy), tip[1] - barb * (0.87 * uy - turn * 0.5 * ux)];
        return path([at, tip].map(p.to)) + path([side(1), tip, side(-1)].map(p.to));
      };
      node.setAttribute("d", arrows.map(one).join(""));
    };
    return shown([node], { set });
  };
}

/** Gives plane p its makers: label, arrow, segment, line, curve, circle, polygon, dots, lattice, contours, field. */
export function drawables(p, group) {
  const tools = pens(p, group);
  for (const maker of [labels, arrows, lines, areas, maps, fields]) maker(p, tools);
}
