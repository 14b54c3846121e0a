// Two sheets: what goes in on the left, where A sends it on the right. With both columns on one line the right sheet is a line.

import {
  brief, choice, clamp, dot, figure, free, headline, legend, matrixShow, norm, plane, readout, scale, show, transpose, times, unit,
} from "../kit/kit.js";

const REACH = 4;
const PULL = 0.2; // of the mouse only: a key goes by quarters and is never held

const SIDE = 9; // lines drawn on either side of the null line, each of which lands on one point

export const state = { px: 2, py: 1, qx: -1, qy: 2, bx: 3, by: 3, vx: 0.25, vy: 1.75, four: 0, seen: 0 };

const first = (at) => [at.px, at.py];
const second = (at) => [at.qx, at.qy];
const right = (at) => [at.bx, at.by];
const tried = (at) => [at.vx, at.vy]; // the point v, shown with all four spaces
const matrixOf = (at) => [[at.px, at.qx], [at.py, at.qy]];
const cross = ([a, b], [c, d]) => a * d - b * c;
const area = (at) => cross(first(at), second(at));
/** Signed area for columns of length one: the sine of the angle between them. It does not change with the size of A. */
const share = (at) => area(at) / (norm(first(at)) * norm(second(at)) || 1);

function rank(at) {
  if (norm(first(at)) + norm(second(at)) < 1e-9) return 0;
  return Math.abs(share(at)) < 1e-9 ? 1 : 2;
}

const longer = (u, v) => unit(norm(u) >= norm(v) ? u : v);
const columnLine = (at) => longer(first(at), second(at));
const rowLine = (at) => longer(...matrixOf(at));
const across = ([x, y]) => [-y, x];
const onLine = (at) => Math.abs(cross(columnLine(at), right(at))) < 1e-9 * Math.max(1, norm(right(at)));

function outcome(at) {
  if (rank(at) === 2) return "one";
  return (rank(at) === 1 ? onLine(at) : norm(right(at)) < 1e-9) ? "many" : "none";
}

/** The drawn line number k: where it meets the row line. Their landing places are about one apart. */
function foot(at, k) {
  const stretch = norm(times(matrixOf(at), rowLine(at)));
  return scale(rowLine(at), k * clamp(1 / (stretch || 1), 0.4, 1.2));
}

/** The solution nearest to the origin; only where there is one. */
function nearest(at) {
  const matrix = matrixOf(at);
  if (rank(at) === 2) return [cross(right(at), second(at)) / area(at), cross(first(at), right(at)) / area(at)];
  const size = matrix.flat().reduce((sum, entry) => sum + entry * entry, 0);
  return size > 0 ? scale(times(transpose(matrix), right(at)), 1 / size) : [0, 0];
}

const fourShown = (at) => rank(at) === 1 && Boolean(at.four);
/** What is left of v after the move, as a share of what a vector of its length along the rows would leave. */
const kept = (at) => Math.abs(dot(rowLine(at), unit(tried(at))));

export const goals = {
  flat: (at) => rank(at) === 1 && norm(first(at)) > 0.4 && norm(second(at)) > 0.4,
  "no-solution": (at) => rank(at) === 1 && outcome(at) === "none",
  "whole-line": (at) => rank(at) === 1 && outcome(at) === "many",
  "all-three": (at) => at.seen === 7,
  "small-not-flat": (at) => rank(at) === 2 && Math.abs(area(at)) < 0.1 && Math.abs(share(at)) > 0.9,
  "sent-to-zero": (at) => fourShown(at) && norm(tried(at)) > 0.4 && kept(at) < 1e-6,
};

const settle = (at) => ({ seen: at.seen | { one: 1, none: 2, many: 4 }[outcome(at)] });

/** A dragged place, pulled on to a line through the origin when it is close. */
function pulled(place, direction, byKey) {
  const off = cross(direction, place);
  if (byKey || Math.abs(off) > PULL || norm(direction) < 1e-9) return place;
  return scale(direction, direction[0] * place[0] + direction[1] * place[1]);
}

const RESULT = { one: "one solution", none: "no solution", many: "a line of solutions" };
const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

