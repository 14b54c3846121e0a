// Two tables and their product: A on the left, B above, the result where they cross. One row meets one column at a time.
//
// State: A is m × n and B is k × p; i and j are the row and the column that meet, counted from 1; under a finger they
// run between whole numbers, and the nearest counts. found has a bit for each entry worked out: bit 4(i - 1) + j - 1.

import { brief, clamp, dot, figure, headline, legend, plane, readout, slider } from "../kit/kit.js";

const MOST = 4;
const EDGE = 4.45; // right edge of A and lower edge of the gap
const START = 5.05; // left edge of the result and lower edge of B

export const state = { m: 2, n: 3, k: 3, p: 4, i: 1, j: 2, found: 0 };

const LEFT = [[2, -1, 3, 1], [0, 4, 1, -2], [1, 2, -3, 5], [3, 0, 2, -1]];
const ABOVE = [[1, 3, 0, -2], [2, -1, 4, 1], [0, 2, 1, 3], [-1, 1, 2, 0]];

const fits = (at) => at.n === at.k;
const whole = (at) => ({ ...at, i: Math.round(at.i), j: Math.round(at.j) });
const rowOf = (at, i = at.i) => LEFT[i - 1].slice(0, at.n);
const columnOf = (at, j = at.j) => ABOVE.slice(0, at.k).map((line) => line[j - 1]);
const bit = (i, j) => 1 << (4 * (i - 1) + j - 1);
const cells = (at) => Array.from({ length: at.m * at.p }, (_, c) => [1 + Math.floor(c / at.p), 1 + (c % at.p)]);
const worked = (at) => cells(at).filter(([i, j]) => at.found & bit(i, j)).length;

export const goals = {
  whole: (at) => fits(at) && at.m * at.p >= 4 && worked(at) === at.m * at.p,
  outer: (at) => fits(at) && at.n === 1 && at.m >= 2 && at.p >= 2,
  single: (at) => fits(at) && at.m === 1 && at.p === 1 && at.n >= 2,
  "no-fit": (at) => !fits(at),
};

/** Other sizes begin anew; the place stays inside; where row and column fit, meeting them works the entry out. */
function settle(at, changes) {
  const resized = ["m", "n", "k", "p"].some((name) => name in changes);
  const [i, j] = [clamp(at.i, 1, at.m), clamp(at.j, 1, at.p)];
  return { i, j, found: fits(at) ? (resized ? 0 : at.found) | bit(Math.round(i), Math.round(j)) : 0 };
}

const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

function sentence(at) {
  if (!fits(at)) {
    const [long, short] = at.n > at.k ? ["row of A", "column of B"] : ["column of B", "row of A"];
    return `A row of A has ${count(at.n, "number")}, a column of B has ${at.k}: ${count(Math.abs(at.n - at.k), "number")} of the ${long} would have no partner in the ${short}. There is no product AB.`;
  }
  const value = brief(dot(rowOf(at), columnOf(at)));
  if (at.n === 1) return `Row ${at.i} and column ${at.j} are one number each, so the sum has one term: ${value}. Every entry is a product of one number from A and one from B.`;
  return `Row ${at.i} of A meets column ${at.j} of B: ${count(at.n, "product")}, and their sum ${value} goes to row ${at.i}, column ${at.j}. Worked out: ${worked(at)} of ${at.m * at.p}.`;
}

const box = (left, low, right, high) => [[left, low], [right, low], [right, high], [left, high]];
const placeA = (at, i, t) => [EDGE - at.n + t - 0.5, EDGE - i + 0.5];
const placeB = (at, t, j) => [START + j - 0.5, START + at.k - t + 0.5];
const placeC = (i, j) => [START + j - 0.5, EDGE - i + 0.5];

/** A table of numbers that can be written again: one label a cell. */
function table(view, tone) {
  const labels = Array.from({ length: MOST * MOST }, () => view.label("0", { tone }));
  return (rows, columns, text, place) => labels.forEach((label, c) => {
    const [i, j] = [1 + Math.floor(c / MOST), 1 + (c % MOST)];
    const seen = i <= rows && j <= columns;
    label.show(seen);
    if (seen) label.set(place(i, j), text(i, j));
  });
}

