// One point, two papers: Nora's is square, Emil's is ruled along two axes of his own. The columns of B are his axes.
//
// State: x, y are Nora's numbers of the point; b11, b21 and b12, b22 are Emil's axes in her numbers. how is what is done
// with (x, y) to get his numbers: 0 solved, 1 multiplied by B, 2 exchanged, 3 multiplied by the transpose, 4 rows for
// columns. covered hides his paper and his numbers, for a question.

import { brief, choice, clamp, determinant, dot, figure, legend, matrixShow, norm, plane, plus, readout, row, scale, show, times, transpose } from "../kit/kit.js";

const WIDE = [-6.5, 6.5];
const REACH = 5;

export const state = { x: 4, y: -1, b11: 2, b21: 1, b12: -1, b22: 1, how: 0, covered: 0 };

const basis = (at) => [[at.b11, at.b12], [at.b21, at.b22]];
const pointOf = (at) => [at.x, at.y];
const axesOf = (at) => [[at.b11, at.b21], [at.b12, at.b22]];
const flat = (at) => Math.abs(determinant(basis(at))) < 0.04;

/** The weights that build v from the columns of a matrix with an inverse. */
function solve([[a, b], [c, d]], [x, y]) {
  const area = a * d - b * c;
  return [(d * x - b * y) / area, (a * y - c * x) / area];
}

const WAYS = {
  0: { words: "solve B c = v", numbers: (B, v) => solve(B, v) },
  1: { words: "multiply by B", numbers: (B, v) => times(B, v) },
  2: { words: "solve, exchange", numbers: (B, v) => [...solve(B, v)].reverse() },
  3: { words: "multiply by B^T", numbers: (B, v) => times(transpose(B), v) },
  4: { words: "axes as rows", numbers: (B, v) => solve(transpose(B), v) },
};
const his = (at) => solve(basis(at), pointOf(at));
const told = (at) => WAYS[at.how].numbers(basis(at), pointOf(at));
const built = (at) => times(basis(at), told(at));
const miss = (at) => (flat(at) ? 0 : norm(plus(built(at), scale(pointOf(at), -1))));
/** Whether the axes stand at right angles and have length 1: then the transpose is the way over for every point. */
function upright(at) {
  const [b1, b2] = axesOf(at);
  return Math.abs(norm(b1) - 1) < 0.05 && Math.abs(norm(b2) - 1) < 0.05 && Math.abs(dot(b1, b2)) < 0.05;
}
const standard = (at) => norm([at.b11 - 1, at.b21, at.b12, at.b22 - 1]) < 0.05;

export const goals = {
  "read-it": (at) => !flat(at) && norm(plus(his(at), [-2, 1])) < 0.08,
  "forward-misses": (at) => at.how === 1 && miss(at) > 0.5,
  "transpose-works": (at) => at.how === 3 && upright(at) && miss(at) < 0.05 && norm(pointOf(at)) > 0.5 && !standard(at),
  "no-paper": (at) => flat(at),
};

const spot = (v) => `(${brief(v[0])}, ${brief(v[1])})`;

function sentence(at) {
  if (flat(at)) return "Both axes lie on one line. Their sums never leave it, so this is no paper: most points have no numbers on it.";
  if (at.covered) return `Nora reads ${spot(pointOf(at))}. Emil's paper is covered: count along his axes, first along b1, then along b2.`;
  if (at.how && miss(at) > 0.05) return `Told ${spot(told(at))}, Emil draws at the end of the dashed line, ${show(miss(at))} away from the true place. His own reading is ${spot(his(at))}.`;
  if (at.how) return `${at.how === 3 && upright(at) ? "His axes stand at right angles and have length 1, and so" : "By chance"} this way gives the right numbers here: ${spot(his(at))}.`;
  return `One point: Nora reads ${spot(pointOf(at))}, Emil reads ${spot(his(at))}, because the steps there are ${brief(his(at)[0])} along b1 and ${brief(his(at)[1])} along b2.`;
}

