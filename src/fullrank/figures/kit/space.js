// A wireframe view of space that can be turned by dragging it or with the arrow keys.

import { look, svg, write } from "./dom.js";
import { clamp, times } from "./numbers.js";
import { canvas } from "./plane.js";
import { drag } from "./point.js";
import { away, shown } from "./shapes.js";

/** The 3 x 3 matrix of a camera: rows are right, up and towards the eye. Angles in degrees; z is up. */
export function camera(yaw, pitch) {
  const [a, b] = [yaw, pitch].map((angle) => (angle * Math.PI) / 180);
  const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return [[-sa, ca, 0], [-ca * sb, -sa * sb, cb], [ca * cb, sa * cb, sb]];
}

/** The rotation by `angle` degrees about a unit axis (Rodrigues). */
export function turnAbout([x, y, z], angle) {
  const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const k = 1 - c;
  return [[c + x * x * k, x * y * k - z * s, x * z * k + y * s], [y * x * k + z * s, c + y * y * k, y * z * k - x * s], [z * x * k - y * s, z * y * k + x * s, c + z * z * k]];
}

/** The twelve edges of a cube of half side `half`. */
export function cube(half = 1) {
  const corners = Array.from({ length: 8 }, (_, k) => [0, 1, 2].map((bit) => ((k >> bit) & 1 ? half : -half)));
  return corners.flatMap((corner, k) => [1, 2, 4].filter((bit) => !(k & bit)).map((bit) => [corner, corners[k | bit]]));
}

/**
 * space(frame, { label, range }): the view; line, arrow, edges, dots and label take points in three coordinates.
 * The camera is the view's own (s.yaw, s.pitch); turning it asks the frame to draw again.
 */
export function space(frame, { label, range = 2, width = 380, height = 340, yaw = 35, pitch = 22, into }) {
  const s = canvas(frame, { width, height, label, into, turnable: true });
  const about = { tabindex: 0, role: "application", "aria-roledescription": "view of space; arrow keys turn it" };
  for (const [name, value] of Object.entries(about)) s.root.setAttribute(name, value);
  const size = Math.min(width, height) / 2 / range;
  s.yaw = yaw;
  s.pitch = pitch;
  s.to = (point) => {
    const [right, up, depth] = times(camera(s.yaw, s.pitch), point);
    return [width / 2 + right * size, height / 2 - up * size, depth];
  };
  const turn = (across, up) => {
    s.yaw = (s.yaw - across) % 360;
    s.pitch = clamp(s.pitch + up, -85, 85);
    frame.redraw();
  };
  let before = [0, 0];
  drag(frame, s.root, {
    start: (event) => (before = [event.clientX, event.clientY]),
    move: (event) => {
      turn((event.clientX - before[0]) * 0.5, (event.clientY - before[1]) * 0.5);
      before = [event.clientX, event.clientY];
    },
  });
  s.root.addEventListener("keydown", (event) => {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way || event.target !== s.root) return;
    event.preventDefault();
    turn(way[0] * (event.shiftKey ? 15 : 4), way[1] * (event.shiftKey ? 15 : 4));
  });
  s.reset = () => {
    s.yaw = yaw;
    s.pitch = pitch;
  };
  const step = ([x, y], first) => `${first ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
  const join = (points) => points.map((point, index) => step(s.to(point), index === 0)).join("");
  const stroke = (tone, dash, thick, faint) => {
    const node = svg("path", { class: `fk-stroke ${look(tone, dash)}${faint ? " fk-faint" : ""}` }, s.root);
    node.style.setProperty("--w", `${thick}px`);
    return node;
  };
  s.line = ({ tone = "soft", dash = "", width: thick = 1.6, faint = false } = {}) => {
    const node = stroke(tone, dash, thick, faint);
    return shown([node], { set: (points) => node.setAttribute("d", join(points)) });
  };
  s.edges = ({ tone = "accent", dash = "", width: thick = 1.6, faint = false } = {}) => {
    const node = stroke(tone, dash, thick, faint);
    return shown([node], { set: (edges) => node.setAttribute("d", edges.map(join).join("")) });
  };
  s.label = (text, { tone = "ink" } = {}) => {
    const node = svg("text", { class: `fk-maths ${look(tone)}`, "text-anchor": "middle" }, s.root);
    write(node, text);
    const set = (point, words = node.written, [dx, dy] = [0, 0]) => {
      write(node, words);
      const [x, y] = s.to(point);
      node.setAttribute("x", clamp(x + dx, 12, width - 12).toFixed(1));
      node.setAttribute("y", clamp(y + dy + 5, 15, height - 5).toFixed(1));
    };
    return shown([node], { set });
  };
  s.arrow = ({ tone = "accent", dash = "", width: thick = 3, name = "" } = {}) => {
    const shaft = stroke(tone, dash, thick, false);
    const head = svg("polygon", { class: `fk-fill ${look(tone)}` }, s.root);
    const label3 = name ? s.label(name, { tone }) : null;
    const set = (tip, tail = [0, 0, 0], words = name, beside = false) => {
      const [[x1, y1], [x2, y2]] = [s.to(tail), s.to(tip)];
      const long = Math.hypot(x2 - x1, y2 - y1);
      const [ux, uy] = long > 0 ? [(x2 - x1) / long, (y2 - y1) / long] : [1, 0];
      const big = Math.min(12, long * 0.6);
      shaft.setAttribute("d", step([x1, y1], true) + step([x2 - 0.8 * big * ux, y2 - 0.8 * big * uy], false));
      const corner = (side) => `${(x2 - big * ux - side * 0.42 * big * uy).toFixed(1)},${(y2 - big * uy + side * 0.42 * big * ux).toFixed(1)}`;
      head.setAttribute("points", `${x2.toFixed(1)},${y2.toFixed(1)} ${corner(1)} ${corner(-1)}`);
      label3?.set(tip, words, away(beside ? [-uy, ux] : [ux, uy], words, s.size(), 5)); // beyond the tip, or beside it
    };
    return shown([shaft, head, ...(label3?.nodes ?? [])], { set });
  };
  s.dots = ({ tone = "accent", radius = 3 } = {}) => {
    const holder = svg("g", { class: look(tone) }, s.root);
    const pool = [];
    const set = (points) => {
      while (pool.length < points.length) pool.push(svg("circle", { class: "fk-fill", r: radius }, holder));
      pool.forEach((node, index) => {
        node.setAttribute("display", points[index] ? "inline" : "none");
        if (!points[index]) return;
        const [x, y] = s.to(points[index]);
        node.setAttribute("cx", x.toFixed(1));
        node.setAttribute("cy", y.toFixed(1));
      });
    };
    return shown([holder], { set });
  };
  return s;
}