function build(frame) {
  const view = plane(frame, { x: [0.1, 9.3], y: [0.1, 9.5], axes: false, grid: false, ticks: false, label: "Matrix A on the left, B above, and their product where rows and columns cross" });
  const sheets = ["accent", "plum", "soft"].map((tone) => view.polygon({ tone, width: 1 }));
  const [row, column] = ["accent", "plum"].map((tone) => view.polygon({ tone, width: 2.6 }));
  const here = view.polygon({ tone: "leaf", width: 2.6 });
  const lost = view.polygon({ tone: "warm", width: 2.6, dash: "dashed" });
  const wires = Array.from({ length: MOST }, () => view.segment({ tone: "soft", width: 1.4, dash: "dotted" }));
  const [writeA, writeB, writeC] = ["accent", "plum", "leaf"].map((tone) => table(view, tone));
  const names = ["A", "B", "A B"].map((text) => view.label(text));
  const none = view.label("no product", { tone: "warm", plain: true });
  const point = view.point({
    label: "Place in the result", tone: "leaf", shape: "halo", first: true, within: false,
    rule: { place: (at) => at, key: (_, [right, up]) => [Math.round(frame.state.j) + right, Math.round(frame.state.i) - up] },
    onmove: ([x, y], byKey) => {
      const [j, i] = byKey ? [x, y] : [x - START + 0.5, EDGE - y + 0.5];
      frame.set({ i: clamp(i, 1, frame.state.m), j: clamp(j, 1, frame.state.p) });
    },
    say: () => sentence(whole(frame.state)),
  });
  legend(frame, [["area", "accent", "row of A"], ["area", "plum", "column of B"], ["area", "leaf", "their entry"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["row", "row", "accent"], ["column", "column", "plum"], ["products", "products"], ["sum", "sum", "leaf"]]);
  for (const [name, label, tone] of [["m", "rows of A", "accent"], ["n", "columns of A", "accent"], ["k", "rows of B", "plum"], ["p", "columns of B", "plum"]]) {
    slider(frame, name, { label, min: 1, max: MOST, step: 1, tone, say: (value) => brief(value, 0) });
  }

  function draw(state) {
    const at = whole(state);
    const good = fits(at);
    const low = START - EDGE;
    sheets[0].set(box(EDGE - at.n, EDGE - at.m, EDGE, EDGE));
    sheets[1].set(box(START, START, START + at.p, START + at.k));
    sheets[2].show(good);
    sheets[2].set(box(START, EDGE - at.m, START + at.p, EDGE));
    const pairs = Math.min(at.n, at.k);
    row.set(box(EDGE - at.n, EDGE - at.i, EDGE - at.n + pairs, EDGE - at.i + 1));
    column.set(box(START + at.j - 1, START + at.k - pairs, START + at.j, START + at.k));
    lost.show(!good);
    lost.set(at.n > at.k ? box(EDGE - at.n + pairs, EDGE - at.i, EDGE, EDGE - at.i + 1) : box(START + at.j - 1, START, START + at.j, START + at.k - pairs));
    here.show(good);
    here.set(box(START + at.j - 1, EDGE - at.i, START + at.j, EDGE - at.i + 1));
    wires.forEach((wire, t) => {
      wire.show(t < pairs);
      if (t >= pairs) return;
      const [from, to] = [placeA(at, at.i, t + 1), placeB(at, t + 1, at.j)];
      wire.set([from[0] + 0.22, from[1] + 0.36], [to[0] - 0.4, to[1] - 0.1]);
    });
    writeA(at.m, at.n, (i, j) => brief(LEFT[i - 1][j - 1]), (i, j) => placeA(at, i, j));
    writeB(at.k, at.p, (i, j) => brief(ABOVE[i - 1][j - 1]), (i, j) => placeB(at, i, j));
    writeC(good ? at.m : 0, at.p, (i, j) => (at.found & bit(i, j) ? brief(dot(rowOf(at, i), columnOf(at, j))) : "·"), placeC);
    names[0].set([EDGE - at.n, EDGE], "A", [10, -14]);
    names[1].set([START, START + at.k], "B", [10, -14]);
    names[2].show(good);
    names[2].set([START + at.p, EDGE - at.m], "A B", [-16, 14]);
    none.show(!good);
    none.set([START + at.p / 2 + 0.4, EDGE - at.m / 2 - low]);
    point.show(good);
    point.set(placeC(state.i, state.j));
    big.tone(good ? "leaf" : "warm");
    big.set(good ? `${at.m} × ${at.p}` : "does not fit");
    const list = (values) => `(${values.map((value) => brief(value)).join(", ")})`;
    const products = rowOf(at).map((value, t) => brief(value * columnOf(at)[t]));
    numbers.set({
      row: list(rowOf(at)), column: list(columnOf(at)),
      products: good ? products.map((text, t) => (t && text.startsWith("−") ? `(${text})` : text)).join(" + ") : "–",
      sum: good ? brief(dot(rowOf(at), columnOf(at))) : "–",
    });
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
