// A point that is moved by mouse, touch or keyboard.

import { look, svg } from "./dom.js";
import { clamp, degrees, heading, pair } from "./numbers.js";

/** Constraints: where a dragged place really goes, and where a key takes a point (amount is in steps, + or -). */
export const onCircle = (radius = 1, centre = [0, 0], step = 2) => ({
  place: ([x, y]) => {
    const [c, s] = heading(degrees([x - centre[0], y - centre[1]]));
    return [centre[0] + radius * c, centre[1] + radius * s];
  },
  key: (at, [right, up]) => {
    const [c, s] = heading(degrees([at[0] - centre[0], at[1] - centre[1]]) + step * (right + up));
    return [centre[0] + radius * c, centre[1] + radius * s];
  },
});

export const onLine = (direction, through = [0, 0], step = 0.1) => {
  const size = direction[0] ** 2 + direction[1] ** 2;
  const at = (t) => [through[0] + t * direction[0], through[1] + t * direction[1]];
  const along = ([x, y]) => ((x - through[0]) * direction[0] + (y - through[1]) * direction[1]) / size;
  return { place: (place) => at(along(place)), key: (place, [right, up]) => at(along(place) + (step * (right + up)) / Math.sqrt(size)) };
};

export const onGrid = (gap = 0.5) => {
  const snap = (place) => place.map((entry) => Math.round(entry / gap) * gap);
  return { place: snap, key: (at, [right, up]) => snap([at[0] + right * gap, at[1] + up * gap]) };
};

export const free = (step = 0.1) => ({ place: (at) => at, key: (at, [right, up]) => [at[0] + right * step, at[1] + up * step] });

const KEYS = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [0, 5], PageDown: [0, -5],
};

/**
 * Starts a drag on `node`: move(event) once a frame at most, last event wins. Used by points, cameras and pages.
 * grip is the part on which a finger drags; on the rest of the node it scrolls the page, and taps.
 */
export function drag(frame, node, { start = () => {}, move, end = () => {}, grip = node }) {
  let last = null;
  let ticket = 0;
  const flush = () => {
    ticket = 0;
    if (last) move(last);
    last = null;
  };
  const hear = (event) => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    last = event;
    ticket ||= requestAnimationFrame(flush);
  };
  const stop = (event) => {
    cancelAnimationFrame(ticket);
    flush();
    end(event);
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    node.focus({ preventScroll: true, focusVisible: false });
    frame.halt();
    start(event);
  });
  // Chromium minds touch-action on an outer svg only, so inside one a finger that drags up or down must be kept from scrolling
  grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  node.addEventListener("pointermove", hear);
  node.addEventListener("pointerup", stop);
  node.addEventListener("pointercancel", stop);
  frame.cleanup(() => cancelAnimationFrame(ticket));
}

/**
 * A draggable point on plane p. onmove([x, y], byKey) is told where it should go; draw then calls set(place).
 * A pull towards something must not hold a key back: let it go when byKey, or keep it narrower than a key's step.
 * rule: one of onCircle, onLine, onGrid, free; say(place) is what a screen reader hears; shape: "round", "square", or "halo" where an arrow ends.
 */
export function handle(frame, p, group, settings) {
  const { label, onmove, rule = free(), tone = "accent", first = false, say = pair, shape = "round", within = true } = settings;
  group.setAttribute("class", `fk-point ${look(tone)}${first ? " fk-first" : ""}`);
  const bounds = { role: "slider", tabindex: 0, "aria-label": label, "aria-roledescription": "movable point", "aria-valuenow": 0 };
  for (const [name, value] of Object.entries(bounds)) group.setAttribute(name, value);
  svg("circle", { class: "fk-hit", r: 23 }, group);
  svg("circle", { class: "fk-halo", r: 17 }, group);
  svg("circle", { class: "fk-ring", r: 14 }, group);
  if (shape === "halo") group.classList.add("fk-bare");
  else if (shape === "round") svg("circle", { class: "fk-dot", r: 8 }, group);
  else svg("rect", { class: "fk-dot", x: -7.5, y: -7.5, width: 15, height: 15, rx: 2 }, group);
  let at = [0, 0];
  let grip = [0, 0];
  const keep = ([x, y]) => (within ? [clamp(x, ...p.x), clamp(y, ...p.y)] : [x, y]);
  const go = (place) => {
    group.classList.add("fk-touched");
    onmove(rule.place(keep(place)));
  };
  drag(frame, group, {
    start: (event) => {
      const [x, y] = p.from(event);
      const near = Math.hypot(x - at[0], y - at[1]) < (p.x[1] - p.x[0]) * 0.08;
      grip = near ? [at[0] - x, at[1] - y] : [0, 0];
    },
    move: (event) => {
      const [x, y] = p.from(event);
      go([x + grip[0], y + grip[1]]);
    },
  });
  group.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    frame.halt();
    frame.flush();
    group.classList.add("fk-touched");
    onmove(keep(rule.key(at, way.map((steps) => steps * (event.shiftKey ? 5 : 1)))), true);
  });
  const set = (place) => {
    at = place;
    const [x, y] = p.to(place);
    group.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    group.setAttribute("aria-valuenow", Number(place[0].toFixed(2)));
    group.setAttribute("aria-valuetext", say(place));
  };
  const show = (yes) => {
    group.setAttribute("display", yes ? "inline" : "none");
    group.setAttribute("tabindex", yes ? 0 : -1);
  };
  return { nodes: [group], set, show };
}
