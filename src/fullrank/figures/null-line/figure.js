// Type a value λ. Only for an eigenvalue has A - λI a line of vectors that it sends to zero; x can be dragged along it.

import { away, brief, choice, dot, eigen, field, figure, headline, legend, matrixField, norm, plane, plus, readout, scale, show, slider, times, transpose, product, unit } from "../kit/kit.js";

const PULL = 0.03; // λ within this of an eigenvalue is the eigenvalue; less than a step of the slider
const NEAR = 0.06; // x within this of the null line lies on it; less than a step of the keyboard across the line

export const state = { a: 2, b: 2, c: 1, d: 1, value: 1.5, x: 1.5, y: -1, found: 0 };

const matrixOf = ({ a, b, c, d }) => [[a, b], [c, d]];
const shifted = (at) => [[at.a - at.value, at.b], [at.c, at.d - at.value]];

/** The unit direction that A - λI shortens most, and what is left of it: zero for an eigenvalue. */
function weakest(at) {
  const square = product(transpose(shifted(at)), shifted(at));
  const { values, vectors } = eigen(square);
  const last = values.length - 1;
  return { direction: vectors[last], left: Math.sqrt(Math.max(0, values[last])) };
}

const rootOf = (at) => eigen(matrixOf(at)).values.findIndex((each) => Math.abs(each - at.value) < 1e-6);
const everything = (at) => eigen(matrixOf(at)).kind === "all" && rootOf(at) >= 0;

function onLine(at) {
  if (rootOf(at) < 0 || norm([at.x, at.y]) < 0.1) return false;
  return norm(times(shifted(at), [at.x, at.y])) < 1e-6 * Math.max(1, norm([at.x, at.y]));
}

export const goals = {
  "one-line": (at) => onLine(at),
  "both-lines": (at) => at.found === 3,
  "reversed": (at) => onLine(at) && at.value < 0,
  "sent-to-zero": (at) => onLine(at) && Math.abs(at.value) < 1e-6,
};

function settle(at, changes) {
  const changed = ["a", "b", "c", "d"].some((name) => name in changes);
  const next = { ...at, found: changed && !("found" in changes) ? 0 : at.found };
  if ("value" in changes) next.value = eigen(matrixOf(at)).values.find((each) => Math.abs(each - at.value) < PULL) ?? at.value;
  const root = rootOf(next);
  if (root >= 0 && !everything(next)) {
    const { direction } = weakest(next);
    const along = dot(direction, [at.x, at.y]);
    const foot = scale(direction, along);
    if (norm([foot[0] - at.x, foot[1] - at.y]) < NEAR && Math.abs(along) > 0.1) [next.x, next.y] = foot;
  }
  if (onLine(next)) next.found |= 1 << root;
  return { value: next.value, x: next.x, y: next.y, found: next.found };
}

function sentence(at) {
  const { left } = weakest(at);
  const value = brief(at.value, 3);
  if (rootOf(at) < 0) return `λ = ${value}: A − λI sends only zero to zero. Of a unit vector at least ${show(left)} is left.`;
  if (norm([at.x, at.y]) < 0.1) return `λ = ${value} has a null line, but x is zero, and zero is not an eigenvector.`;
  if (onLine(at)) return `x lies on the null line of A − ${value} I: A x = ${value} x, so x is an eigenvector.`;
  return `λ = ${value} is an eigenvalue: its null line is drawn. Bring x on to it.`;
}