function fate(at) {
  if (norm(tried(at)) < 1e-9) return "v is zero, which is sent to zero by every matrix.";
  if (kept(at) < 1e-6) return `v is ${spot(tried(at))} and lies in the null space: it is sent to zero, though it is not zero.`;
  if (kept(at) > 1 - 1e-9) return `v is ${spot(tried(at))} and lies in the row space: nothing of it is lost.`;
  return `v is ${spot(tried(at))}. Only its shadow on the line of the rows counts: both are sent to ${spot(times(matrixOf(at), tried(at)))}.`;
}

function sentence(at) {
  const result = outcome(at);
  if (rank(at) === 0) return "Both columns are zero: A sends the whole plane to the origin.";
  if (rank(at) === 2) {
    const tiny = Math.abs(area(at)) < 0.1 && Math.abs(share(at)) > 0.9 ? " The area is small because A is small; nothing is flattened." : "";
    return `The columns span the plane, and exactly one x is sent to b: ${spot(nearest(at))}.${tiny}`;
  }
  if (at.four) return `${fate(at)} b is ${result === "none" ? "not on the line of the columns: no x is sent to it" : "on the line of the columns: a whole line of x is sent to it"}.`;
  const lost = "Both columns lie on one line. Every line on the left lands on one point of it";
  return result === "none" ? `${lost}, and b is not on it: no x is sent to b.` : `${lost}, and b is on it: a whole line of x is sent to b.`;
}

function leftSheet(frame) {
  legend(frame, [["area", "accent", "x, before"], ["line", "gold", "x sent to b"], ["line", "plum", "x sent to 0", "dashed"]]);
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], names: ["x_1", "x_2"], label: "Sheet of the unknowns, before the move" });
  const square = view.polygon({ tone: "accent", width: 2 });
  const threads = Array.from({ length: 2 * SIDE + 1 }, () => view.line({ tone: "soft", width: 1.2, faint: true }));
  const glow = view.line({ tone: "gold", width: 9, glow: true });
  const answer = view.line({ tone: "gold", width: 3 });
  const nothing = view.line({ tone: "plum", width: 2.6, dash: "dashed", name: "x sent to 0" });
  const rows = view.line({ tone: "leaf", width: 2.2, dash: "dotted", name: "rows" });
  const found = view.dots({ tone: "gold", radius: 7 });
  const name = view.label("x", { tone: "gold" });
  const drop = view.segment({ tone: "ink", width: 1.6, dash: "dashed" });
  const arrow = view.arrow({ tone: "ink", width: 3.4, name: "v" });
  const tip = view.point({
    label: "Tip of v", tone: "ink", shape: "halo", rule: free(0.25), say: () => sentence(frame.state),
    onmove: (place, byKey) => {
      const [vx, vy] = pulled(place, across(rowLine(frame.state)), byKey);
      frame.set({ vx, vy });
    },
  });
  return { square, threads, glow, answer, nothing, rows, found, name, drop, arrow, tip };
}

function rightSheet(frame) {
  const key = [["area", "accent", "A x, after"], ["line", "warm", "all that is reached"], ["dot", "gold", "b"]];
  legend(frame, key, { into: frame.side });
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], into: frame.side, label: "Sheet of the images, after the move" });
  const lattice = view.lattice({ tone: "accent", width: 1, reach: 24 });
  const square = view.polygon({ tone: "accent", width: 2 });
  const reached = view.line({ tone: "warm", width: 10, glow: true });
  const line = view.line({ tone: "warm", width: 2.6, name: "columns" });
  const leftNull = view.line({ tone: "plum", width: 2.2, dash: "dotted", name: "left null" });
  const landings = view.dots({ tone: "soft", radius: 4.5 });
  const arrows = [view.arrow({ tone: "accent", width: 4, name: "a_1", side: -1 }), view.arrow({ tone: "warm", width: 4, name: "a_2" })];
  const sent = view.arrow({ tone: "ink", width: 3.4, name: "A v" });
  const name = view.label("b", { tone: "gold" });
  const move = (keys, line) => (place, byKey) => {
    const [x, y] = pulled(place, line(), byKey);
    frame.set({ [keys[0]]: x, [keys[1]]: y });
  };
  const tell = { say: () => sentence(frame.state), rule: free(0.25), shape: "halo" };
  const tips = [
    view.point({ ...tell, label: "Tip of the first column", tone: "accent", onmove: move(["px", "py"], () => unit(second(frame.state))) }),
    view.point({ ...tell, label: "Tip of the second column", tone: "warm", first: true, onmove: move(["qx", "qy"], () => unit(first(frame.state))) }),
    view.point({
      ...tell, label: "Right side b", tone: "gold", shape: "square", onmove: move(["bx", "by"], () => (rank(frame.state) === 1 ? columnLine(frame.state) : [0, 0])),
    }),
  ];
  return { lattice, square, reached, line, leftNull, landings, arrows, sent, tips, name };
}

