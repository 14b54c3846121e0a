// A hidden landscape, felt with few probes. Each probe tells the height under it and shows which way is downhill.
//
// State: seed, which landscape it is; (x, y), where the next probe would be; probes, those made, as "1,2;0.5,-3"; shown 1
// once the ground has been uncovered.

import { brief, button, clamp, figure, headline, legend, note, onGrid, plane, random, readout, row, scale, show, unit } from "../kit/kit.js";

const REACH = 5;
const MOST = 8;
const LEVELS = [1, 4, 10, 20, 35, 55, 80, 110, 150];

export const state = { seed: 11, x: 0, y: 0, probes: "", shown: 0 };

/** The landscape of a seed: a tilted bowl whose floor is above zero. */
function ground(seed) {
  const draw = random(1000 + 7919 * Math.round(seed));
  const between = (low, high) => low + (high - low) * draw();
  const [turn, far] = [between(0, 2 * Math.PI), between(2.2, 4)];
  const [cx, cy] = [far * Math.cos(turn), far * Math.sin(turn)];
  const lean = between(0, Math.PI);
  const [gentle, steep, floor] = [between(0.6, 1), between(1.3, 2.6), between(2, 6)];
  const [c, s] = [Math.cos(lean), Math.sin(lean)];
  const along = (x, y) => [c * (x - cx) + s * (y - cy), c * (y - cy) - s * (x - cx)];
  const above = (x, y) => {
    const [u, v] = along(x, y);
    return gentle * u * u + steep * v * v;
  };
  const slope = (x, y) => {
    const [u, v] = along(x, y);
    return [2 * gentle * u * c - 2 * steep * v * s, 2 * gentle * u * s + 2 * steep * v * c];
  };
  return { bottom: [cx, cy], floor, goal: Math.ceil(10 * (floor + 1)) / 10, above, height: (x, y) => floor + above(x, y), slope };
}

let known = { seed: null };
const landscape = (at) => (known.seed === at.seed ? known.land : (known = { seed: at.seed, land: ground(at.seed) }).land);
const made = (at) => at.probes.split(";").filter(Boolean).slice(0, MOST).map((pair) => pair.split(",").map(Number));
const heights = (at) => made(at).map(([x, y]) => landscape(at).height(x, y));
/** How many probes it took to come below the goal; Infinity if none has. */
function needed(at) {
  const place = heights(at).findIndex((value) => value < landscape(at).goal);
  return place < 0 ? Infinity : place + 1;
}

export const goals = {
  "in-eight": (at) => needed(at) <= MOST,
  "in-four": (at) => needed(at) <= 4,
};

function sentence(at) {
  const all = heights(at);
  const { goal } = landscape(at);
  const left = MOST - all.length;
  if (all.length === 0) return `Somewhere below, the ground is lower than ${brief(goal, 1)}. You have ${left} probes.`;
  const [sx, sy] = landscape(at).slope(...made(at)[all.length - 1]);
  const steep = Math.hypot(sx, sy);
  const way = `${-sx > 0.05 * steep ? "right" : -sx < -0.05 * steep ? "left" : ""} ${-sy > 0.05 * steep ? "up" : -sy < -0.05 * steep ? "down" : ""}`.trim();
  const last = `Probe ${all.length}: height ${show(all[all.length - 1], 1)}, downhill is ${way || "nowhere"}, steepness ${show(steep, 1)}`;
  if (needed(at) <= MOST) return `${last}. Found with ${needed(at)} probes: below ${brief(goal, 1)}.`;
  return left ? `${last}. ${left} left; the goal is below ${brief(goal, 1)}.` : `${last}. No probe is left. Uncover the ground and see, or try a new one.`;
}

function build(frame) {
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, names: ["first knob", "second knob"], label: "Map of two knobs, its ground hidden" });
  const lines = view.contours({ levels: LEVELS, tone: "soft", width: 1.3 });
  const bottom = view.dots({ tone: "leaf", radius: 6 });
  const arrows = Array.from({ length: MOST }, () => view.arrow({ tone: "accent", width: 2.6 }));
  const places = view.dots({ tone: "accent", radius: 4.5 });
  const best = view.circle({ tone: "leaf", width: 2.4 });
  const texts = Array.from({ length: MOST }, () => view.label("0", { tone: "ink", small: true, plain: true }));
  const next = view.point({
    label: "Place of the next probe", first: true, tone: "warm", shape: "square", rule: onGrid(0.25), say: () => `${brief(frame.state.x)}, ${brief(frame.state.y)}. ${sentence(frame.state)}`,
    onmove: ([x, y]) => frame.set({ x: clamp(x, -REACH, REACH), y: clamp(y, -REACH, REACH) }),
  });
  legend(frame, [["dot", "accent", "probe, with its height"], ["line", "accent", "downhill; longer where steeper"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["goal", "come below"], ["best", "lowest so far", "leaf"], ["left", "probes left"], ["at", "next probe at", "warm"]]);
  const probe = button(frame, "Probe here", () => {
    const at = frame.state;
    frame.set({ probes: [...made(at).map((place) => place.join(",")), `${at.x},${at.y}`].join(";") });
  }, { main: true });
  const buttons = row(frame);
  const uncover = button(frame, "Uncover the ground", () => frame.set({ shown: 1 }), { into: buttons });
  button(frame, "New ground", () => frame.set({ seed: (Math.round(frame.state.seed) % 999) + 1, probes: "", shown: 0, x: 0, y: 0 }), { into: buttons });
  const words = note(frame);
  let standing = null;
  return (at) => {
    const land = landscape(at);
    const [all, done] = [heights(at), needed(at)];
    if (standing !== at.seed) lines.set(land.above);
    standing = at.seed;
    lines.show(Boolean(at.shown));
    bottom.set(at.shown ? [land.bottom] : []);
    const spots = made(at);
    places.set(spots);
    arrows.forEach((arrow, k) => {
      arrow.show(k < spots.length);
      texts[k].show(k < spots.length);
      if (k >= spots.length) return;
      const [x, y] = spots[k];
      const slope = land.slope(x, y);
      const way = scale(unit(slope), -clamp(0.16 * Math.hypot(...slope), 0.05, 2.4));
      arrow.set([x + way[0], y + way[1]], [x, y]);
      texts[k].set([x, y], show(all[k], 1), [0, way[1] > 0 ? 16 : -16]);
    });
    const lowest = all.length ? Math.min(...all) : Infinity;
    best.show(all.length > 0);
    if (all.length) best.set(spots[all.indexOf(lowest)], 0.3);
    next.set([at.x, at.y]);
    const over = at.shown || all.length >= MOST || done <= MOST;
    next.show(!over);
    probe.enable(!over);
    uncover.enable(!at.shown);
    big.tone(done <= MOST ? "leaf" : "ink");
    big.set(done <= MOST ? `found with ${done}` : `${MOST - all.length} ${MOST - all.length === 1 ? "probe" : "probes"} left`);
    words.set(`Ground ${Math.round(at.seed)}. The same number brings the same ground.`);
    numbers.set({ goal: brief(land.goal, 1), best: all.length ? show(lowest, 1) : "–", left: String(MOST - all.length), at: `(${brief(at.x)}, ${brief(at.y)})` });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
