// Two arrows added tip to tail, the first of them scaled: the parallelogram closes. Or subtracted, from tip to tip.
//
// State: arrows a and b, the scalar k, show: "sum" (ka + b) or "difference" (ka - b), and also: "none" or a slip drawn
// beside the result. With quiz 1 there is an arrow c of your own instead, and nothing is given away.

import { brief, choice, clamp, figure, legend, note, onGrid, plane, plus, readout, scale, slider } from "../kit/kit.js";

const REACH = 9; // twice the longest a, and b
const LONGEST = 3;

export const state = { ax: 3, ay: 1, bx: 1, by: 3, k: 1, show: "sum", also: "none", quiz: 0, cx: 0, cy: 0 };

const a = (at) => [at.ax, at.ay];
const b = (at) => [at.bx, at.by];
const scaled = (at) => scale(a(at), at.k);
const less = (u, v) => plus(u, scale(v, -1));
const result = (at) => (at.show === "difference" ? less(scaled(at), b(at)) : plus(scaled(at), b(at)));
const spot = (v) => `(${v.map((entry) => brief(entry, 1)).join(", ")})`;
const short = (v) => v.map((entry) => clamp(entry, -LONGEST, LONGEST));
const zero = (v) => Math.hypot(...v) < 0.01;

export const goals = {
  "back-home": (at) => at.show === "sum" && zero(result(at)) && !zero(a(at)) && !zero(b(at)) && at.k !== 0,
  "straight-up": (at) => at.show === "difference" && Math.abs(result(at)[0]) < 0.01 && result(at)[1] > 0.9 && Math.abs(at.bx) > 0.01,
  "turned-round": (at) => at.show === "sum" && at.k < 0 && result(at)[0] > 0.9,
};

const SLIPS = {
  "one-component": [(at) => plus([at.k * at.ax, at.ay], scale(b(at), at.show === "difference" ? -1 : 1)), "Only the first component of a was multiplied."],
  added: [(at) => plus(scaled(at), b(at)), "The second arrow was added where it should be taken away."],
  order: [(at) => less(b(at), scaled(at)), "Taken the other way round: the arrow points backwards."],
  "scaled-both": [(at) => scale(less(a(at), b(at)), at.k), "Both arrows were scaled, where k belongs to a alone."],
};

const SIGN = { sum: "+", difference: "−" };
const spoken = (at) => (at.k === 1 ? "a" : at.k === -1 ? "−a" : `${brief(at.k)}a`);

function sentence(at) {
  const two = `a = ${spot(a(at))}, b = ${spot(b(at))}`;
  if (at.quiz) return `${two}. Your arrow c ends at ${spot([at.cx, at.cy])}.`;
  const told = `${spoken(at)} ${SIGN[at.show]} b = ${spot(result(at))}`;
  if (at.show === "sum") return `${two}, and ${told}: along one arrow, then along the other, in either order.`;
  return `${two}, and ${told}: from the tip of b to the tip of ${spoken(at)}, carried to the origin.`;
}

/** A new arrow of that name, no longer than the plane has room for. */
const named = (name, place) => ({ [`${name}x`]: short(place)[0], [`${name}y`]: short(place)[1] });

function build(frame) {
  const turn = Boolean(frame.state.quiz);
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, label: "Plane with two arrows and what they make" });
  const ghosts = [view.arrow({ tone: "leaf", dash: "dashed", width: 2 }), view.arrow({ tone: "plum", dash: "dashed", width: 2 })];
  const between = view.arrow({ tone: "accent", dash: "dotted", width: 2.4 });
  const slip = view.arrow({ tone: "warm", dash: "dashed", width: 2.6, name: "slip", side: -1 });
  const stretched = view.arrow({ tone: "leaf", width: 2.2, faint: true, name: "k a" });
  const total = view.arrow({ tone: "accent", width: 4, name: "k a + b" });
  const own = view.arrow({ tone: "warm", width: 3.4, name: "c" });
  const arrows = [view.arrow({ tone: "leaf", name: "a" }), view.arrow({ tone: "plum", name: "b", side: -1 })];
  const speak = () => sentence(frame.state);
  const handles = [
    view.point({ label: "Tip of a", first: !turn, shape: "halo", tone: "leaf", rule: onGrid(0.5), say: speak, onmove: (place) => frame.set(named("a", place)) }),
    view.point({ label: "Tip of b", shape: "halo", tone: "plum", rule: onGrid(0.5), say: speak, onmove: (place) => frame.set(named("b", place)) }),
  ];
  const mine = view.point({ label: "Tip of your arrow c", first: turn, shape: "halo", tone: "warm", rule: onGrid(0.5), say: speak, onmove: ([cx, cy]) => frame.set({ cx, cy }) });
  legend(frame, turn
    ? [["line", "leaf", "a"], ["line", "plum", "b"], ["line", "warm", "your arrow c"]]
    : [["line", "leaf", "a"], ["line", "plum", "b"], ["line", "accent", "result"], ["line", "leaf", "carried", "dashed"], ["line", "accent", "tip to tip", "dotted"]]);
  const numbers = readout(frame, turn
    ? [["a", "a", "leaf"], ["b", "b", "plum"], ["c", "c", "warm"]]
    : [["a", "a", "leaf"], ["b", "b", "plum"], ["ka", "k a", "leaf"], ["result", "result", "accent"]]);
  const words = note(frame);
  if (!turn) {
    slider(frame, "k", { label: "k, the factor of a", min: -2, max: 2, step: 0.5, tone: "leaf" });
    choice(frame, "show", { label: "Draw", options: [["sum", "k a + b"], ["difference", "k a − b"]] });
    choice(frame, "also", {
      label: "Compare with a slip", into: frame.below,
      options: [["none", "none"], ["one-component", "one scaled"], ["added", "added"], ["order", "b − k a"], ["scaled-both", "both scaled"]],
    });
  }
  return (at) => {
    const isTurn = at.quiz;
    const [u, v, w] = [scaled(at), b(at), result(at)];
    [a(at), v].forEach((tip, index) => {
      arrows[index].set(tip);
      handles[index].set(tip);
      handles[index].show(!isTurn);
    });
    for (const part of [total, ...ghosts, between, stretched]) part.show(!isTurn);
    for (const part of [own, mine]) part.show(isTurn);
    own.set([at.cx, at.cy]);
    mine.set([at.cx, at.cy]);
    const drawn = isTurn ? null : SLIPS[at.also];
    slip.show(Boolean(drawn));
    if (drawn) slip.set(drawn[0](at));
    words.set(drawn ? drawn[1] : isTurn ? "Drag the tip of c; a and b stay." : at.show === "sum" ? "Dashed: each arrow carried to the tip of the other." : "Dotted: from the tip of b to the tip of k a.");
    const texts = { a: spot(a(at)), b: spot(v), c: spot([at.cx, at.cy]) };
    if (!isTurn) {
      const sum = at.show === "sum";
      stretched.show(at.k !== 1);
      stretched.set(u, [0, 0], at.k === 1 ? "" : spoken(at));
      total.set(w, [0, 0], `${spoken(at)} ${SIGN[at.show]} b`);
      ghosts[0].show(sum);
      ghosts[1].show(sum);
      between.show(!sum);
      ghosts[0].set(plus(v, u), v);
      ghosts[1].set(plus(u, v), u);
      between.set(u, v);
      numbers.set({ a: texts.a, b: texts.b, ka: spot(u), result: spot(w) });
    } else numbers.set(texts);
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
