// The unit square under A - λI. Its area is a parabola in λ; where that is zero, the square is flat and λ is an eigenvalue.

import {
  brief, choice, clamp, determinant, eigen, figure, headline, legend, matrixField, onGrid, plane, readout, show, slider, trace,
} from "../kit/kit.js";

const RANGE = [-4, 7];
const PULL = 0.03; // less than a step of the slider, so that a key always leaves a root

export const state = { a: 3, b: 1, c: 2, d: 2, value: 0, found: 0 };

const matrixOf = ({ a, b, c, d }) => [[a, b], [c, d]];
const shifted = (at) => [[at.a - at.value, at.b], [at.c, at.d - at.value]];
const area = (at) => determinant(shifted(at));
const roots = (at) => {
  const { kind, values } = eigen(matrixOf(at));
  return kind === "all" ? [values[0]] : values;
};
const here = (at) => roots(at).findIndex((root) => Math.abs(root - at.value) < 1e-6);

export const goals = {
  flat: (at) => here(at) >= 0,
  "both-roots": (at) => roots(at).length === 2 && at.found === 3,
  "no-root": (at) => roots(at).length === 0,
  "double-root": (at) => roots(at).length === 1,
};

function settle(at, changes) {
  const changed = ["a", "b", "c", "d"].some((name) => name in changes);
  const found = changed && !("found" in changes) ? 0 : at.found;
  const near = "value" in changes ? roots(at).findIndex((root) => Math.abs(root - at.value) < PULL) : here(at);
  return near < 0 ? { found } : { found: found | (1 << near), value: roots(at)[near] };
}

function sentence(at) {
  const value = area(at);
  if (here(at) >= 0) return `Flat at λ = ${brief(at.value)}: A − λI sends the whole square to a line, so λ is an eigenvalue.`;
  const side = value < 0 ? "turned over, its area counts negative" : "not flat";
  const none = roots(at).length === 0 ? " The parabola never meets zero: no real eigenvalue." : roots(at).length === 1 ? " The parabola touches zero once." : "";
  return `At λ = ${brief(at.value)} the square has signed area ${show(value)}: ${side}.${none}`;
}

const sum = (values, sign, known) => values.map((value, k) => (known & (1 << k) ? (value < 0 && k ? `(${brief(value)})` : brief(value)) : "?")).join(sign);

function build(frame) {
  const view = plane(frame, { x: [-5, 6], y: [-5, 6], label: "Unit square under A minus lambda I" });
  const square = view.polygon({ tone: "soft", dash: "dashed" });
  const sheet = view.polygon({ tone: "accent", width: 2 });
  const flat = view.line({ tone: "gold", width: 12, glow: true });
  const arrows = [view.arrow({ tone: "accent", width: 3, side: -1, name: "1" }), view.arrow({ tone: "warm", width: 3, name: "2" })];
  const moved = (column, place) => {
    const [p, q] = [place[0] + (column === 0 ? frame.state.value : 0), place[1] + (column === 1 ? frame.state.value : 0)];
    const [first, second] = column === 0 ? ["a", "c"] : ["b", "d"];
    const snap = (entry) => clamp(Math.round(entry * 2) / 2, -4, 4);
    frame.set({ [first]: snap(p), [second]: snap(q) });
  };
  const tips = ["accent", "warm"].map((tone, column) =>
    view.point({
      label: `Column ${column + 1} of A − λI; moving it changes A`,
      tone,
      shape: "halo",
      rule: { ...onGrid(0.5), place: (place) => place, key: (at, [right, up]) => [at[0] + right * 0.5, at[1] + up * 0.5] },
      onmove: (place) => moved(column, place),
    }));
  legend(frame, [["area", "soft", "unit square", "dashed"], ["area", "accent", "under A − λI"], ["dot", "leaf", "flat: an eigenvalue"]]);

  const graph = plane(frame, {
    x: RANGE, y: [-8, 14], width: 300, height: 230, into: frame.side, names: ["λ", "det(A − λI)"], label: "Parabola of the determinant of A minus lambda I",
  });
  const curve = graph.curve({ tone: "plum", width: 2.4 });
  const drop = graph.segment({ tone: "plum", width: 1.4, dash: "dashed" });
  const zeros = graph.dots({ tone: "leaf", radius: 5.5 });
  const dot = graph.point({
    label: "λ on the parabola",
    tone: "plum",
    first: true,
    rule: { place: (place) => place, key: ([x], [right, up]) => [x + 0.05 * (right + up), 0] },
    onmove: ([x]) => frame.set({ value: clamp(Math.round(x * 20) / 20, ...RANGE) }),
    say: () => sentence(frame.state),
  });
  slider(frame, "value", { label: "λ", min: RANGE[0], max: RANGE[1], step: 0.05, tone: "plum", say: (value) => show(value) });
  const big = headline(frame);
  const numbers = readout(frame, [["det", "det(A − λI)", "plum"], ["trace", "trace = sum"], ["product", "det A = product"]]);
  matrixField(frame, [["a", "b"], ["c", "d"]], { limit: 4, tones: ["accent", "warm"], into: frame.below });
  const preset = choice(frame, null, {
    label: "Try",
    into: frame.below,
    options: [["3 1 2 2", "two roots"], ["2 1 0 2", "one"], ["1 -2 2 1", "none"]],
    onchoose: (text) => {
      const [a, b, c, d] = text.split(" ").map(Number);
      frame.set({ a, b, c, d });
    },
  });

  return { draw, settle };

  function draw(at) {
    const [[p, q], [r, s]] = shifted(at);
    const value = area(at);
    const flatNow = here(at) >= 0;
    square.set([[0, 0], [1, 0], [1, 1], [0, 1]]);
    sheet.set([[0, 0], [p, r], [p + q, r + s], [q, s]]);
    flat.show(flatNow);
    flat.set([0, 0], Math.hypot(p, r) > Math.hypot(q, s) ? [p, r] : [q, s]);
    arrows[0].set([p, r]);
    arrows[1].set([q, s]);
    tips[0].set([p, r]);
    tips[1].set([q, s]);
    const heightOf = (x) => (at.a - x) * (at.d - x) - at.b * at.c;
    curve.set((x) => [x, clamp(heightOf(x), -40, 60)]);
    const shown = [at.value, clamp(value, -7.6, 13.6)];
    drop.set([at.value, 0], shown);
    dot.set(shown);
    zeros.set(roots(at).filter((_, k) => at.found & (1 << k)).map((root) => [root, 0]));
    big.tone(flatNow ? "leaf" : "soft");
    big.set(flatNow ? `flat at λ = ${brief(at.value)}` : `area ${show(value)}`);
    const double = roots(at).length === 1 ? [roots(at)[0], roots(at)[0]] : roots(at);
    const known = roots(at).length === 1 ? at.found * 3 : at.found;
    const [t, m] = [trace(matrixOf(at)), determinant(matrixOf(at))];
    numbers.set({
      det: show(value),
      trace: `${brief(t)}${double.length ? ` = ${sum(double, " + ", known)}` : ""}`,
      product: `${brief(m)}${double.length ? ` = ${sum(double, " · ", known)}` : ""}`,
    });
    preset.mark([at.a, at.b, at.c, at.d].join(" "));
    frame.say(sentence(at));
  }
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
