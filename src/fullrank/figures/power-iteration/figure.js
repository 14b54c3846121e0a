// Power iteration on webs of three pages: the shares are a point of a triangle, and its distance to the answer falls.
//
// State: web chooses the matrix (0 quick, 1 slow, 2 the ring); a and b are the starting shares of pages A and B, the rest
// is C's; k counts the iterations.

import {
  brief, button, chart, choice, clamp, figure, free, headline, legend, matrixShow, mix, plane, readout, row, show, times,
} from "../kit/kit.js";

const SPAN = 150; // iterations on the chart
const DIGITS = 1e-6;
const LEAST = 1e-9; // below this the chart ends, and rounding begins
const WEBS = [
  { name: "quick web", L: [[0, 0, 1], [0.5, 0, 0], [0.5, 1, 0]], rest: [0.4, 0.2, 0.4], second: Math.SQRT1_2, most: 80 },
  { name: "slow web", L: [[0.94, 0.04, 0.04], [0.01, 0.8, 0.36], [0.05, 0.16, 0.6]], rest: [0.4, 0.22 / 0.56, 0.6 - 0.22 / 0.56], second: 0.9, most: SPAN },
  { name: "ring", L: [[0, 0, 1], [1, 0, 0], [0, 1, 0]], rest: [1 / 3, 1 / 3, 1 / 3], second: 1, most: SPAN },
];

export const state = { web: 0, a: 0.9, b: 0.05, k: 0 };

const webOf = (at) => WEBS[at.web] ?? WEBS[0];
const distance = (shares, rest) => shares.reduce((sum, share, page) => sum + Math.abs(share - rest[page]), 0);

let kept = { key: "" };
/** The shares after each iteration and their distances to the answer. */
function walk(at) {
  const key = `${at.web} ${at.a} ${at.b}`;
  if (kept.key === key) return kept;
  const { L, rest, most } = webOf(at);
  const shares = [[at.a, at.b, 1 - at.a - at.b]];
  while (shares.length <= most + 1) shares.push(times(L, shares.at(-1)));
  const errors = shares.map((each) => distance(each, rest));
  kept = { key, shares, errors, enough: errors.findIndex((error) => error < DIGITS) };
  return kept;
}

const whole = (at) => clamp(Math.floor(at.k + 1e-9), 0, webOf(at).most);
const error = (at) => walk(at).errors[whole(at)];

export const goals = {
  "six-digits": (at) => error(at) < DIGITS && walk(at).errors[0] > 0.1,
  "never-falls": (at) => at.web === 2 && at.k >= 12 && error(at) > 0.1,
  "at-rest": (at) => at.web === 2 && walk(at).errors[0] < 0.06,
  "head-start": (at) => at.web === 1 && walk(at).errors[0] > 0.1 && walk(at).enough >= 0 && walk(at).enough <= 100,
};

/** A new web or another start begins again at nought. */
const settle = (at, changes) => (["web", "a", "b"].some((name) => name in changes) && !("k" in changes) ? { k: 0 } : {});

// The triangle: A on top, B left, C right. A point of it is a mixture of its corners.
const CORNERS = [[0, Math.sqrt(3)], [-1, 0], [1, 0]];
const place = (shares) => [0, 1].map((axis) => shares.reduce((sum, share, page) => sum + share * CORNERS[page][axis], 0));
/** The shares of a place; a place outside goes to the edge. */
function sharesOf([x, y]) {
  const a = clamp(y / Math.sqrt(3), 0, 1);
  const c = clamp((1 - a + x) / 2, 0, 1 - a);
  return { a, b: 1 - a - c };
}

const scripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** 0.034 or 2.1 · 10⁻⁶ */
function small(value) {
  if (value >= 0.001) return show(value, 3);
  if (value < 1e-15) return "0";
  const power = Math.floor(Math.log10(value));
  return `${show(value / 10 ** power, 1)} · 10⁻${[...String(-power)].map((digit) => scripts[Number(digit)]).join("")}`;
}

const percents = (shares) => shares.map((share) => `${brief(100 * share, 0)}%`).join(", ");

function sentence(at) {
  const { shares, errors } = walk(at);
  const k = whole(at);
  const count = `After ${k} ${k === 1 ? "iteration" : "iterations"} the shares are ${percents(shares[k])}`;
  if (at.web === 2 && k > 0) return `${count}; the distance is ${small(errors[k])}${errors[0] > 1e-9 ? ", as it was at the start" : ""}.`;
  return `${count}, and the distance to the answer is ${small(errors[k])}.${errors[k] < DIGITS ? " That is six digits." : ""}`;
}

