// A = U Σ V^T in three moves of the unit circle: a turn, a stretch along the axes, a turn. The goal is A's own ellipse.

import {
  button, choice, degrees, eigen, figure, heading, headline, legend, matrixShow, norm, onCircle, plane, product, readout, row, scale, show, slider, times, transpose,
} from "../kit/kit.js";

export const state = { matrix: "slanted", first: 0, stretch: 0, last: 0, angle: 20 };

const MATRICES = {
  slanted: { words: "slanted", rows: [[1.2, 0], [1.6, 2]] },
  shear: { words: "shear", rows: [[1, 1], [0, 1]] },
  mirror: { words: "with mirror", rows: [[1, 2], [2, 1]] },
  flat: { words: "flat", rows: [[1, 2], [0.5, 1]] },
};

/** Angles of v_1 and u_1, the singular values, and whether the last turn turns over. */
function decompose(rows) {
  const { vectors: [v], values } = eigen(product(transpose(rows), rows));
  const [long, short] = values.map((value) => Math.sqrt(Math.max(0, value)));
  const [[a, b], [c, d]] = rows;
  return { from: degrees(v), to: degrees(times(rows, v)), long, short, over: a * d - b * c < -1e-9 };
}
const SETS = Object.fromEntries(Object.entries(MATRICES).map(([name, { rows }]) => [name, { rows, ...decompose(rows) }]));

const turn = (angle) => {
  const [c, s] = heading(angle);
  return [[c, -s], [s, c]];
};
const diagonal = (p, q) => [[p, 0], [0, q]];
/** The second turn carried to part t; where it turns over, the second axis passes through flat as a coin does. */
const lastTurn = ({ to, over }, t) => product(turn(to * t), diagonal(1, over ? Math.cos(Math.PI * t) : 1));

/** The three factors as far as the sliders have gone. */
function parts(at) {
  const set = SETS[at.matrix];
  return [turn(-set.from * at.first), diagonal(1 + at.stretch * (set.long - 1), 1 + at.stretch * (set.short - 1)), lastTurn(set, at.last)];
}

export const goals = {
  "all-three": (at) => at.first === 1 && at.stretch === 1 && at.last === 1,
  "on-axes": (at) => at.first === 1 && at.stretch === 0,
  "to-a-line": (at) => at.matrix === "flat" && at.stretch === 1,
  "turned-over": (at) => at.matrix === "mirror" && at.last === 1,
};

/** The moves follow one another: a later one stays at zero until the one before it is done. */
function settle(at, changes) {
  const fresh = "matrix" in changes && !("first" in changes);
  const first = fresh ? 0 : at.first;
  const stretch = first < 1 ? 0 : at.stretch;
  return { first, stretch, last: stretch < 1 ? 0 : at.last };
}

function sentence(at) {
  const set = SETS[at.matrix];
  if (goals["all-three"](at)) return `Matched: the circle has become the ellipse of A, with half-axes ${show(set.long)} and ${show(set.short)}. Now the image of x is exactly A x.`;
  if (at.last > 0) return `The ellipse turns${set.over ? " over and round" : ""} to where it belongs, ${show(100 * at.last, 0)} per cent done.`;
  if (at.stretch === 1) return "Both axes are stretched. One turn is left: slide U.";
  if (at.stretch > 0) return `The axes are stretched by ${show(parts(at)[1][0][0])} and ${show(parts(at)[1][1][1])}; the arrows stay at right angles.`;
  if (at.first === 1) return "The two arrows now lie on the axes, and the circle is still a circle. Stretch next.";
  if (at.first > 0) return `The circle turns; its arrows are on the way to the axes, ${show(100 * at.first, 0)} per cent done.`;
  return "Two arrows at right angles on the unit circle, and the ellipse to be reached. Turn the arrows on to the axes first.";
}

