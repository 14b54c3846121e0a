// One vector read three ways: an arrow, a record card, a bell curve. All three hold the same two numbers.
//
// State: the components (x, y), the place (p, q) of the tail, and what else is drawn: also is "none", or a slip:
// "swapped" (the components in the other order), "tip" (the place of the tip taken for the arrow), "backwards", "length".
// With quiz 1 the components are not told: somebody is to count them.

import { brief, chart, choice, clamp, figure, legend, note, onGrid, plane, readout } from "../kit/kit.js";

const REACH = 6;
const ROOT = Math.sqrt(2 * Math.PI);

export const state = { x: 3, y: 2, p: 0, q: 0, also: "none", quiz: 0 };

const near = (value, aim) => Math.abs(value - aim) < 0.01;
const tipOf = (at) => [at.p + at.x, at.q + at.y];

export const goals = {
  "sold-and-stocked": (at) => near(at.x, -2) && near(at.y, 3),
  "tip-at-origin": (at) => near(tipOf(at)[0], 0) && near(tipOf(at)[1], 0) && !(near(at.x, 0) && near(at.y, 0)),
  "narrow-bell": (at) => near(at.x, 4) && at.y > 0 && at.y <= 1,
};

const bell = (at, x) => Math.exp(-(((x - at.x) / at.y) ** 2) / 2) / (at.y * ROOT);
const count = (value, one, many) => `${brief(Math.abs(value))} ${Math.abs(value) === 1 ? one : many}`;
const change = (value, one, many) => (value === 0 ? `no ${many}` : `${count(value, one, many)} ${value > 0 ? "in" : "out"}`);
const signed = (value) => (value > 0 ? `+${brief(value)}` : brief(value));
const way = (value, ahead, back) => `${brief(Math.abs(value))} ${value < 0 ? back : ahead}`;

const SLIPS = {
  swapped: (at) => ({ tail: [at.p, at.q], tip: [at.p + at.y, at.q + at.x], name: "(y, x)", words: "Dashed: the same numbers in the other order. It is another arrow." }),
  tip: (at) => ({ tail: [0, 0], tip: tipOf(at), name: "tip", words: "Dashed: from the origin to the tip. That is where the arrow ends, not what it does." }),
  backwards: (at) => ({ tail: [at.p, at.q], tip: [at.p - at.x, at.q - at.y], name: "−v", words: "Dashed: tail minus tip. It leads the other way." }),
  length: (at) => ({ tail: [at.p, at.q], tip: [at.p + Math.hypot(at.x, at.y), at.q], name: "length", words: "Dashed: an arrow as long as the true one. Length alone has lost the direction." }),
};

function sentence(at) {
  const [tail, tip] = [[at.p, at.q], tipOf(at)].map((place) => `(${place.map((entry) => brief(entry)).join(", ")})`);
  if (at.quiz) return `The arrow runs from ${tail} to ${tip}.`;
  const moved = `From ${tail} to ${tip}, the vector (${brief(at.x)}, ${brief(at.y)}): ${way(at.x, "right", "left")}, ${way(at.y, "up", "down")}`;
  const spread = at.y > 0 ? `a bell with its middle at ${brief(at.x)} and spread ${brief(at.y)}` : "and no bell, for a spread has to be positive";
  return `${moved}; ${change(at.x, "loaf", "loaves")}, ${change(at.y, "jar", "jars")}; ${spread}.`;
}

function build(frame) {
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, label: "Plane with one arrow" });
  const legs = [view.segment({ tone: "leaf", width: 2.4, dash: "dashed" }), view.segment({ tone: "plum", width: 2.4, dash: "dotted" })];
  const slip = view.arrow({ tone: "warm", dash: "dashed", width: 2.4, name: "slip" });
  const arrow = view.arrow({ tone: "accent", name: "v" });
  const speak = () => sentence(frame.state);
  const tail = view.point({
    label: "Tail of the arrow", tone: "soft", shape: "square", rule: onGrid(1), say: speak,
    onmove: ([p, q]) => frame.set({ p: clamp(p, -REACH - Math.min(0, frame.state.x), REACH - Math.max(0, frame.state.x)), q: clamp(q, -REACH - Math.min(0, frame.state.y), REACH - Math.max(0, frame.state.y)) }),
  });
  const tip = view.point({
    label: "Tip of the arrow", first: true, shape: "halo", rule: onGrid(1), say: speak,
    onmove: ([x, y]) => frame.set({ x: x - frame.state.p, y: y - frame.state.q }),
  });
  legend(frame, [["line", "leaf", "first component", "dashed"], ["line", "plum", "second component", "dotted"]]);

  const numbers = readout(frame, [["x", "first component", "leaf"], ["y", "second component", "plum"], ["tail", "tail at"], ["tip", "tip at"]]);
  const card = readout(frame, [["loaves", "record: loaves", "leaf"], ["jars", "record: jars", "plum"]]);
  const graph = chart(frame, { x: [-9, 9], y: [0, 0.44], height: 160, into: frame.side, label: "A bell curve whose middle and spread are the two components" });
  const curve = graph.curve({ tone: "accent", width: 2.6 });
  const middle = graph.segment({ tone: "leaf", width: 2, dash: "dashed" });
  const wide = graph.segment({ tone: "plum", width: 2.4, dash: "dotted" });
  const words = note(frame);
  choice(frame, "also", { label: "Compare with", options: [["none", "nothing"], ["swapped", "(y, x)"], ["tip", "the tip"], ["backwards", "the way back"], ["length", "the length"]], into: frame.below });

  return (at) => {
    const [from, to] = [[at.p, at.q], tipOf(at)];
    legs[0].set(from, [to[0], from[1]]);
    legs[1].set([to[0], from[1]], to);
    arrow.set(to, from);
    tail.set(from);
    tip.set(to);
    const drawn = SLIPS[at.also]?.(at);
    slip.show(Boolean(drawn));
    if (drawn) slip.set(drawn.tip, drawn.tail, drawn.name);
    const bellStands = at.y > 0 && !at.quiz;
    for (const part of [curve, middle, wide]) part.show(bellStands);
    if (bellStands) {
      curve.set((x) => [x, bell(at, x)], [-9, 9], 160);
      middle.set([at.x, 0], [at.x, bell(at, at.x)]);
      wide.set([at.x, bell(at, at.x + at.y)], [at.x + at.y, bell(at, at.x + at.y)]);
    }
    const [first, second] = at.quiz ? ["count", "count"] : [brief(at.x), brief(at.y)];
    numbers.set({ x: first, y: second, tail: `(${brief(at.p)}, ${brief(at.q)})`, tip: `(${brief(to[0])}, ${brief(to[1])})` });
    card.set(at.quiz ? { loaves: "–", jars: "–" } : { loaves: signed(at.x), jars: signed(at.y) });
    words.set(at.quiz ? "The components are not told here." : drawn ? drawn.words : bellStands ? `The bell: middle ${brief(at.x)}, spread ${brief(at.y)}.` : "No bell: its spread would have to be positive.");
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