function build(frame) {
  const view = plane(frame, { x: [-4, 4], y: [-4, 4], label: "Plane with x, A x, and the null line of A minus lambda I" });
  const area = view.polygon({ tone: "gold" });
  const glow = view.line({ tone: "gold", width: 13, glow: true });
  const nullLine = view.line({ tone: "leaf", width: 2.4, name: "null line" });
  const almost = view.line({ tone: "soft", width: 1.6, dash: "dotted" });
  const gap = view.segment({ tone: "plum", width: 2.6, dash: "dashed" });
  const gapName = view.label("(A − λI) x", { tone: "plum" });
  const image = view.arrow({ tone: "warm", width: 4.5, name: "A x", side: -1 });
  const multiple = view.arrow({ tone: "leaf", width: 3, dash: "dashed", name: "λ x" });
  const vector = view.arrow({ tone: "accent", width: 3, name: "x" });
  const tip = view.point({
    label: "Tip of x", shape: "halo", first: true, onmove: ([x, y]) => frame.set({ x, y }), say: () => sentence(frame.state),
  });
  legend(frame, [["line", "warm", "A x"], ["line", "leaf", "λ x", "dashed"], ["line", "plum", "(A − λI) x", "dashed"]]);
  slider(frame, "value", { label: "λ", min: -4, max: 5, step: 0.05, tone: "leaf", say: (value) => show(value) });
  field(frame, "value", { label: "or type λ", min: -4, max: 5, tone: "leaf" });
  const big = headline(frame);
  const numbers = readout(frame, [["x", "x", "accent"], ["image", "A x", "warm"], ["multiple", "λ x", "leaf"], ["gap", "(A − λI) x", "plum"], ["found", "lines found"]]);
  matrixField(frame, [["a", "b"], ["c", "d"]]);
  const preset = choice(frame, null, {
    label: "Try",
    options: [["2 2 1 1", "first"], ["1 2 2 1", "mirror pair"], ["0 -1 1 0", "turn"]],
    onchoose: (text) => {
      const [a, b, c, d] = text.split(" ").map(Number);
      frame.set({ a, b, c, d });
    },
  });

  function draw(at) {
    const x = [at.x, at.y];
    const Ax = times(matrixOf(at), x);
    const λx = scale(x, at.value);
    const missing = plus(Ax, scale(λx, -1));
    const { direction, left } = weakest(at);
    const root = rootOf(at) >= 0;
    const on = onLine(at);
    const size = Math.max(norm(Ax), norm(λx), norm(x)) * 1.12;
    const reach = [4, 6, 9, 14].find((each) => each >= size) ?? 20;
    view.view([-reach, reach], [-reach, reach]);
    area.show(everything(at));
    area.set([[-reach, -reach], [reach, -reach], [reach, reach], [-reach, reach]]);
    nullLine.show(root && !everything(at));
    almost.show(!root);
    if (root) nullLine.set([0, 0], direction, "null line");
    else almost.set([0, 0], direction);
    glow.show(on && !everything(at));
    glow.set([0, 0], direction);
    gap.show(!on);
    gap.set(λx, Ax);
    gapName.show(!on && norm(missing) > reach / 5);
    const middle = [(λx[0] + Ax[0]) / 2, (λx[1] + Ax[1]) / 2];
    const [right, up] = unit([missing[1], -missing[0]]);
    const outward = right * middle[0] + up * middle[1] < 0 ? -1 : 1; // off the arrows, which start in the origin
    gapName.set(middle, "(A − λI) x", away([outward * right, -outward * up], "(A − λI) x", 1, 2));
    image.set(Ax, [0, 0], on ? `A x = ${brief(at.value)} x` : "A x");
    multiple.set(λx, [0, 0], on ? "" : "λ x");
    vector.set(x);
    tip.set(x);
    big.tone(root ? "leaf" : "soft");
    big.set(on ? `A x = ${brief(at.value)} x` : root ? "a null line" : "no null line");
    const spot = (v) => `(${show(v[0])}, ${show(v[1])})`;
    const { kind } = eigen(matrixOf(at));
    const total = { none: "none exist", one: "of 1", two: "of 2", all: "every one" }[kind];
    numbers.set({
      x: spot(x), image: spot(Ax), multiple: spot(λx), gap: spot(missing),
      found: kind === "none" || kind === "all" ? total : `${(at.found & 1) + (at.found >> 1)} ${total}`,
    });
    preset.mark([at.a, at.b, at.c, at.d].join(" "));
    frame.say(sentence({ ...at, left }));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
