// A symmetric matrix two ways: contours of q(x) = x·Ax, and the arrows x -> A x. On the axes of the contours they agree.

import { between, brief, button, degrees, dot, eigen, figure, free, headline, legend, norm, plane, readout, row, scale, show, slider, times, unit } from "../kit/kit.js";

const NEAR = 0.03; // x within this of an axis lies on it; less than a step of the keyboard across the axis
const REACH = 1.5; // degrees within which repeated application of A has arrived
const LEVELS = [-12, -9, -6, -4, -2, -1, 1, 2, 4, 6, 9, 12];

export const state = { a: 2, b: 1, d: 1, x: 0.6, y: 1.6, found: 0, steps: 0 };

const matrixOf = ({ a, b, d }) => [[a, b], [b, d]];
const place = ({ x, y }) => [x, y];

function onAxis(at, reach = 0.2) {
  const { kind, vectors } = eigen(matrixOf(at));
  if (norm(place(at)) < 0.2) return -1;
  if (kind === "all") return 0;
  return vectors.findIndex((each) => between(degrees(each), degrees(place(at))) < reach);
}

const strongest = (at) => eigen(matrixOf(at)).values.reduce((best, value, k, all) => (Math.abs(value) > Math.abs(all[best]) ? k : best), 0);

export const goals = {
  "both-axes": (at) => at.found === 3,
  saddle: (at) => at.a * at.d - at.b * at.b < 0,
  "by-powers": (at) => at.steps >= 3 && onAxis(at, REACH) === strongest(at),
};

function settle(at, changes) {
  const changed = ["a", "b", "d"].some((name) => name in changes) && !("found" in changes);
  const moved = ("x" in changes || "y" in changes) && !("steps" in changes);
  const next = { ...at, found: changed ? 0 : at.found, steps: changed || moved ? 0 : at.steps };
  const { kind, vectors } = eigen(matrixOf(at));
  for (const vector of kind === "two" && moved ? vectors : []) {
    const foot = scale(vector, dot(vector, place(at)));
    if (Math.hypot(foot[0] - at.x, foot[1] - at.y) < NEAR && norm(foot) > 0.2) [next.x, next.y] = foot;
  }
  const axis = kind === "two" ? onAxis(next) : -1;
  if (axis >= 0) next.found |= 1 << axis;
  return { x: next.x, y: next.y, found: next.found, steps: next.steps };
}

function sentence(at) {
  const axis = onAxis(at);
  const value = dot(place(at), times(matrixOf(at), place(at)));
  const shape = at.a * at.d - at.b * at.b < 0 ? "a saddle" : at.a + at.d < 0 ? "a hill" : "a bowl";
  if (axis < 0) return `q(x) = ${show(value)} on ${shape}. A x stands square on the contour and points away from x by ${brief(between(degrees(place(at)), degrees(times(matrixOf(at), place(at)))), 0)}°.`;
  return `x lies on an axis of the contours: A x = ${brief(eigen(matrixOf(at)).values[axis])} x.${at.steps ? ` Reached after ${at.steps} applications of A.` : ""}`;
}

function build(frame) {
  const view = plane(frame, { x: [-3, 3], y: [-3, 3], grid: false, label: "Contours of x times A x, with x and A x" });
  const arrows = view.field({ tone: "soft", count: 9 });
  const below = view.contours({ levels: LEVELS.filter((level) => level < 0), tone: "plum", dash: "dashed", width: 1.2 });
  const contours = view.contours({ levels: LEVELS.filter((level) => level > 0), tone: "accent", width: 1.2 });
  const through = view.segment({ tone: "ink", width: 2 });
  const axes = [0, 1].map(() => view.line({ tone: "leaf", width: 1.8, dash: "dashed", name: "λ" }));
  const glow = view.line({ tone: "gold", width: 13, glow: true });
  const image = view.arrow({ tone: "warm", width: 4, name: "A x", side: -1 });
  const vector = view.arrow({ tone: "accent", width: 3, name: "x" });
  const tip = view.point({ label: "Tip of x", shape: "halo", first: true, rule: free(0.05), onmove: ([x, y]) => frame.set({ x, y }), say: () => sentence(frame.state) });
  legend(frame, [["line", "accent", "q > 0"], ["line", "plum", "q < 0", "dashed"], ["line", "warm", "A x, shortened"], ["line", "leaf", "axis found", "dashed"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["q", "q(x) = x · A x"], ["image", "A x", "warm"], ["angle", "angle between"], ["found", "axes found"]]);
  const buttons = row(frame);
  const advance = () => {
    const at = frame.state;
    const next = times(matrixOf(at), place(at));
    if (norm(next) < 1e-9) return;
    const [x, y] = scale(unit(next), Math.min(2.2, Math.max(0.5, norm(place(at)))));
    frame.set({ x, y, steps: at.steps + 1 });
  };
  button(frame, "Apply A, keep the length", advance, { main: true, into: buttons });
  slider(frame, "a", { label: "top left", min: -3, max: 3, step: 0.25 });
  slider(frame, "b", { label: "off the diagonal", min: -3, max: 3, step: 0.25 });
  slider(frame, "d", { label: "bottom right", min: -3, max: 3, step: 0.25 });

  let drawnFor = "";
  function scenery(at) {
    const key = [at.a, at.b, at.d].join();
    if (key === drawnFor) return; // contours are dear, and stay while only x moves
    drawnFor = key;
    const q = (x, y) => at.a * x * x + 2 * at.b * x * y + at.d * y * y;
    contours.set(q);
    below.set(q);
    arrows.set((x, y) => times(matrixOf(at), [x, y]));
  }

  function draw(at) {
    scenery(at);
    const matrix = matrixOf(at);
    const { kind, values, vectors } = eigen(matrix);
    const x = place(at);
    const Ax = times(matrix, x);
    const axis = onAxis(at);
    axes.forEach((line, k) => {
      const seen = kind === "two" && Boolean(at.found & (1 << k));
      line.show(seen);
      if (seen) line.set([0, 0], vectors[k], `λ = ${brief(values[k])}`);
    });
    glow.show(axis >= 0);
    glow.set([0, 0], x);
    const along = scale(unit([-Ax[1], Ax[0]]), 0.6); // a piece of the contour's tangent at x
    through.set([x[0] - along[0], x[1] - along[1]], [x[0] + along[0], x[1] + along[1]]);
    const long = norm(Ax) > 2.4 ? 2.4 / norm(Ax) : 1;
    image.set([x[0] + long * Ax[0] * 0.5, x[1] + long * Ax[1] * 0.5], x);
    vector.set(x);
    tip.set(x);
    big.tone(axis >= 0 ? "leaf" : "soft");
    big.set(axis >= 0 ? `A x = ${brief(kind === "all" ? values[0] : values[axis])} x` : "A x ≠ λ x");
    numbers.set({
      q: show(dot(x, Ax)),
      image: `(${show(Ax[0])}, ${show(Ax[1])})`,
      angle: norm(Ax) < 1e-9 ? "–" : `${brief(between(degrees(x), degrees(Ax)), 0)}°`,
      found: kind === "all" ? "every direction" : `${(at.found & 1) + (at.found >> 1)} of 2`,
    });
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
