// Two equations solved with a few significant digits. A tiny pivot ruins the answer; an exchange of rows saves it.

import { brief, chart, choice, clamp, figure, headline, legend, plane, readout, show, slider } from "../kit/kit.js";

const MOST = 9; // the pivot goes down to 10^-9
const FLOOR = 1e-12; // errors below are drawn here

export const state = { k: 1, digits: 3, exchange: 0 };

const pivot = (k) => Number(`1e-${k}`);
const rounded = (value, digits) => Number(value.toPrecision(digits));
/** The crossing of e x + 2 y = 4 and 3 x + y = 8, as exactly as a machine has it. */
const truth = (k) => [12 / (6 - pivot(k)), (12 - 8 * pivot(k)) / (6 - pivot(k))];

/** Elimination of two rows [a, b | r] in that order, every result rounded. */
function solved([[a, b, r], [c, d, s]], digits) {
  const cut = (value) => rounded(value, digits);
  const multiplier = cut(c / a);
  const left = cut(d - cut(multiplier * b));
  const right = cut(s - cut(multiplier * r));
  const y = cut(right / left);
  return { multiplier, left, right, x: cut(cut(r - cut(b * y)) / a), y };
}

function answer(k, digits, exchange) {
  const rows = [[pivot(k), 2, 4], [3, 1, 8]];
  const found = solved(exchange ? rows.reverse() : rows, digits);
  const [x, y] = truth(k);
  return { ...found, error: Math.max(Math.abs(found.x - x), Math.abs(found.y - y)) / Math.max(Math.abs(x), Math.abs(y)) };
}

const now = (at) => answer(at.k, at.digits, at.exchange);

export const goals = {
  lost: (at) => !at.exchange && now(at).error > 0.99,
  rescued: (at) => Boolean(at.exchange) && at.k >= 4 && now(at).error < 0.01,
  "more-digits": (at) => !at.exchange && at.digits >= 6 && now(at).error > 0.99,
};

const long = (value) => {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [head, tail] = value.toExponential().split("e");
    return `${head.replace("-", "−")} · 10^{${Number(tail)}}`.replace("{-", "{−");
  }
  return String(Number(value.toPrecision(9))).replace("-", "−");
};
const raised = (text) => text.replace(/\^\{(.*?)\}/, (_, power) => [...power].map((each) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["−0123456789".indexOf(each)]).join(""));
const percent = (share) => (share === 0 ? "0\u00a0%" : share < 1e-6 ? "below 0.0001\u00a0%" : `${brief(100 * share, share < 0.001 ? 4 : 2)}\u00a0%`);

function sentence(at) {
  const { x, y, multiplier, error } = now(at);
  const way = at.exchange ? "With the rows exchanged" : "Without an exchange";
  const outcome = error > 0.5 ? "x is lost." : error > 0.01 ? "Digits of x are gone." : "Both numbers are right but for the last digit.";
  return `${way}, in ${at.digits} digits: multiplier ${raised(long(multiplier))}, answer (${brief(x, 4)}, ${brief(y, 4)}), error ${percent(error)}. ${outcome}`;
}

function build(frame) {
  const graph = chart(frame, {
    x: [0, MOST], y: [FLOOR, 10], log: true, width: 380, height: 240, names: ["pivot 10^{−k}: k", "error"], label: "Relative error of the answer against the size of the pivot, on a logarithmic scale",
  });
  const curves = [graph.curve({ tone: "warm", width: 2.6 }), graph.curve({ tone: "leaf", width: 2.6, dash: "dashed" })];
  const spots = [graph.dots({ tone: "warm", radius: 3.6 }), graph.dots({ tone: "leaf", radius: 3.6 })];
  const marks = [graph.segment({ tone: "soft", width: 1.4, dash: "dotted" })];
  const handle = graph.point({
    label: "Size of the pivot", tone: "ink", shape: "square", first: true,
    rule: { place: (place) => place, key: ([k], [right, up]) => [k + right - up, 1] },
    onmove: ([k]) => frame.set({ k: clamp(Math.round(k), 0, MOST) }),
    say: () => sentence(frame.state),
  });
  legend(frame, [["line", "warm", "without an exchange"], ["line", "leaf", "with the largest pivot", "dashed"]]);
  const order = choice(frame, null, {
    label: "First pivot", options: [["0", "as it comes"], ["1", "the largest"]], onchoose: (value) => frame.set({ exchange: Number(value) }), into: frame.stage,
  });
  slider(frame, "digits", { label: "significant digits", min: 2, max: 8, step: 1, tone: "plum", into: frame.stage, say: (value) => brief(value, 0) });
  const view = plane(frame, { x: [-1, 4], y: [-1, 4], width: 300, into: frame.side, names: ["x", "y"], label: "The two equations as lines, their crossing, and the answer that was computed" });
  const lines = [view.line({ tone: "accent", width: 2.2 }), view.line({ tone: "plum", width: 2.2 })];
  const right = view.circle({ tone: "leaf", width: 2.6 });
  const off = view.segment({ tone: "warm", width: 2, dash: "dashed" });
  const found = view.dots({ tone: "warm", radius: 6.5 });
  legend(frame, [["line", "accent", "first equation"], ["line", "plum", "second"], ["dot", "warm", "computed"], ["line", "leaf", "true crossing"]], { into: frame.side });
  const big = headline(frame, { into: frame.below });
  const numbers = readout(frame, [["first", "first row"], ["multiplier", "multiplier ℓ", "plum"], ["second", "second row becomes"], ["answer", "(x, y)", "warm"], ["truth", "without rounding", "leaf"]], { into: frame.below });

  return (at) => {
    const k = Math.round(at.k);
    const all = [0, 1].map((exchange) => Array.from({ length: MOST + 1 }, (_, each) => [each, Math.max(FLOOR, answer(each, at.digits, exchange).error)]));
    all.forEach((points, index) => {
      curves[index].set(points);
      spots[index].set(points);
    });
    const { x, y, left, right: side, multiplier, error } = now(at);
    marks[0].set([k, FLOOR], [k, 10]);
    handle.set([k, Math.max(FLOOR, error)]);
    const [p, q] = truth(k);
    lines[0].set([0, 2], [2, -pivot(k)]);
    lines[1].set([p, q], [1, -3]);
    right.set([p, q], 0.16);
    found.set([[clamp(x, -0.95, 3.95), clamp(y, -0.95, 3.95)]]);
    off.set([p, q], [clamp(x, -0.95, 3.95), clamp(y, -0.95, 3.95)]);
    big.tone(error > 0.01 ? "warm" : "leaf");
    big.set(`error ${percent(error)}`);
    numbers.set({
      first: at.exchange ? "3 x + y = 8" : `${long(pivot(k))} x + 2 y = 4`, multiplier: long(multiplier), second: `${long(left)} y = ${long(side)}`,
      answer: `(${brief(x, 4)}, ${brief(y, 4)})`, truth: `(${show(p, 5)}, ${show(q, 5)})`,
    });
    order.mark(String(at.exchange ? 1 : 0));
    frame.say(sentence({ ...at, k }));
  };
}

export default { render: (context) => figure(context, state, build) };