/** The triangle of all shares, with the path of the iteration. */
function triangle(frame) {
  const view = plane(frame, { x: [-1.2, 1.2], y: [-0.32, 2.08], axes: false, grid: false, ticks: false, label: "Triangle of all ways to share the surfers among pages A, B and C" });
  for (const part of [0.25, 0.5, 0.75]) {
    for (const page of [0, 1, 2]) {
      const [one, two] = [(page + 1) % 3, (page + 2) % 3];
      const toward = (other) => CORNERS[page].map((entry, axis) => mix(CORNERS[other][axis], entry, part));
      view.segment({ tone: "rule", width: 1 }).set(toward(one), toward(two));
    }
  }
  const edge = view.curve({ tone: "soft", width: 1.6 });
  const path = view.curve({ tone: "accent", width: 1.6 });
  const stops = view.dots({ tone: "accent", radius: 3.4 });
  const answer = view.circle({ tone: "leaf", width: 2.4 });
  const cross = [view.segment({ tone: "leaf", width: 2.4 }), view.segment({ tone: "leaf", width: 2.4 })];
  const now = view.dots({ tone: "warm", radius: 6.5 });
  const names = ["A", "B", "C"].map((name) => view.label(name));
  const label = view.label("r_0", { tone: "ink" });
  const begin = view.point({
    label: "Start r0, the first shares", tone: "ink", first: true, rule: free(0.04), onmove: (at) => frame.set(sharesOf(at)), say: () => sentence(frame.state),
  });
  return (at) => {
    const { shares } = walk(at);
    const { rest } = webOf(at);
    edge.set([...CORNERS, CORNERS[0]]);
    const k = whole(at);
    const here = place(shares[k].map((share, page) => mix(share, shares[k + 1][page], at.k - k)));
    const visited = shares.slice(0, k + 1).map(place);
    path.set([...visited, here]);
    stops.set(visited.slice(0, at.web === 2 ? 3 : visited.length));
    const [x, y] = place(rest);
    answer.set([x, y], 0.085);
    cross[0].set([x - 0.045, y], [x + 0.045, y]);
    cross[1].set([x, y - 0.045], [x, y + 0.045]);
    now.set([here]);
    names[0].set(CORNERS[0], "all on A", [0, -18]);
    names[1].set(CORNERS[1], "all on B", [0, 20]);
    names[2].set(CORNERS[2], "all on C", [0, 20]);
    const from = place(shares[0]);
    label.set(from, "r_0", [from[0] < 0.6 ? 24 : -24, -12]);
    begin.set(from);
  };
}

/** The distance by iteration on a scale of powers of ten, and the line that falls by the second eigenvalue. */
function fall(frame) {
  const plot = chart(frame, { x: [0, SPAN + 6], y: [LEAST, 4], log: true, height: 230, names: ["iterations k", ""], label: "Distance to the answer by iteration", into: frame.side });
  const goal = plot.segment({ tone: "gold", dash: "dashed", width: 1.6 });
  const slope = plot.segment({ tone: "leaf", dash: "dashed", width: 2 });
  const trail = plot.curve({ tone: "accent", width: 2.4 });
  const stops = plot.dots({ tone: "accent", radius: 2.6 });
  const now = plot.dots({ tone: "warm", radius: 6 });
  legend(frame, [["line", "accent", "distance to the answer"], ["line", "leaf", "falling by |λ_2| each time", "dashed"], ["line", "gold", "six digits", "dashed"]], { into: frame.side });
  return (at) => {
    const { errors } = walk(at);
    const { second } = webOf(at);
    const k = whole(at);
    const points = errors.slice(0, -1).map((value, step) => [step, Math.max(value, LEAST / 10)]);
    const end = points.findIndex(([, value]) => value < LEAST);
    const seen = end < 0 ? points : points.slice(0, end);
    goal.set([0, DIGITS], [SPAN, DIGITS]);
    const last = second === 1 ? SPAN : Math.min(SPAN, Math.log(LEAST / Math.max(errors[0], LEAST)) / Math.log(second));
    slope.set([0, Math.max(errors[0], LEAST)], [last, Math.max(errors[0], LEAST) * second ** last]);
    trail.set(seen.slice(0, k + 1));
    stops.set(seen.slice(0, k + 1));
    now.set([[k, Math.max(errors[k], LEAST)]]);
  };
}

function build(frame) {
  const picture = triangle(frame);
  legend(frame, [["dot", "warm", "shares now"], ["dot", "leaf", "answer (ringed)"], ["line", "accent", "path"]]);
  choice(frame, "web", { label: "Web", options: WEBS.map(({ name }, index) => [index, name]), into: frame.stage });
  const big = headline(frame);
  const buttons = row(frame);
  const chartOf = fall(frame);
  const numbers = readout(frame, [["shares", "A, B, C", "warm"], ["distance", "distance", "accent"], ["ratio", "|λ_2|", "leaf"]]);
  const matrix = matrixShow(frame, 3, 3, { label: "L", into: frame.below });
  const last = () => webOf(frame.state).most;
  const step = button(frame, "Iterate", () => frame.glide({ k: Math.min(last(), Math.floor(frame.state.k + 1e-9) + 1) }, 0.45), { main: true, into: buttons });
  const run = button(frame, "Run", () => {
    const { enough } = walk(frame.state);
    const k = whole(frame.state);
    const to = frame.state.web === 2 ? Math.min(last(), k + 12) : enough > k ? enough : last();
    frame.glide({ k: to }, Math.min(6, 0.3 * (to - k)));
  }, { into: buttons });
  button(frame, "Back to 0", () => frame.glide({ k: 0 }, 0.01), { into: buttons });

  return {
    settle,
    draw: (at) => {
      const { shares, errors } = walk(at);
      const k = whole(at);
      picture(at);
      chartOf(at);
      big.tone(errors[k] < DIGITS ? "leaf" : "ink");
      big.set(errors[k] < DIGITS ? `six digits at k = ${walk(at).enough}` : `k = ${k}`);
      numbers.set({ shares: percents(shares[k]), distance: small(errors[k]), ratio: show(webOf(at).second) });
      matrix.set(webOf(at).L.map((line) => line.map((share) => brief(share))));
      step.enable(at.k < last());
      run.enable(at.k < last());
      frame.say(sentence(at));
    },
  };
}

export default { render: (context) => figure(context, state, build) };
