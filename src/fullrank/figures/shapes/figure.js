// Two arrays as blocks: what NumPy makes of their sum, their product entry by entry, or their matrix product, or why it refuses.

import { choice, figure, headline, legend, plane, row } from "../kit/kit.js";

// left, right: indices of SHAPES; turned: the left one is transposed first; op: 0 is +, 1 is *, 2 is @.
export const state = { left: 1, right: 3, turned: 0, op: 0 };

const SHAPES = [[], [3], [2], [3, 1], [1, 3], [2, 3]];
const OPS = ["+", "*", "@"];
const GAP = 1.05;

const text = (shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);
const count = (shape) => shape.reduce((all, each) => all * each, 1);

/** An array: its shape and its numbers in a row. */
const array = (shape, start, step) => ({ shape, values: Array.from({ length: count(shape) }, (_, k) => start + step * k) });
const transposed = ({ shape, values }) => {
  if (shape.length < 2) return { shape, values };
  const [rows, columns] = shape;
  return { shape: [columns, rows], values: Array.from({ length: rows * columns }, (_, k) => values[(k % rows) * columns + Math.floor(k / rows)]) };
};
const given = (at) => [at.turned ? transposed(array(SHAPES[at.left], 1, 1)) : array(SHAPES[at.left], 1, 1), array(SHAPES[at.right], 10, 10)];

/** Shapes lined up from the right; a missing or a 1 is repeated. Null where two lengths disagree. */
function joint(one, two) {
  const length = Math.max(one.length, two.length);
  const [p, q] = [one, two].map((shape) => [...Array(length - shape.length).fill(1), ...shape]);
  const shape = p.map((each, k) => (each === q[k] || q[k] === 1 ? each : each === 1 ? q[k] : null));
  return shape.includes(null) ? null : shape;
}

/** The array repeated until it has the shape; each number with whether it was there before. */
function stretched({ shape, values }, to) {
  const padded = [...Array(to.length - shape.length).fill(1), ...shape];
  const found = Array.from({ length: count(to) }, (_, k) => {
    let [rest, place, stride, copied] = [k, 0, 1, false];
    for (let axis = to.length - 1; axis >= 0; axis -= 1) {
      const index = rest % to[axis];
      rest = Math.floor(rest / to[axis]);
      if (padded[axis] === 1) copied ||= index > 0;
      else place += index * stride;
      stride *= padded[axis];
    }
    return { value: values[place], copied };
  });
  return { shape: to, values: found.map((each) => each.value), copied: found.map((each) => each.copied) };
}

function matmul(one, two) {
  if (!one.shape.length || !two.shape.length) return null;
  const p = one.shape.length === 1 ? [1, one.shape[0]] : one.shape;
  const q = two.shape.length === 1 ? [two.shape[0], 1] : two.shape;
  if (p[1] !== q[0]) return null;
  const values = Array.from({ length: p[0] * q[1] }, (_, k) => {
    let sum = 0;
    for (let j = 0; j < p[1]; j += 1) sum += one.values[Math.floor(k / q[1]) * p[1] + j] * two.values[j * q[1] + (k % q[1])];
    return sum;
  });
  const shape = [...(one.shape.length === 1 ? [] : [p[0]]), ...(two.shape.length === 1 ? [] : [q[1]])];
  return { shape, values };
}

function result(at) {
  const [one, two] = given(at);
  if (at.op === 2) return matmul(one, two);
  const shape = joint(one.shape, two.shape);
  if (!shape) return null;
  const [p, q] = [stretched(one, shape), stretched(two, shape)];
  return { shape, values: p.values.map((value, k) => (at.op ? value * q.values[k] : value + q.values[k])) };
}

const grew = (at) => at.op < 2 && result(at) !== null && count(result(at).shape) > Math.max(...given(at).map((each) => count(each.shape)));

export const goals = {
  grown: (at) => grew(at),
  inner: (at) => at.op === 2 && result(at) !== null && count(result(at).shape) === 1,
  outer: (at) => at.op === 2 && result(at) !== null && count(result(at).shape) === 9,
  refused: (at) => result(at) === null,
  "turned-for-nothing": (at) => Boolean(at.turned) && SHAPES[at.left].length === 1,
};

function reason(at) {
  const [one, two] = given(at).map((each) => each.shape);
  if (at.op === 2 && (!one.length || !two.length)) return "@ needs arrays with at least one axis, and a single number has none.";
  if (at.op === 2) return `@ pairs the last axis on the left, ${one[one.length - 1]} long, with the first on the right, ${two[0]} long. They differ.`;
  return `Lined up from the right, ${text(one)} and ${text(two)} have two lengths that differ, and neither is 1.`;
}

