// A heron of wire in the sun: parallel rays carry every point to the ground, and one 2 × 3 matrix does it for all of them.
//
// State: the rays run along s = long · (a, b, -1), so a point at height z falls at (x + a z, y + b z). bx, by, bz is a
// bead in the air. slip draws a shadow made with a mistake: 1 sign of the parameter, 2 divided by the height, 3 no division.

import {
  brief, choice, clamp, figure, legend, matrixShow, norm, plane, plus, readout, scale, show, slider, space, unit,
} from "../kit/kit.js";

const MARK = [-2, -3];
const BEAK = [2, 0, 4];
const FAR = 5.6;

export const state = { a: 0.5, b: 0.75, long: 1, bx: -3, by: -1, bz: 2, slip: 0 };

const HERON = {
  foot: [0, -0.3, 0], other: [0.4, 0.4, 0], knee: [-0.2, -0.2, 1], bend: [0.6, 0.3, 0.9], hip: [0, 0, 2], tail: [-1.9, 0, 2], chest: [0.9, 0, 2.6],
  left: [-0.9, 1.8, 3], right: [-0.9, -1.8, 3], neck: [0.4, 0, 3.3], crown: [0.9, 0, 4.2], beak: BEAK,
};
const WIRES = [
  ["foot", "knee"], ["knee", "hip"], ["other", "bend"], ["bend", "hip"], ["hip", "tail"], ["tail", "chest"], ["hip", "chest"], ["hip", "left"], ["left", "chest"],
  ["hip", "right"], ["right", "chest"], ["chest", "neck"], ["neck", "crown"], ["crown", "beak"],
].map((ends) => ends.map((name) => HERON[name]));
const RAYS = ["beak", "left", "right", "tail"].map((name) => HERON[name]);

const sun = (at) => scale([at.a, at.b, -1], at.long);
const fall = (at, [x, y, z]) => [x + at.a * z, y + at.b * z];
const MISTAKES = {
  0: { words: "none" },
  1: { words: "sign of t turned", place: (at, [x, y, z]) => [x - at.a * z, y - at.b * z] },
  2: { words: "divided by r_3", place: (at, [x, y, z]) => (z > 0.05 ? [x + (at.long ** 2 * at.a) / z, y + (at.long ** 2 * at.b) / z] : [x, y]) },
  3: { words: "s_3 left out", place: (at, [x, y, z]) => [x + (z * at.a) / norm([at.a, at.b, 1]), y + (z * at.b) / norm([at.a, at.b, 1])] },
};
const bead = (at) => [at.bx, at.by, at.bz];
const apart = (u, v) => norm(plus(u, scale(v, -1)));
const covered = (at) => apart(fall(at, bead(at)), fall(at, BEAK)) < 0.16;

export const goals = {
  noon: (at) => norm([at.a, at.b]) < 0.03,
  "onto-mark": (at) => apart(fall(at, BEAK), MARK) < 0.2,
  "same-shadow": (at) => covered(at) && Math.abs(at.bz - BEAK[2]) >= 1,
  "sun-side": (at) => at.slip === 1 && norm([at.a, at.b]) > 0.3,
};

const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

function sentence(at) {
  const place = spot(fall(at, BEAK));
  if (at.slip === 1) return `With the sign of t turned the dashed shadow falls towards the sun, to ${spot(MISTAKES[1].place(at, BEAK))} for the beak; the true one is at ${place}.`;
  if (at.slip) return `The dashed shadow was made with a mistake: ${MISTAKES[at.slip].words.replace("_3", "3")}. The beak's true shadow is at ${place}.`;
  if (covered(at)) {
    const gap = Math.abs(at.bz - BEAK[2]);
    return gap < 0.5 ? `The bead and the beak share a shadow at ${place}. They are nearly at one place.` : `The bead, at height ${brief(at.bz)}, and the beak, at height 4, share one shadow: both lie on one ray. The ground does not know the height.`;
  }
  if (norm([at.a, at.b]) < 0.03) return "The sun stands straight above: every shadow lies below its point, and the third column of the matrix is zero.";
  return `Rays along ${spot(sun(at))} carry the beak from (2, 0, 4) to ${place}. Only the direction counts, not the length of s.`;
}

const flat = ([x, y]) => [x, y, 0];
const GRID = Array.from({ length: 13 }, (_, k) => k - 6).flatMap((k) => [[[k, -6, 0], [k, 6, 0]], [[-6, k, 0], [6, k, 0]]]);

