// A drawing goes over to another paper, is moved there by an easy matrix, and comes back: B R B⁻¹, step by step.

import {
  brief, button, choice, clamp, figure, headline, legend, matrixField, matrixShow, norm, onGrid, plane, plus, product, readout, row, scale, slider, times, transpose,
} from "../kit/kit.js";

const WIDE = [-7, 7];
const GRID = 0.5;

// B has the new axes (a, c) and (b, d) as its columns; e f, g h are the rows of the move R on the new paper.
export const state = { x: 1, y: 3.5, a: 2, b: -1, c: 1, d: 1, e: 1, f: 0, g: 0, h: -1, step: 0, order: "right" };

// A heron, seen from its eye.
const HERON = [[1.1, -0.14], [0.12, 0.22], [-0.62, 0.16], [-0.2, -0.06], [-0.14, -0.45], [-0.4, -0.8], [-0.95, -1.1], [-1.75, -1.7], [-1.05, -1.72], [-0.74, -1.85], [-0.74, -2.72], [-0.42, -2.8], [-0.58, -2.62], [-0.56, -1.78], [-0.05, -1.42], [0.14, -0.95], [0.08, -0.5], [0.2, -0.2]];

const basis = (at) => [[at.a, at.b], [at.c, at.d]];
const move = (at) => [[at.e, at.f], [at.g, at.h]];
const area = ([[a, b], [c, d]]) => a * d - b * c;
function undo(matrix) {
  const [[a, b], [c, d]] = matrix;
  const by = area(matrix) || 1;
  return [[d / by, -b / by], [-c / by, a / by]];
}
const SAME = [[1, 0], [0, 1]];

// What meets the vector before R and after it, in each order; only the first is the move that was meant.
const ORDERS = {
  right: { words: "B R B⁻¹", before: undo, after: (B) => B },
  "wrong-way-round": { words: "B⁻¹ R B", before: (B) => B, after: undo },
  "one-sided": { words: "B R", before: () => SAME, after: (B) => B },
  "transpose-for-inverse": { words: "B R B^T", before: transpose, after: (B) => B },
  "same-matrix": { words: "R alone", before: () => SAME, after: () => SAME },
};
const MOVES = {
  mirror: { words: "mirror", rows: [[1, 0], [0, -1]] },
  stretch: { words: "stretch", rows: [[2, 0], [0, 1]] },
  turn: { words: "quarter turn", rows: [[0, -1], [1, 0]] },
  shear: { words: "shear", rows: [[1, 1], [0, 1]] },
};

const eye = (at) => [at.x, at.y];
const heron = (at) => HERON.map((part) => plus(eye(at), scale(part, 1.15)));
const meant = (at) => product(basis(at), product(move(at), undo(basis(at))));
const made = (at) => product(ORDERS[at.order].after(basis(at)), product(move(at), ORDERS[at.order].before(basis(at))));
const over = (at) => times(ORDERS[at.order].before(basis(at)), eye(at));
const acted = (at) => times(move(at), over(at));
const back = (at) => times(made(at), eye(at));
const miss = (at) => norm(plus(back(at), scale(times(meant(at), eye(at)), -1)));

export const goals = {
  "there-and-back": (at) => at.order === "right" && at.step === 3 && times(undo(basis(at)), eye(at)).every((each) => Math.abs(each) > 0.1),
  "stays-put": (at) => at.order === "right" && at.step === 3 && norm(eye(at)) > 0.4 && norm(plus(back(at), scale(eye(at), -1))) < 0.02,
  "wrong-order": (at) => at.order !== "right" && at.step === 3 && miss(at) > 0.5,
};

const spot = (v) => `(${brief(v[0])}, ${brief(v[1])})`;
const bend = (points, t, to) => points.map((each, k) => plus(scale(each, 1 - t), scale(to[k], t)));

function sentence(at) {
  const step = Math.floor(at.step + 1e-9);
  const [v, w, moved, image] = [eye(at), over(at), acted(at), back(at)].map(spot);
  if (step === 0) return `The eye of the heron is at ${v} on the standard paper. The move R is known on the other paper only. Go over.`;
  if (step === 1) return at.order === "right" ? `Over: the same eye has the numbers ${w} on the new paper. Nothing has moved.` : `This order hands the numbers ${w} to R.`;
  if (step === 2) return `Act: R sends ${w} to ${moved} on the new paper. The standard paper has not heard of it yet.`;
  if (at.order === "right") return `Back: on the standard paper the image is at ${image}. One matrix, T, sends ${v} there in one go.`;
  if (miss(at) < 0.02) return `This order lands at ${image}, where the right one does. For another place or other axes it would not.`;
  return `${ORDERS[at.order].words.replace("^T", "ᵀ")} lands at ${image}; the move that was meant sends the eye to ${spot(times(meant(at), eye(at)))}.`;
}