function sentence(at) {
  const [one, two] = given(at).map((each) => each.shape);
  const found = result(at);
  const start = at.turned && SHAPES[at.left].length < 2 ? "An array with one axis has nothing to exchange: a.T is a itself. " : "";
  if (!found) return `${start}NumPy refuses. ${reason(at)}`;
  if (at.op === 2) {
    const inner = count(found.shape) === 1 ? "one number: the inner product." : count(found.shape) === 9 ? "nine products: the outer product." : "a mixture of rows and columns.";
    return `${start}${text(one)} @ ${text(two)} has shape ${text(found.shape)}: ${inner}`;
  }
  const copies = String(one) === String(two) ? "Equal shapes: entry by entry." : grew(at) ? "Both were repeated, dashed, and nobody was asked: the result is larger than either." : "The smaller one was repeated, dashed, to fit.";
  return `${start}${text(one)} ${OPS[at.op]} ${text(two)} has shape ${text(found.shape)}. ${copies}`;
}

const MOST = 9;

/** Blocks of an array, at most nine, drawn from their top left corner. */
function blocks(view, tone) {
  const cells = Array.from({ length: MOST }, () => ({ solid: view.polygon({ tone, width: 1.6 }), copy: view.polygon({ tone, dash: "dashed", width: 1.4 }), label: view.label("0", { tone, plain: true }) }));
  cells.forEach(({ copy }) => (copy.nodes[0].style.fillOpacity = 0.03));
  const name = view.label("shape", { tone, plain: true });
  const set = (made, [x, y], words) => {
    const shape = made?.shape ?? [];
    const [rows, columns] = shape.length === 2 ? shape : [1, shape[0] ?? 1];
    cells.forEach(({ solid, copy, label }, k) => {
      const seen = Boolean(made) && k < rows * columns;
      const copied = seen && Boolean(made.copied?.[k]);
      solid.show(seen && !copied);
      copy.show(copied);
      label.show(seen);
      if (!seen) return;
      const [i, j] = [Math.floor(k / columns), k % columns];
      const [left, top] = [x + j * GAP, y - i * GAP];
      const round = [[left, top], [left + 1, top], [left + 1, top - 1], [left, top - 1]];
      (copied ? copy : solid).set(round);
      label.set([left + 0.5, top - 0.5], String(made.values[k]));
    });
    name.set([x + (columns * GAP) / 2, y + 0.75], words);
  };
  return set;
}

function build(frame) {
  const view = plane(frame, { x: [0, 13.6], y: [-4.1, 1.5], width: 640, axes: false, grid: false, ticks: false, label: "Two arrays as blocks, and their result" });
  const drawn = [blocks(view, "accent"), blocks(view, "warm"), blocks(view, "plum")];
  const sign = view.label("+", { plain: true });
  const equals = view.label("=", { plain: true });
  const refusal = view.label("refused", { tone: "warm", plain: true });
  legend(frame, [["area", "accent", "a"], ["area", "warm", "b"], ["area", "plum", "result"], ["area", "soft", "repeated for the occasion", "dashed"]]);
  const big = headline(frame);
  const options = SHAPES.map((shape, k) => [k, shape.length ? text(shape) : "number"]);
  const [first, second] = [row(frame), row(frame)];
  choice(frame, "left", { label: "Shape of a", options, into: first });
  choice(frame, "turned", { label: "Take", options: [[0, "a"], [1, "a.T"]], into: first });
  choice(frame, "right", { label: "Shape of b", options, into: second });
  choice(frame, "op", { label: "Operation", options: OPS.map((op, k) => [k, op]), into: second });

  return (at) => {
    const found = result(at);
    const joined = at.op < 2 ? joint(...given(at).map((each) => each.shape)) : null;
    const [one, two] = given(at).map((each) => (joined && joined.length ? stretched(each, joined) : each));
    const name = `a${at.turned ? ".T" : ""}`;
    const [p, q] = given(at).map((each) => text(each.shape));
    drawn[0](one, [0.3, 0], `${name}: ${p}`);
    drawn[1](two, [5, 0], `b: ${q}`);
    drawn[2](found, [9.9, 0], found ? text(found.shape) : "");
    sign.set([4.2, -0.5], OPS[at.op]);
    equals.set([9.05, -0.5], "=");
    refusal.show(!found);
    refusal.set([11.4, -0.5], "refused");
    big.tone(found ? grew(at) ? "warm" : "ink" : "warm");
    big.set(found ? `result of shape ${text(found.shape)}` : "ValueError");
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build, { layout: "full" }) };