function build(frame) {
  const [left, after] = [leftSheet(frame), rightSheet(frame)];
  const big = headline(frame, { into: frame.stage });
  const numbers = readout(frame, [["area", "det A"], ["share", "det A : ‖a_1‖‖a_2‖"], ["rank", "rank A"]], { into: frame.stage });
  const shown = matrixShow(frame, 2, 2, { tones: ["accent", "warm"] });
  const lines = choice(frame, null, {
    label: "Lines when flat", options: [["0", "lost and reached"], ["1", "all four"]], onchoose: (value) => frame.set({ four: Number(value) }),
  });

  function drawLeft(at) {
    const flat = rank(at) === 1;
    const lost = across(rowLine(at));
    left.square.set([[0, 0], [1, 0], [1, 1], [0, 1]]);
    left.threads.forEach((thread, k) => {
      thread.show(flat);
      thread.set(foot(at, k - SIDE), lost);
    });
    left.nothing.show(flat);
    left.nothing.set([0, 0], lost, "x sent to 0");
    left.rows.show(flat && Boolean(at.four));
    left.rows.set([0, 0], rowLine(at), "rows");
    const many = flat && outcome(at) === "many";
    const x = nearest(at);
    for (const part of [left.answer, left.glow]) part.show(many);
    left.glow.set(x, lost);
    left.answer.set(x, lost);
    const one = outcome(at) === "one";
    const seen = one && x.every((entry) => Math.abs(entry) <= REACH);
    left.found.set(seen ? [x] : []);
    left.name.show(seen);
    left.name.set(x, "x", [14, -14]);
    drawTried(at);
  }

  /** v and its shadow on the line of the rows on the left, where both are sent on the right. */
  function drawTried(at) {
    const [v, shown] = [tried(at), fourShown(at)];
    for (const part of [left.drop, left.arrow, left.tip, after.sent]) part.show(shown);
    if (!shown) return;
    left.drop.set(v, scale(rowLine(at), dot(rowLine(at), v)));
    left.arrow.set(v);
    left.tip.set(v);
    after.sent.set(times(matrixOf(at), v), [0, 0], norm(v) * kept(at) < 1e-6 ? "" : "A v");
  }

  function drawRight(at) {
    const flat = rank(at) === 1;
    const [p, q] = [first(at), second(at)];
    after.lattice.set(matrixOf(at));
    after.square.set([[0, 0], p, [p[0] + q[0], p[1] + q[1]], q]);
    for (const part of [after.line, after.reached]) part.show(flat);
    after.reached.set([0, 0], columnLine(at));
    after.line.set([0, 0], columnLine(at), "columns");
    after.leftNull.show(flat && Boolean(at.four));
    after.leftNull.set([0, 0], across(columnLine(at)), "left null");
    after.landings.set(flat ? left.threads.map((_, k) => times(matrixOf(at), foot(at, k - SIDE))).filter((each) => each.every((entry) => Math.abs(entry) < REACH)) : []);
    after.arrows[0].set(p);
    after.arrows[1].set(q);
    [p, q, right(at)].forEach((place, index) => after.tips[index].set(place));
    after.name.set(right(at), "b", [15, -13]);
  }

  function draw(at) {
    drawLeft(at);
    drawRight(at);
    const result = outcome(at);
    big.tone(result === "one" ? "soft" : result === "many" ? "gold" : "warm");
    big.set(RESULT[result]);
    numbers.set({ area: show(area(at)), share: show(share(at)), rank: String(rank(at)) });
    shown.set(matrixOf(at).map((line) => line.map((entry) => brief(entry))));
    lines.mark(String(at.four ? 1 : 0));
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