function build(frame) {
  const view = space(frame, { label: "A heron of wire on the ground, its shadow, and the rays", range: 5.7, width: 400, height: 360, yaw: -62, pitch: 26 });
  const ground = view.edges({ tone: "soft", width: 0.8, faint: true });
  const shade = view.edges({ tone: "ink", width: 3.4 });
  const wrong = view.edges({ tone: "warm", width: 2.2, dash: "dashed" });
  const rays = view.edges({ tone: "gold", width: 1.6, dash: "dotted" });
  const chalk = view.edges({ tone: "leaf", width: 2.6 });
  const wire = view.edges({ tone: "accent", width: 2.8 });
  const drop = view.edges({ tone: "plum", width: 1.4, dash: "dashed" });
  const beads = view.dots({ tone: "plum", radius: 6 });
  const light = view.dots({ tone: "gold", radius: 11 });
  const arrow = view.arrow({ tone: "gold", width: 3, name: "s" });
  legend(frame, [["line", "accent", "wire"], ["line", "ink", "shadow"], ["line", "gold", "rays", "dotted"], ["dot", "plum", "bead"], ["line", "leaf", "chalk mark"]]);
  const map = plane(frame, { x: [-6, 6], y: [-6, 6], grid: 2, names: ["x", "y"], into: frame.side, label: "The ground from above" });
  const strokes = Array.from({ length: WIRES.length }, () => map.segment({ tone: "ink", width: 2.6 }));
  const plan = Array.from({ length: WIRES.length }, () => map.segment({ tone: "accent", width: 1.2, dash: "dotted" }));
  const faults = Array.from({ length: WIRES.length }, () => map.segment({ tone: "warm", width: 1.8, dash: "dashed" }));
  const cross = [map.segment({ tone: "leaf", width: 2.6 }), map.segment({ tone: "leaf", width: 2.6 })];
  const way = map.segment({ tone: "plum", width: 1.6, dash: "dotted" });
  const fallen = map.dots({ tone: "plum", radius: 4 });
  const below = map.point({
    label: "Bead, seen from above", tone: "plum", shape: "square", rule: { place: (at) => at, key: ([x, y], [right, up]) => [x + 0.1 * right, y + 0.1 * up] },
    onmove: ([x, y]) => frame.set({ bx: x, by: y }), say: () => sentence(frame.state),
  });
  const tip = map.point({
    label: "Shadow of the beak", tone: "ink", first: true, rule: { place: (at) => at, key: ([x, y], [right, up]) => [x + 0.25 * right, y + 0.25 * up] },
    onmove: ([x, y]) => frame.set({ a: (x - BEAK[0]) / BEAK[2], b: (y - BEAK[1]) / BEAK[2] }), say: () => sentence(frame.state),
  });
  const numbers = readout(frame, [["s", "rays s", "gold"], ["beak", "beak"], ["shadow", "falls to"], ["bead", "bead falls to", "plum"]]);
  const matrix = matrixShow(frame, 2, 3, { label: "G", into: frame.below });
  slider(frame, "bz", { label: "height of the bead", tone: "plum", min: 0, max: 5, step: 0.25, into: frame.below });
  slider(frame, "long", { label: "length of s", tone: "gold", min: 0.5, max: 3, step: 0.25, into: frame.below, say: (value) => `${brief(value)} times` });
  const mistakes = choice(frame, null, { label: "Mistake", options: Object.entries(MISTAKES).map(([key, { words }]) => [key, words]), onchoose: (value) => frame.set({ slip: Number(value) }), into: frame.below });

  function draw(at) {
    const cast = (place) => fall(at, place);
    const faulty = MISTAKES[at.slip].place;
    ground.set(GRID);
    wire.set(WIRES);
    shade.set(WIRES.map((ends) => ends.map((end) => flat(cast(end)))));
    rays.set([...RAYS, bead(at)].map((place) => [place, flat(cast(place))]));
    wrong.show(Boolean(faulty));
    if (faulty) wrong.set(WIRES.map((ends) => ends.map((end) => flat(faulty(at, end)))));
    const arm = 0.32;
    const marks = [[[MARK[0] - arm, MARK[1] - arm], [MARK[0] + arm, MARK[1] + arm]], [[MARK[0] - arm, MARK[1] + arm], [MARK[0] + arm, MARK[1] - arm]]];
    chalk.set(marks.map((ends) => ends.map(flat)));
    drop.set([[bead(at), [at.bx, at.by, 0]]]);
    beads.set([bead(at)]);
    const towards = unit(scale(sun(at), -1));
    light.set([scale(towards, FAR)]);
    arrow.set(scale(towards, FAR - 0.5 - 0.8 * at.long), scale(towards, FAR - 0.4));
    WIRES.forEach(([from, to], index) => {
      strokes[index].set(cast(from), cast(to));
      plan[index].set(from.slice(0, 2), to.slice(0, 2));
      faults[index].show(Boolean(faulty));
      if (faulty) faults[index].set(faulty(at, from), faulty(at, to));
    });
    cross.forEach((stroke, index) => stroke.set(...marks[index]));
    way.set([at.bx, at.by], cast(bead(at)));
    fallen.set([cast(bead(at))]);
    below.set([at.bx, at.by]);
    tip.set(cast(BEAK).map((entry) => clamp(entry, -6, 6)));
    numbers.set({ s: spot(sun(at)), beak: spot(BEAK), shadow: spot(cast(BEAK)), bead: spot(cast(bead(at))) });
    matrix.set([["1", "0", show(at.a)], ["0", "1", show(at.b)]]);
    mistakes.mark(String(at.slip));
    frame.say(sentence(at));
  }
  return { draw, reset: view.reset };
}

export default { render: (context) => figure(context, state, build) };