function build(frame) {
  const view = plane(frame, { x: [-3.1, 3.1], y: [-3.1, 3.1], grid: false, label: "Unit circle on its way to the ellipse of A" });
  const unitCircle = view.circle({ tone: "soft", width: 1.2, dash: "dotted" });
  const lattice = view.lattice({ tone: "accent", width: 1, reach: 5 });
  const target = view.curve({ tone: "leaf", width: 2.2, dash: "dashed" });
  const glow = view.curve({ tone: "gold", width: 11, glow: true });
  const body = view.polygon({ tone: "accent", width: 2.2 });
  const aim = [0, 1].map(() => view.segment({ tone: "leaf", width: 1.6, dash: "dashed" }));
  const arrows = [view.arrow({ tone: "accent", width: 4, name: "1" }), view.arrow({ tone: "warm", width: 4, name: "2" })];
  const image = view.dots({ tone: "plum", radius: 5 });
  const link = view.segment({ tone: "plum", width: 1.3, dash: "dotted" });
  const name = view.label("x", { tone: "plum" });
  const tip = view.point({
    label: "x on the unit circle", tone: "plum", rule: onCircle(1), first: true,
    onmove: (place) => frame.set({ angle: degrees(place) }),
    say: (place) => `x = (${place.map((entry) => show(entry)).join(", ")})`,
  });
  legend(frame, [["line", "leaf", "ellipse of A", "dashed"], ["area", "accent", "circle so far"], ["dot", "plum", "x and its image"]]);
  const big = headline(frame);
  const titles = [["first", "1. turn V^T", "plum"], ["stretch", "2. stretch Σ", "gold"], ["last", "3. turn U", "leaf"]];
  const sliders = titles.map(([key, label, tone]) => slider(frame, key, { label, min: 0, max: 1, step: 0.05, tone, say: (value) => `${show(100 * value, 0)} %` }));
  const buttons = row(frame);
  const play = button(frame, "Play the rest", () => next(), { main: true, into: buttons });
  button(frame, "Back", () => frame.glide(frame.state.last > 0 ? { last: 0 } : frame.state.stretch > 0 ? { stretch: 0 } : { first: 0 }, 0.7), { into: buttons });
  function next() {
    const key = ["first", "stretch", "last"].find((each) => frame.state[each] < 1);
    if (key) frame.glide({ [key]: 1 }, 1.3, next);
  }
  const numbers = readout(frame, [["x", "x", "plum"], ["now", "its image", "plum"], ["goal", "A x", "leaf"]]);
  choice(frame, "matrix", { label: "The matrix A", options: Object.entries(MATRICES).map(([key, { words }]) => [key, words]), into: frame.below });
  const shown = row(frame, { into: frame.below });
  const whole = matrixShow(frame, 2, 2, { into: shown });
  const factors = [["U", "leaf"], ["Σ", "gold"], ["V^T", "plum"]].map(([label, tone]) => matrixShow(frame, 2, 2, { label, tones: [tone, tone], into: shown }));
  const texts = (rows) => rows.map((line) => line.map((entry) => show(entry)));

  function draw(at) {
    const set = SETS[at.matrix];
    const [right, middle, left] = parts(at);
    const move = product(left, product(middle, right));
    const done = goals["all-three"](at);
    const round = (matrix) => Array.from({ length: 73 }, (_, k) => times(matrix, heading(5 * k)));
    lattice.set(move);
    unitCircle.set([0, 0], 1);
    target.set(round(set.rows));
    target.show(!done);
    glow.set(round(set.rows));
    glow.show(done);
    body.set(round(move));
    const axes = [heading(set.from), heading(set.from + 90)];
    const stage = at.last === 1 ? ["σ_1u_1", "σ_2u_2"] : at.first === 1 && at.stretch === 0 ? ["e_1", "e_2"] : at.first === 0 ? ["v_1", "v_2"] : ["", ""];
    arrows.forEach((arrow, index) => arrow.set(times(move, axes[index]), [0, 0], norm(times(move, axes[index])) > 0.05 ? stage[index] : ""));
    aim.forEach((line, index) => {
      line.show(!done);
      line.set([0, 0], times(set.rows, axes[index]));
    });
    const x = heading(at.angle);
    const here = times(move, x);
    tip.set(x);
    name.set(scale(x, 1.22), "x");
    image.set([here]);
    link.set(x, here);
    whole.set(texts(set.rows));
    factors[0].set(texts(lastTurn(set, 1)));
    factors[1].set(texts(diagonal(set.long, set.short)));
    factors[2].set(texts(turn(-set.from)));
    sliders[0].enable(at.stretch === 0);
    sliders[1].enable(at.first === 1 && at.last === 0);
    sliders[2].enable(at.stretch === 1);
    play.enable(!done);
    big.tone(done ? "leaf" : "soft");
    big.set(done ? "U Σ V^T = A" : at.stretch === 1 ? "ΣV^T done" : at.first === 1 ? "V^T done" : "the circle");
    const spot = (v) => `(${show(v[0])}, ${show(v[1])})`;
    numbers.set({ x: spot(x), now: spot(here), goal: spot(times(set.rows, x)) });
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
