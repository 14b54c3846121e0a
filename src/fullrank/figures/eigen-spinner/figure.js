// Spin a unit vector v; its image A v follows. When both lie on one line they lock, and the ratio is printed.

import {
  between, brief, choice, degrees, eigen, figure, heading, headline, legend, matrixField, norm, onCircle, plane, readout, row, show, times,
} from "../kit/kit.js";

const REACH = 1.6; // degrees within which a direction counts as found; smaller than a step of the keyboard

export const state = { a: 1, b: 2, c: 1, d: 0, angle: 70, found: 0 };

const matrixOf = ({ a, b, c, d }) => [[a, b], [c, d]];

/** Index of the kept direction that the angle lies on, or -1. */
function kept(at) {
  const { kind, vectors } = eigen(matrixOf(at));
  if (kind === "all") return 0;
  return vectors.findIndex((vector) => between(degrees(vector), at.angle) < REACH);
}

const sought = (at) => (eigen(matrixOf(at)).kind === "all" ? 1 : eigen(matrixOf(at)).vectors.length);
const count = (found) => (found & 1) + ((found >> 1) & 1);

export const goals = {
  "all-directions": (at) => sought(at) > 0 && count(at.found) >= sought(at),
  "ratio-negative": (at) => kept(at) >= 0 && eigen(matrixOf(at)).values[kept(at)] < 0,
  "ratio-zero": (at) => kept(at) >= 0 && Math.abs(eigen(matrixOf(at)).values[kept(at)]) < 1e-9,
  "no-direction": (at) => eigen(matrixOf(at)).kind === "none",
};

/** A step onto a kept direction locks there; a changed matrix forgets what was found. */
function settle(at, changes) {
  const fresh = ["a", "b", "c", "d"].some((name) => name in changes) && !("found" in changes);
  const index = kept(at);
  const found = (fresh ? 0 : at.found) | (index >= 0 ? 1 << index : 0);
  if (index < 0 || eigen(matrixOf(at)).kind === "all" || !("angle" in changes)) return { found };
  const exact = degrees(eigen(matrixOf(at)).vectors[index]);
  const turns = Math.round((at.angle - exact) / 180);
  return { found, angle: exact + 180 * turns };
}

const PRESETS = [["1 2 1 0", "two lines"], ["2 0 0 0.5", "axes"], ["1 1 0 1", "shear"], ["0 -1 1 0", "turn"]];

function sentence(at, index) {
  const { kind, values } = eigen(matrixOf(at));
  const v = heading(at.angle);
  if (index < 0) return `v points at ${brief(at.angle, 0)}°, A v at ${brief(degrees(times(matrixOf(at), v)), 0)}°: not on one line.`;
  const tally = kind === "all" ? "Every direction is kept." : `Found ${count(at.found)} of ${sought(at)}.`;
  const value = values[index];
  const turned = Math.abs(value) < 1e-9 ? "v is sent to zero" : value < 0 ? "A v points the opposite way on the same line" : "A v points the same way as v";
  return `Locked: ${turned}, λ = ${brief(value)}. ${tally}`;
}

function build(frame) {
  const view = plane(frame, { x: [-2.6, 2.6], y: [-2.6, 2.6], label: "Plane with a unit vector v and its image A v" });
  const keepers = [0, 1].map(() => view.line({ tone: "leaf", dash: "dashed", width: 1.8, name: "λ" }));
  const glow = view.line({ tone: "gold", width: 13, glow: true });
  const path = view.curve({ tone: "warm", width: 1.3, dash: "dotted" });
  const circle = view.circle({ tone: "accent", width: 1.2 });
  const image = view.arrow({ tone: "warm", width: 4.5, name: "A v", side: -1 });
  const vector = view.arrow({ tone: "accent", width: 3, name: "v" });
  const tip = view.point({
    label: "Tip of the unit vector v",
    rule: onCircle(1),
    first: true,
    shape: "halo",
    onmove: (place) => {
      const turned = degrees(place);
      frame.set({ angle: turned + 360 * Math.round((frame.state.angle - turned) / 360) });
    },
    say: () => sentence(frame.state, kept(frame.state)),
  });
  legend(frame, [["line", "accent", "v, length 1"], ["line", "warm", "A v"], ["line", "leaf", "direction kept", "dashed"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["v", "v", "accent"], ["image", "A v", "warm"], ["stretch", "length of A v"], ["gap", "angle between"], ["found", "kept lines"]]);
  matrixField(frame, [["a", "b"], ["c", "d"]], { step: 0.5 });
  const preset = choice(frame, null, {
    label: "Try another matrix",
    options: PRESETS,
    onchoose: (text) => {
      const [a, b, c, d] = text.split(" ").map(Number);
      frame.set({ a, b, c, d });
    },
    into: row(frame),
  });

  function draw(at) {
    const matrix = matrixOf(at);
    const v = heading(at.angle);
    const Av = times(matrix, v);
    const index = kept(at);
    const { kind, values, vectors } = eigen(matrix);
    const size = Math.max(norm([at.a, at.c]), norm([at.b, at.d]), norm([at.a + at.b, at.c + at.d]) * 0.71, norm([at.a - at.b, at.c - at.d]) * 0.71);
    const reach = [2.6, 3.6, 5].find((each) => each >= size * 1.12) ?? 5;
    view.view([-reach, reach], [-reach, reach]);
    circle.set([0, 0], 1);
    path.set((t) => times(matrix, heading(t)), [0, 360]);
    vector.set(v);
    image.set(Av);
    tip.set(v);
    glow.show(index >= 0);
    glow.set([0, 0], v);
    keepers.forEach((line, k) => {
      const seen = kind !== "all" && k < vectors.length && Boolean(at.found & (1 << k));
      line.show(seen);
      if (seen) line.set([0, 0], vectors[k], `λ = ${brief(values[k])}`);
    });
    big.tone(index >= 0 ? "leaf" : "soft");
    big.set(index >= 0 ? `A v = ${brief(values[index])} v` : "A v ≠ λ v");
    numbers.set({
      v: `(${show(v[0])}, ${show(v[1])})`,
      image: `(${show(Av[0])}, ${show(Av[1])})`,
      stretch: show(norm(Av)),
      gap: norm(Av) < 1e-9 ? "–" : `${show(Math.abs((((degrees(Av) - at.angle) % 360) + 540) % 360 - 180), 0)}°`,
      found: kind === "all" ? "every direction" : `${count(at.found)} of ${kind === "none" ? "?" : sought(at)}`,
    });
    preset.mark([at.a, at.b, at.c, at.d].join(" "));
    frame.say(sentence(at, index));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