function build(frame) {
  legend(frame, [["line", "accent", "Nora: x and y"], ["line", "leaf", "b_1"], ["line", "plum", "b_2"]]);
  const left = plane(frame, { x: WIDE, y: WIDE, grid: 1, names: ["x", "y"], label: "Nora's paper with Emil's axes drawn in" });
  const mesh = left.lattice({ tone: "leaf", width: 1.1, reach: 14 });
  const steps = [left.segment({ tone: "leaf", width: 4.5 }), left.segment({ tone: "plum", width: 4.5, dash: "dashed" })];
  const arrows = [left.arrow({ tone: "leaf", name: "b_1", width: 3.2 }), left.arrow({ tone: "plum", name: "b_2", width: 3.2, side: -1 })];
  const error = [left.segment({ tone: "warm", width: 2, dash: "dashed" }), left.dots({ tone: "warm", radius: 6 })];
  const rule = (step) => ({ place: (at) => at, key: ([x, y], [right, up]) => [x + step * right, y + step * up] });
  const snapped = (value, byKey) => (byKey || Math.abs(value * 2 - Math.round(value * 2)) > 0.16 ? value : Math.round(value * 2) / 2);
  const tips = [["b11", "b21", "b1", "leaf"], ["b12", "b22", "b2", "plum"]].map(([across, up, name, tone]) => left.point({
    label: `Tip of ${name}`, tone, shape: "halo", rule: rule(0.25),
    onmove: ([x, y], byKey) => frame.set({ [across]: clamp(snapped(x, byKey), -4, 4), [up]: clamp(snapped(y, byKey), -4, 4) }), say: () => sentence(frame.state),
  }));
  const point = left.point({
    label: "Point on Nora's paper", first: true, rule: rule(0.25),
    onmove: ([x, y], byKey) => frame.set({ x: snapped(x, byKey), y: snapped(y, byKey) }), say: () => sentence(frame.state),
  });
  const matrices = row(frame, { into: frame.stage });
  const forward = matrixShow(frame, 2, 2, { label: "B", tones: ["leaf", "plum"], into: matrices });
  const back = matrixShow(frame, 2, 2, { label: "B^{-1}", into: matrices });

  legend(frame, [["line", "leaf", "Emil: p along b_1"], ["line", "plum", "q along b_2", "dashed"]], { into: frame.side });
  const right = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, into: frame.side, names: ["p", "q"], label: "Emil's paper with the same point" });
  const axes = [right.arrow({ tone: "leaf", name: "b_1", width: 3.2 }), right.arrow({ tone: "plum", name: "b_2", width: 3.2, side: -1 })];
  const legs = [right.segment({ tone: "leaf", width: 4.5 }), right.segment({ tone: "plum", width: 4.5, dash: "dashed" })];
  const wrong = [right.segment({ tone: "warm", width: 2, dash: "dashed" }), right.dots({ tone: "warm", radius: 6 })];
  const sheet = right.polygon({ tone: "soft", width: 1 });
  const cover = right.label("covered", { tone: "soft", plain: true });
  const twin = right.point({
    label: "Point on Emil's paper", rule: rule(0.25),
    onmove: (place, byKey) => {
      const [x, y] = times(basis(frame.state), place.map((each) => snapped(each, byKey)));
      frame.set({ x: clamp(x, ...WIDE), y: clamp(y, ...WIDE) });
    },
    say: () => sentence(frame.state),
  });
  const numbers = readout(frame, [["nora", "Nora reads", "accent"], ["emil", "Emil reads"], ["told", "Emil is told"]]);
  const ways = choice(frame, null, { label: "How Emil gets his numbers", options: Object.entries(WAYS).map(([key, { words }]) => [key, words]), onchoose: (value) => frame.set({ how: Number(value) }), into: frame.side });

  return (at) => {
    const hidden = Boolean(at.covered);
    const lost = flat(at);
    const seen = !lost && !hidden;
    const v = pointOf(at);
    const [p, q] = lost ? [0, 0] : his(at);
    const [b1, b2] = axesOf(at);
    mesh.set(basis(at));
    arrows[0].set(b1);
    arrows[1].set(b2);
    tips[0].set(b1);
    tips[1].set(b2);
    point.set(v);
    const corner = scale(b1, p);
    steps.forEach((step) => step.show(seen));
    steps[0].set([0, 0], corner);
    steps[1].set(corner, v);
    const off = seen && at.how !== 0 && miss(at) > 0.05;
    for (const part of [...error, ...wrong]) part.show(off);
    error[0].set(v, lost ? v : built(at));
    error[1].set([lost ? v : built(at)]);
    wrong[0].set([p, q], lost ? [p, q] : told(at));
    wrong[1].set([lost ? [p, q] : told(at)]);
    axes[0].set([1, 0]);
    axes[1].set([0, 1]);
    legs.forEach((leg) => leg.show(seen));
    legs[0].set([0, 0], [p, 0]);
    legs[1].set([p, 0], [p, q]);
    twin.show(seen && Math.max(Math.abs(p), Math.abs(q)) <= REACH);
    twin.set([p, q]);
    sheet.show(!seen);
    sheet.set([[-REACH, -REACH], [REACH, -REACH], [REACH, REACH], [-REACH, REACH]]);
    cover.show(!seen);
    cover.set([0, 2.5], lost ? "no paper" : "covered");
    numbers.set({ nora: spot(v), emil: seen ? spot([p, q]) : "?", told: seen ? spot(told(at)) : "?" });
    const texts = (rows) => rows.map((line) => line.map((entry) => brief(entry)));
    forward.set(texts(basis(at)));
    const area = determinant(basis(at));
    back.set(seen ? texts([[at.b22 / area, -at.b12 / area], [-at.b21 / area, at.b11 / area]]) : [["?", "?"], ["?", "?"]]);
    ways.mark(String(at.how));
    ways.enable(!hidden);
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
