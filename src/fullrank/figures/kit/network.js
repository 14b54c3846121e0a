// Pages joined by links, drawn by hand if one likes, with surfers walking on them.

import { look, svg, write } from "./dom.js";
import { canvas } from "./plane.js";
import { drag } from "./point.js";
import { shown } from "./shapes.js";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** A curved link from page to page as a quadratic Bezier curve: [start, control, end], cut at the discs. */
function bend(from, to, radii) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const long = Math.hypot(dx, dy) || 1;
  const control = [(from[0] + to[0]) / 2 - dy * 0.16, (from[1] + to[1]) / 2 + dx * 0.16];
  const cut = (point, radius) => {
    const [x, y] = [control[0] - point[0], control[1] - point[1]];
    const size = Math.hypot(x, y) || long;
    return [point[0] + (x * radius) / size, point[1] + (y * radius) / size];
  };
  return [cut(from, radii[0] + 2), control, cut(to, radii[1] + 5)];
}

const along = ([a, b, c], t) => [0, 1].map((k) => (1 - t) ** 2 * a[k] + 2 * t * (1 - t) * b[k] + t * t * c[k]);

function barbs([, b, c]) {
  const [dx, dy] = [c[0] - b[0], c[1] - b[1]];
  const long = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / long, dy / long];
  const corner = (side) => `${(c[0] - 10 * ux - side * 4.5 * uy).toFixed(1)},${(c[1] - 10 * uy + side * 4.5 * ux).toFixed(1)}`;
  return `${c[0].toFixed(1)},${c[1].toFixed(1)} ${corner(1)} ${corner(-1)}`;
}

const ring = (count, width, height, margin) =>
  Array.from({ length: count }, (_, k) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * k) / count;
    return [width / 2 + (width / 2 - margin) * Math.cos(angle), height / 2 + (height / 2 - margin) * Math.sin(angle)];
  });

/** Drag from page to page, or Enter on one page and then on another; Escape gives up. */
function linking(frame, net, pages, onlink) {
  const rubber = svg("line", { class: "fk-stroke fk-warm fk-dashed", display: "none" }, net.root);
  let chosen = null;
  const choose = (index) => {
    chosen = index;
    pages.forEach(({ node }, k) => node.classList.toggle("fk-chosen", k === index));
    if (index === null) rubber.setAttribute("display", "none");
  };
  const under = (event) => {
    const [x, y] = net.from(event);
    return pages.findIndex(({ at, radius }) => Math.hypot(x - at[0], y - at[1]) < Math.max(24, radius + 8));
  };
  pages.forEach(({ node, at }, index) => {
    drag(frame, node, {
      start: () => {
        if (chosen === null || chosen === index) choose(index);
      },
      move: (event) => {
        const [x, y] = net.from(event);
        for (const [name, value] of Object.entries({ x1: at[0], y1: at[1], x2: x, y2: y, display: "inline" })) rubber.setAttribute(name, value);
      },
      end: (event) => {
        const target = under(event);
        if (target >= 0 && target !== index) onlink(index, target);
        else if (target === index && chosen !== null && chosen !== index) onlink(chosen, index);
        else if (target === index && rubber.getAttribute("display") === "none") return;
        choose(null);
      },
    });
    node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") choose(null);
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (chosen === null) choose(index);
      else {
        if (chosen !== index) onlink(chosen, index);
        choose(null);
      }
    });
  });
  return choose;
}

/**
 * network(frame, { pages: ["A", "B"], label, onlink }): set({ links, weights, sizes, values }) where links(to, from) is
 * truthy for a link, weights(to, from) its thickness 0..1, sizes 0..1 the areas, values the texts under the names.
 * walkers(count) gives { set(pages) , move(from, to, fraction) } with one page index a walker.
 */