/** Steps counted along two axes, one after the other, as far as t. */
function counted([p, q], [one, two], t) {
  const corner = scale(one, p * clamp(2 * t, 0, 1));
  return [corner, plus(corner, scale(two, q * clamp(2 * t - 1, 0, 1)))];
}

function legsOf(view) {
  const legs = [view.segment({ tone: "leaf", width: 3 }), view.segment({ tone: "plum", width: 3, dash: "dashed" })];
  return {
    show: (yes) => legs.forEach((each) => each.show(yes)),
    set(numbers, axes, t) {
      const [corner, end] = counted(numbers, axes, t);
      legs[0].set([0, 0], corner);
      legs[1].set(corner, end);
    },
  };
}

/** The drawing on one paper: where it was (outline) and where it is. */
function drawing(view, tone) {
  return { was: view.polygon({ tone: "soft", dash: "dashed" }), is: view.polygon({ tone, width: 2.4 }), eye: view.dots({ tone, radius: 4.5 }) };
}

function build(frame) {
  legend(frame, [["area", "accent", "the drawing"], ["area", "warm", "its image"]]);
  const left = plane(frame, { x: WIDE, y: WIDE, grid: 1, ticks: false, label: "Standard paper with a drawing of a heron, and the new axes on it" });
  const lattice = left.lattice({ tone: "leaf", width: 1, reach: 14 });
  const axes = [left.arrow({ tone: "leaf", width: 3.2, name: "b_1" }), left.arrow({ tone: "plum", width: 3.2, name: "b_2" })];
  const here = drawing(left, "accent");
  const [legs, legsBack] = [legsOf(left), legsOf(left)];
  [["x", [6.6, 0.5]], ["y", [0.5, 6.5]]].forEach(([name, place]) => left.label(name, { tone: "soft" }).set(place));
  const truth = left.polygon({ tone: "leaf", dash: "dashed", width: 2.4 });
  const truthName = left.label("meant", { tone: "leaf", plain: true, small: true });
  const image = drawing(left, "warm");
  const buttons = row(frame, { into: frame.stage });
  const labels = ["Go over", "Act", "Come back"];
  const next = button(frame, labels[0], () => {
    const goal = Math.min(3, Math.floor(frame.state.step + 1e-9) + 1);
    frame.glide({ step: goal }, 1);
  }, { main: true, into: buttons });
  const again = button(frame, "From the start", () => frame.glide({ step: 0 }, 0.5), { into: buttons });
  slider(frame, "step", { label: "over, act, back", min: 0, max: 3, step: 0.05, say: (value) => brief(value), into: frame.stage });
  const tips = [["a", "c", "Tip of b1, the first new axis", "leaf"], ["b", "d", "Tip of b2, the second new axis", "plum"]].map(([first, second, label, tone]) =>
    left.point({
      label, tone, shape: "halo", rule: onGrid(GRID), say: spot,
      onmove: (place) => {
        const [p, q] = place.map((entry) => clamp(entry, -4, 4));
        if (Math.abs(area(basis({ ...frame.state, [first]: p, [second]: q }))) >= 0.9) frame.set({ [first]: p, [second]: q });
      },
    }));
  const point = left.point({
    label: "Eye of the heron on the standard paper", first: true, tone: "accent", rule: onGrid(GRID),
    onmove: ([x, y]) => frame.set({ x: clamp(x, -6, 6), y: clamp(y, -6, 6) }), say: () => sentence(frame.state),
  });

  const title = headline(frame);
  const right = plane(frame, { x: [-6, 6], y: [-6, 6], grid: 1, ticks: false, into: frame.side, label: "New paper with the same drawing" });
  const ownAxes = [right.arrow({ tone: "leaf", width: 3.2 }), right.arrow({ tone: "plum", width: 3.2 })];
  [["p", [5.7, 0.5], "leaf"], ["q", [0.5, 5.6], "plum"]].forEach(([name, place, tone]) => right.label(name, { tone }).set(place));
  ownAxes.forEach((arrow, index) => arrow.set([1 - index, index]));
  const [there, moved] = [drawing(right, "accent"), drawing(right, "warm")];
  const ownLegs = legsOf(right);
  const numbers = readout(frame, [["v", "start (x, y)", "accent"], ["w", "over (p, q)"], ["m", "acted (p, q)"], ["i", "back (x, y)", "warm"]]);
  const shown = row(frame, { into: frame.side });
  const matrices = [["B", ["leaf", "plum"]], ["T", ["warm", "warm"]]].map(([label, tones]) => matrixShow(frame, 2, 2, { label, tones, into: shown }));
  matrixField(frame, [["e", "f"], ["g", "h"]], { label: "R" });
  const presets = choice(frame, null, {
    label: "The move R on the new paper", options: Object.entries(MOVES).map(([key, { words }]) => [key, words]), into: frame.below,
    onchoose: (key) => {
      const [[e, f], [g, h]] = MOVES[key].rows;
      frame.set({ e, f, g, h, step: Math.round(frame.state.step) });
    },
  });
  choice(frame, "order", { label: "The order", options: Object.entries(ORDERS).map(([key, { words }]) => [key, words]), into: frame.below });

  function standard(at, birdHere, birdBack) {
    const B = basis(at);
    const columns = transpose(B);
    lattice.set(B);
    axes.forEach((arrow, index) => arrow.set(columns[index]));
    tips.forEach((tip, index) => tip.set(columns[index]));
    here.was.show(at.step >= 3);
    here.is.show(at.step < 3);
    for (const body of [here.was, here.is]) body.set(birdHere);
    here.eye.set([eye(at)]);
    const over1 = at.order === "right";
    legs.show(over1 && at.step > 0 && at.step < 3);
    legs.set(over(at), columns, at.step);
    const comes = ["right", "one-sided", "transpose-for-inverse"].includes(at.order);
    legsBack.show(comes && at.step > 2);
    legsBack.set(acted(at), columns, at.step - 2);
    const done = at.step >= 3;
    for (const part of [image.is, image.eye]) part.show(done);
    image.was.show(false);
    image.is.set(birdBack);
    image.eye.set([back(at)]);
    const off = done && miss(at) > 0.05;
    for (const part of [truth, truthName]) part.show(off);
    const true_ = heron(at).map((each) => times(meant(at), each));
    truth.set(true_);
    truthName.set(times(meant(at), eye(at)), "meant", [0, -20]);
    point.set(eye(at));
  }

  function other(at, birdOver, birdActed) {
    const t = clamp(at.step - 1, 0, 1);
    const began = at.step >= 1;
    ownLegs.show(at.step > 0);
    ownLegs.set(t > 0 ? plus(scale(over(at), 1 - t), scale(acted(at), t)) : over(at), SAME, at.step);
    there.was.show(t > 0);
    there.is.show(began && t === 0);
    for (const body of [there.was, there.is]) body.set(birdOver);
    there.eye.show(began);
    there.eye.set([over(at)]);
    moved.was.show(false);
    for (const part of [moved.is, moved.eye]) part.show(t > 0);
    moved.is.set(bend(birdOver, t, birdActed));
    moved.eye.set([plus(scale(over(at), 1 - t), scale(acted(at), t))]);
  }

  function draw(at) {
    const birdHere = heron(at);
    const birdOver = birdHere.map((each) => times(ORDERS[at.order].before(basis(at)), each));
    const birdActed = birdOver.map((each) => times(move(at), each));
    standard(at, birdHere, birdHere.map((each) => times(made(at), each)));
    other(at, birdOver, birdActed);
    title.set(`T = ${at.order === "same-matrix" ? "R" : ORDERS[at.order].words}`);
    title.tone(at.order === "right" ? "ink" : "warm");
    const texts = (rows) => rows.map((line) => line.map((entry) => brief(entry)));
    matrices[0].set(texts(basis(at)));
    matrices[1].set(texts(made(at)));
    const told = (step, v) => (at.step >= step ? spot(v) : "?");
    numbers.set({ v: spot(eye(at)), w: told(1, over(at)), m: told(2, acted(at)), i: told(3, back(at)) });
    presets.mark(Object.keys(MOVES).find((key) => MOVES[key].rows.flat().every((entry, k) => entry === move(at).flat()[k])) ?? "");
    next.say(labels[Math.min(2, Math.floor(at.step + 1e-9))]);
    next.enable(at.step < 3);
    again.enable(at.step > 0);
    frame.say(sentence(at));
  }
  return { draw };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
