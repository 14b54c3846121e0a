// Six moves of the plane. First say how many directions stay; then a sweeping line shows them.

import { between, brief, button, choice, degrees, eigen, figure, heading, headline, legend, onCircle, plane, readout, row, times } from "../kit/kit.js";

export const state = { move: "shear", guess: "", sweep: 0, swept: 0, seen: 0, right: 0 };

const turn = (angle) => {
  const [c, s] = heading(angle);
  return [[c, -s], [s, c]];
};
const toward = ([[a, b], [c, d]]) => (t) => [[1 + t * (a - 1), t * b], [t * c, 1 + t * (d - 1)]];

// Each move as a path from standing still (t = 0) to done (t = 1).
const MOVES = {
  scaling: { words: "scaling", at: toward([[1.5, 0], [0, 1.5]]) },
  half: { words: "half turn", at: (t) => turn(180 * t) },
  quarter: { words: "quarter turn", at: (t) => turn(90 * t) },
  shear: { words: "shear", at: toward([[1, 1], [0, 1]]) },
  projection: { words: "projection", at: toward([[0.8, 0.4], [0.4, 0.2]]) },
  mirror: { words: "mirror", at: toward([[0.6, 0.8], [0.8, -0.6]]) },
};
const NAMES = Object.keys(MOVES);
const FLAG = [[0.25, 0.2], [0.25, 1.5], [1.15, 1.2], [0.5, 0.95], [0.5, 0.2]];
const COUNTS = { none: "0", one: "1", two: "2", all: "all" };

const bit = (at) => 1 << NAMES.indexOf(at.move);
const answer = (at) => COUNTS[eigen(MOVES[at.move].at(1)).kind];
const tally = (bits) => NAMES.filter((_, index) => bits & (1 << index)).length;

export const goals = {
  "all-six": (at) => tally(at.seen) === 6,
  "five-right": (at) => tally(at.right) >= 5,
  "quarter-turn": (at) => Boolean(at.right & (1 << NAMES.indexOf("quarter"))),
};

/** Another move starts with no guess; the first guess of a move is the one that counts. */
function settle(at, changes) {
  if ("move" in changes && !("guess" in changes)) return { guess: "", sweep: 0, swept: 0 };
  const swept = at.guess && !("swept" in changes) ? Math.max(at.swept, Math.min(180, at.sweep)) : at.swept;
  if (!changes.guess || at.seen & bit(at)) return { swept };
  return { swept, seen: at.seen | bit(at), right: at.guess === answer(at) ? at.right | bit(at) : at.right };
}

const REASONS = {
  scaling: "every direction stays, λ = 1.5 for all of them.",
  half: "every direction stays on its line, reversed: λ = −1.",
  quarter: "no line stays where it is: there is no real eigenvalue.",
  shear: "only the horizontal line stays, λ = 1.",
  projection: "two lines stay, the one projected on (λ = 1) and the one sent to zero (λ = 0).",
  mirror: "two lines stay, the mirror itself (λ = 1) and the one across it (λ = −1).",
};

function sentence(at) {
  if (!at.guess) return `The dashed flag is moved to the filled one by a ${MOVES[at.move].words}. How many lines through the origin stay? Choose first.`;
  if (at.swept < 180) return `You said ${at.guess}. The line at ${brief(at.sweep, 0)}° is swept through all directions.`;
  return `${at.guess === answer(at) ? "Right" : `You said ${at.guess}, but look`}: ${REASONS[at.move]}`;
}

function build(frame) {
  const view = plane(frame, { x: [-2.5, 2.5], y: [-2.5, 2.5], ticks: false, label: "Plane with a flag before and after the move" });
  const lattice = view.lattice({ tone: "accent", width: 1 });
  const fan = Array.from({ length: 12 }, () => view.line({ tone: "leaf", width: 1.6, dash: "dashed" }));
  const kept = [0, 1].map(() => view.line({ tone: "leaf", width: 2.6, dash: "dashed", name: "λ" }));
  const before = view.polygon({ tone: "soft", dash: "dashed" });
  const after = view.polygon({ tone: "accent", width: 2 });
  const glow = view.line({ tone: "gold", width: 13, glow: true });
  const image = view.arrow({ tone: "warm", width: 4, name: "A v", side: -1 });
  const vector = view.arrow({ tone: "ink", width: 2.5, name: "v" });
  const tip = view.point({
    label: "Sweeping direction v",
    tone: "ink",
    shape: "halo",
    rule: onCircle(1.4),
    onmove: (place) => frame.set({ sweep: (degrees(place) + 360) % 360 }),
    say: () => sentence(frame.state),
  });
  legend(frame, [["area", "soft", "before", "dashed"], ["area", "accent", "after"], ["line", "leaf", "a line that stays", "dashed"]]);

  choice(frame, "move", { label: "The move", options: NAMES.map((name) => [name, MOVES[name].words]) });
  const guess = choice(frame, "guess", {
    label: "How many lines stay?",
    options: [["0", "none"], ["1", "one"], ["2", "two"], ["all", "all"]],
    onchoose: (value) => {
      frame.set({ guess: value });
      frame.glide({ sweep: 180 }, 3.5);
    },
  });
  const big = headline(frame);
  const score = readout(frame, [["seen", "moves seen"], ["right", "first guess right"]]);
  const buttons = row(frame);
  let progress = 1;
  let playing = null;
  const stop = () => {
    playing?.stop();
    progress = 1;
  };
  button(frame, "Play the move", () => {
    stop();
    playing = frame.animate(1.4, (part) => {
      progress = part;
      frame.redraw();
    });
  }, { into: buttons });
  const again = button(frame, "Sweep again", () => {
    frame.set({ sweep: 0, swept: 0 });
    frame.glide({ sweep: 180 }, 3.5);
  }, { into: buttons });

  function draw(at) {
    const now = MOVES[at.move].at(progress);
    const matrix = MOVES[at.move].at(1);
    const { kind, values, vectors } = eigen(matrix);
    const told = at.guess !== "";
    lattice.set(now);
    before.set(FLAG);
    after.set(FLAG.map((corner) => times(now, corner)));
    const passed = (vector) => told && (degrees(vector) + 180) % 180 <= at.swept;
    fan.forEach((line, k) => {
      line.show(told && kind === "all" && at.swept >= 15 * k);
      line.set([0, 0], heading(15 * k));
    });
    kept.forEach((line, k) => {
      const seen = kind !== "all" && k < vectors.length && passed(vectors[k]);
      line.show(seen);
      if (seen) line.set([0, 0], vectors[k], `λ = ${brief(values[k])}`);
    });
    const v = heading(at.sweep).map((entry) => 1.4 * entry);
    const Av = times(matrix, v);
    const on = told && (kind === "all" || vectors.some((each) => between(degrees(each), at.sweep) < 2));
    for (const part of [vector, image, tip]) part.show(told);
    vector.set(v);
    image.set(Av);
    tip.set(v);
    glow.show(on);
    glow.set([0, 0], v);
    guess.enable(!told);
    again.enable(told);
    const done = told && at.swept >= 180;
    big.tone(done && at.guess === answer(at) ? "leaf" : "soft");
    big.set(done ? { 0: "no line stays", 1: "one line stays", 2: "two lines stay", all: "all lines stay" }[answer(at)] : "? lines");
    score.set({ seen: `${tally(at.seen)} of 6`, right: String(tally(at.right)) });
    frame.say(sentence(at));
  }
  return { draw, settle, reset: stop };
}

export default { render: (context) => figure(context, state, build) };