export function network(frame, { pages: names, label, width = 380, height = 340, places, onlink, tones = [], into, radius: plain = 22, about = () => "" }) {
  const net = canvas(frame, { width, height, label, into });
  const centres = places ?? ring(names.length, width, height, 58);
  const edges = svg("g", {}, net.root);
  const crowd = svg("g", {}, net.root);
  const titles = svg("g", { "aria-hidden": "true", "pointer-events": "none" });
  const pages = names.map((name, index) => {
    const attributes = onlink ? { tabindex: 0, role: "button" } : { role: "img" };
    const node = svg("g", { class: `fk-page ${look(tones[index] ?? "accent")}`, "aria-label": `Page ${name}`, ...attributes }, net.root);
    node.setAttribute("transform", `translate(${centres[index].join(" ")})`);
    svg("circle", { class: "fk-hit", r: 24, fill: "transparent" }, node);
    const halo = svg("circle", { class: "fk-ring" }, node);
    const disc = svg("circle", { class: "fk-dot" }, node);
    const place = { x: centres[index][0], y: centres[index][1] + 6, "text-anchor": "middle", class: `fk-maths ${look(tones[index] ?? "accent")}` };
    write(svg("text", place, titles), name);
    const value = svg("text", { class: "fk-tick", "text-anchor": "middle" }, node);
    const aside = [centres[index][0] - width / 2, centres[index][1] - height / 2];
    const far = Math.hypot(...aside);
    const outward = far > 40 ? aside.map((entry) => entry / far) : [0, 1]; // numbers stand where no link passes
    return { name, node, halo, disc, value, outward, at: centres[index], radius: plain };
  });
  net.root.append(crowd, titles); // surfers walk in front of the pages, and names stay readable
  if (!onlink) pages.forEach(({ node }) => (node.style.cursor = "default"));
  const links = new Map();
  const link = (to, from) => {
    const key = to * names.length + from;
    if (!links.has(key)) {
      const line = svg("path", { class: "fk-stroke fk-soft" }, edges);
      const head = svg("polygon", { class: "fk-fill fk-soft" }, edges);
      links.set(key, { line, head, curve: null });
    }
    return links.get(key);
  };
  const hidden = (pair, yes) => [pair.line, pair.head].forEach((node) => node.setAttribute("display", yes ? "none" : "inline"));
  function tie(to, from, joined, weight) {
    if (!joined && !links.has(to * names.length + from)) return;
    const pair = link(to, from);
    hidden(pair, !joined);
    pair.curve = bend(pages[from].at, pages[to].at, [pages[from].radius, pages[to].radius]);
    const [a, b, c] = pair.curve.map((point) => point.map((entry) => entry.toFixed(1)).join(" "));
    pair.line.setAttribute("d", `M${a}Q${b} ${c}`);
    pair.head.setAttribute("points", barbs(pair.curve));
    pair.line.style.setProperty("--w", `${(1.2 + 3.3 * weight).toFixed(2)}px`);
  }
  net.set = ({ links: joined, weights = () => 0.25, sizes, values = [] }) => {
    pages.forEach((page, index) => {
      page.radius = sizes ? 13 + 30 * Math.sqrt(Math.max(0, sizes[index])) : plain;
      page.disc.setAttribute("r", page.radius.toFixed(1));
      page.halo.setAttribute("r", (page.radius + 5).toFixed(1));
      page.value.setAttribute("x", (page.outward[0] * (page.radius + 14)).toFixed(1));
      page.value.setAttribute("y", (page.outward[1] * (page.radius + 13) + 5).toFixed(1));
      write(page.value, values[index] ?? "");
      page.node.setAttribute("aria-label", `Page ${page.name}${values[index] ? `, ${values[index]}` : ""}${about(index) ? `, ${about(index)}` : ""}`);
    });
    for (let to = 0; to < names.length; to += 1) {
      for (let from = 0; from < names.length; from += 1) if (to !== from) tie(to, from, joined(to, from), weights(to, from));
    }
  };
  const choose = onlink ? linking(frame, net, pages, onlink) : () => {};
  net.reset = () => choose(null);
  net.walkers = (count, { tone = "warm", radius = 2.6 } = {}) => {
    const dots = Array.from({ length: count }, () => svg("circle", { class: `fk-fill ${look(tone)}`, r: radius }, crowd));
    crowd.style.pointerEvents = "none";
    const seat = (index, k) => {
      const { at, radius: wide } = pages[index];
      const inner = Math.min(11, wide * 0.8) / wide; // the name in the middle stays readable
      const far = wide * 0.9 * Math.sqrt(inner ** 2 + (1 - inner ** 2) * ((k + 0.5) / count));
      return [at[0] + far * Math.cos(k * GOLDEN), at[1] + far * Math.sin(k * GOLDEN)];
    };
    const put = (dot, [x, y]) => {
      dot.setAttribute("cx", x.toFixed(1));
      dot.setAttribute("cy", y.toFixed(1));
    };
    /** Walker k is on its way from page from[k] to page to[k], straight if leaps[k]; page -1 is nowhere: it falls and fades. */
    const move = (from, to, fraction, leaps = []) =>
      dots.forEach((dot, k) => {
        const lost = to[k] < 0;
        dot.setAttribute("opacity", lost ? (from[k] < 0 ? 0 : 1 - fraction).toFixed(2) : 1);
        if (from[k] < 0) return;
        const start = seat(from[k], k);
        if (lost) return put(dot, [start[0], start[1] + 70 * fraction]);
        const end = seat(to[k], k);
        if (leaps[k]) return put(dot, [0, 1].map((axis) => start[axis] + (end[axis] - start[axis]) * fraction));
        if (from[k] === to[k]) return put(dot, start);
        const middle = [(start[0] + end[0]) / 2 - (end[1] - start[1]) * 0.16, (start[1] + end[1]) / 2 + (end[0] - start[0]) * 0.16];
        return put(dot, along([start, middle, end], fraction));
      });
    return shown(dots, { move, set: (at) => move(at, at, 0) });
  };
  return net;
}
