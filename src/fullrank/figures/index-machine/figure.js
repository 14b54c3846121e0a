// Two arrays with letters at their sides: a letter that stands twice is summed, one that stands once stays.
//
// State: arrays says what a and b are; p, q are the letters of a, r, s those of b. f and g are the values of the free
// letters in alphabetical order, from 1: the entry that is written out. Under a finger they run between whole numbers.

import { brief, choice, clamp, figure, headline, note, plane, readout } from "../kit/kit.js";

const SIZE = 3;
const LETTERS = ["i", "j", "k"];

export const state = { arrays: "mm", p: "i", q: "j", r: "k", s: "j", f: 1, g: 2 };

const A = [[2, 1, -1], [0, 3, 4], [1, -2, 5]];
const B = [[1, 2, 0], [3, -1, 1], [2, 0, 4]];
const KINDS = {
  v: { words: "two vectors", a: ["p"], b: ["r"] },
  m: { words: "one matrix", a: ["p", "q"], b: [] },
  mv: { words: "matrix and vector", a: ["p", "q"], b: ["r"] },
  mm: { words: "two matrices", a: ["p", "q"], b: ["r", "s"] },
};
const PLACES = [["p", "a, first letter"], ["q", "a, second letter"], ["r", "b, first letter"], ["s", "b, second letter"]];

const lettersOf = (at) => [KINDS[at.arrays].a.map((slot) => at[slot]), KINDS[at.arrays].b.map((slot) => at[slot])];
const often = (at, letter) => lettersOf(at).flat().filter((each) => each === letter).length;
const free = (at) => LETTERS.filter((letter) => often(at, letter) === 1);
const summed = (at) => LETTERS.filter((letter) => often(at, letter) === 2);
const thrice = (at) => LETTERS.filter((letter) => often(at, letter) > 2);
const works = (at) => thrice(at).length === 0 && free(at).length < 3;

/** The letters in order of appearance called i, j, k: "ij,jk" for every product. */
function pattern(at) {
  const names = [...new Set(lettersOf(at).flat())];
  return lettersOf(at).filter((part) => part.length).map((part) => part.map((letter) => LETTERS[names.indexOf(letter)]).join("")).join(",");
}

const NAMES = {
  "i,i": "the dot product of a and b", "i,j": "the outer product: every number of a with every number of b", ii: "the trace of A: the sum of its diagonal",
  ij: "A itself", "ij,j": "A times b: rows of A meet b", "ij,i": "the transpose of A times b: columns of A meet b", "ij,k": "", "ii,j": "b, times the trace of A",
  "ij,jk": "the product A B", "ij,kj": "A times the transpose of B", "ij,ik": "the transpose of A, times B",
  "ij,ji": "the trace of A B", "ij,ij": "all products place by place, added up", "ii,jj": "the trace of A times the trace of B", "ii,jk": "B, times the trace of A", "ij,kk": "A, times the trace of B",
};

/** Whether the free letters appear in another order than that of the result, which is the order of the alphabet. */
function flipped(at) {
  const appeared = [...new Set(lettersOf(at).flat())].filter((letter) => often(at, letter) === 1);
  return appeared.length === 2 && appeared[0] > appeared[1];
}

/** What the expression is called; the free letters in another order than they appear flip a matrix. */
function nameOf(at) {
  const turned = flipped(at);
  if (pattern(at) === "ij" && turned) return "the transpose of A";
  if (pattern(at) === "ij,ki") return turned ? "the product B A" : "the product B A, flipped";
  return NAMES[pattern(at)] + (turned ? ", flipped" : "");
}

export const goals = {
  product: (at) => at.arrays === "mm" && works(at) && pattern(at) === "ij,jk" && !flipped(at),
  dot: (at) => at.arrays === "v" && pattern(at) === "i,i",
  outer: (at) => at.arrays === "v" && pattern(at) === "i,j",
  "trace-of-product": (at) => at.arrays === "mm" && works(at) && pattern(at) === "ij,ji",
  thrice: (at) => thrice(at).length > 0,
};

const settle = (at) => ({ f: clamp(at.f, 1, SIZE), g: clamp(at.g, 1, SIZE) });

const vectorOf = (table) => table.map((line) => line[0]);
/** The numbers of an array at the values of its letters. */
const pick = (table, letters, values) => (letters.length === 2 ? table[values[letters[0]]][values[letters[1]]] : vectorOf(table)[values[letters[0]]]);

/** Every way the summed letters can run while the free ones stand still: values of all letters, from 0. */
function runs(at, fixed) {
  const ways = [{ ...fixed }];
  return summed(at).reduce((all, letter) => all.flatMap((each) => [0, 1, 2].map((value) => ({ ...each, [letter]: value }))), ways);
}

function terms(at, fixed) {
  const [a, b] = lettersOf(at);
  return runs(at, fixed).map((values) => [pick(A, a, values), b.length ? pick(B, b, values) : null]);
}

const entry = (at, fixed) => terms(at, fixed).reduce((sum, [x, y]) => sum + x * (y ?? 1), 0);
const fixedAt = (at, row, column) => Object.fromEntries(free(at).map((letter, index) => [letter, index ? column : row]));
const here = (at) => fixedAt(at, Math.round(at.f) - 1, Math.round(at.g) - 1);

const low = (letters) => (letters.length ? `_{${letters.join("")}}` : "");
const left = (at) => (free(at).length ? `c${low(free(at))}` : "c");
const right = (at) => lettersOf(at).map((part, index) => (part.length ? `${"ab"[index]}${low(part)}` : "")).join(" ").trim();
const listed = (letters) => (letters.length > 1 ? `${letters.slice(0, -1).join(", ")} and ${letters.at(-1)}` : letters[0]);
const stands = (letters, times) => `${listed(letters)} ${letters.length > 1 ? "stand" : "stands"} ${times}`;

function sentence(at) {
  if (thrice(at).length) return `${stands(thrice(at), "three times or more")}: which two would belong together? An expression like this has no meaning here. Change a letter.`;
  if (free(at).length > 2) return "Three letters stand once: the result would be a block of 3 × 3 × 3 = 27 numbers, too many for this paper. Let two letters agree.";
  const sum = summed(at).length ? `${stands(summed(at), "twice")}, and so ${summed(at).length > 1 ? "are" : "is"} summed.` : "No letter stands twice: nothing is summed.";
  const stay = free(at).length ? `${stands(free(at), "once")}: ${free(at).length > 1 ? "a matrix of nine entries" : "three entries"}.` : "No letter is free: one number.";
  return `${sum} ${stay} This is ${nameOf(at)}.`;
}

const box = ([x, y], inset = 0.04) => [[x - 0.5 + inset, y - 0.5 + inset], [x + 0.5 - inset, y - 0.5 + inset], [x + 0.5 - inset, y + 0.5 - inset], [x - 0.5 + inset, y + 0.5 - inset]];
const ORIGIN = { a: [0.7, 8.2], b: [4.75, 8.2], c: [2.7, 3.7] };
const centre = (which, row, column) => [ORIGIN[which][0] + column + 0.5, ORIGIN[which][1] - row - 0.5];
const signed = (value) => (value < 0 ? `(${brief(value)})` : brief(value));

/** Nine cells that can be shown, tinted and written. */
function sheet(view, which, tone) {
  const washes = Array.from({ length: 9 }, () => view.polygon({ tone, width: 1.8 }));
  const frames = Array.from({ length: 9 }, () => view.polygon({ tone: "soft", width: 0.6 }));
  const numbers = Array.from({ length: 9 }, () => view.label("0", { tone: "ink" }));
  return { which, washes, frames, numbers };
}

function fill({ which, washes, frames, numbers }, rows, columns, text, lit) {
  numbers.forEach((label, c) => {
    const [row, column] = [Math.floor(c / 3), c % 3];
    const seen = row < rows && column < columns;
    for (const part of [label, frames[c]]) part.show(seen);
    washes[c].show(seen && lit(row, column));
    if (!seen) return;
    frames[c].set(box(centre(which, row, column)));
    washes[c].set(box(centre(which, row, column)));
    label.set(centre(which, row, column), text(row, column));
  });
}

function build(frame) {
  const view = plane(frame, { x: [0, 8.4], y: [0.2, 9.3], axes: false, grid: false, ticks: false, label: "Arrays a and b above, the result c below, with letters at their sides" });
  const wires = Array.from({ length: 3 }, () => view.segment({ tone: "soft", width: 1.4, dash: "dotted" })); // first, so that they run beneath the numbers
  const [sheetA, sheetB, sheetC] = [["a", "accent"], ["b", "plum"], ["c", "leaf"]].map(([which, tone]) => sheet(view, which, tone));
  const marks = Object.fromEntries(["a", "b", "c"].map((which) => [which, [0, 1].map(() => ["warm", "leaf"].map((tone) => view.label("i", { tone })))]));
  const names = ["a", "b", "c"].map((text) => view.label(text, { tone: "soft" }));
  const none = view.label("no result", { tone: "warm", plain: true });
  const point = view.point({
    label: "Entry of the result", tone: "leaf", shape: "halo", first: true, within: false,
    rule: { place: (at) => at, key: (_, [across, up]) => [Math.round(frame.state.g) + across, Math.round(frame.state.f) - up] },
    onmove: ([x, y], byKey) => frame.set(byKey ? { g: x, f: y } : { g: x - ORIGIN.c[0] + 0.5, f: ORIGIN.c[1] - y + 0.5 }),
    say: () => sentence(frame.state),
  });
  const big = headline(frame);
  const numbers = readout(frame, [["sum", "with the sum sign"], ["code", "in NumPy"], ["cost", "products"]]);
  const written = note(frame);
  const options = LETTERS.map((letter) => [letter, letter]);
  const pickers = Object.fromEntries(PLACES.map(([slot, label]) => [slot, choice(frame, slot, { label, options })]));
  choice(frame, "arrays", { label: "Arrays", options: Object.entries(KINDS).map(([key, { words }]) => [key, words]), into: frame.below });

  /** A letter beside rows (index 0) or columns (1) of a table: warm where it is summed, leaf where it is free. */
  function mark(which, index, letter, rows, columns, at) {
    marks[which][index].forEach((label, style) => {
      const seen = Boolean(letter) && style === (often(at, letter) === 1 ? 1 : 0);
      label.show(seen);
      if (seen) label.set(index ? [ORIGIN[which][0] + columns / 2, ORIGIN[which][1] + 0.34] : [ORIGIN[which][0] - 0.34, ORIGIN[which][1] - rows / 2], letter);
    });
  }

  function draw(at) {
    const [a, b] = lettersOf(at);
    const good = works(at);
    const ways = good ? runs(at, here(at)) : [];
    const uses = (letters) => (row, column) => ways.some((values) => values[letters[0]] === row && (letters.length < 2 || values[letters[1]] === column));
    fill(sheetA, 3, a.length === 2 ? 3 : 1, (row, column) => brief(A[row][column]), uses(a));
    fill(sheetB, b.length ? 3 : 0, b.length === 2 ? 3 : 1, (row, column) => brief(B[row][column]), uses(b));
    const kept = free(at);
    const [rows, columns] = [kept.length > 0 ? 3 : 1, kept.length > 1 ? 3 : 1];
    const [row, column] = [kept.length > 0 ? Math.round(at.f) - 1 : 0, kept.length > 1 ? Math.round(at.g) - 1 : 0];
    fill(sheetC, good ? rows : 0, columns, (y, x) => brief(entry(at, fixedAt(at, y, x))), (y, x) => y === row && x === column);
    for (const [which, letters, high, wide] of [["a", a, 3, a.length === 2 ? 3 : 1], ["b", b, 3, b.length === 2 ? 3 : 1], ["c", good ? kept : [], rows, columns]]) {
      for (const index of [0, 1]) mark(which, index, letters[index], high, wide, at);
    }
    for (const [index, which] of ["a", "b", "c"].entries()) {
      names[index].show(which === "a" || (which === "b" ? b.length > 0 : good));
      names[index].set([ORIGIN[which][0] - 0.34, ORIGIN[which][1] + 0.34]);
    }
    none.show(!good);
    none.set([4.2, 2.2]);
    const pairs = b.length && summed(at).length === 1 ? ways : [];
    wires.forEach((wire, t) => {
      wire.show(t < pairs.length);
      if (t >= pairs.length) return;
      const place = (which, letters) => centre(which, pairs[t][letters[0]], letters.length === 2 ? pairs[t][letters[1]] : 0);
      const [from, to] = [place("a", a), place("b", b)];
      wire.set([from[0] + 0.42, from[1]], [to[0] - 0.42, to[1]]);
    });
    point.show(good && kept.length > 0);
    point.set(centre("c", kept.length > 0 ? at.f - 1 : 0, kept.length > 1 ? at.g - 1 : 0));
    big.tone(good ? "ink" : "warm");
    big.set(good ? `${left(at)} = ${right(at)}` : right(at));
    const total = 3 ** kept.length;
    const each = 3 ** summed(at).length;
    numbers.set({
      sum: good ? `${summed(at).length ? `Σ_{${summed(at).join("")}} ` : ""}${right(at)}` : "–",
      code: good ? `"${[a, b].filter((part) => part.length).map((part) => part.join("")).join(",")}->${kept.join("")}"` : "–",
      cost: good ? `${total} · ${each} = ${total * each}` : "–",
    });
    const list = good ? terms(at, here(at)) : [];
    const which = kept.length ? `_{${[row + 1, ...(kept.length > 1 ? [column + 1] : [])].join("")}}` : "";
    written.set(good ? `c${which} = ${list.map(([x, y]) => (y === null ? signed(x) : `${signed(x)}·${signed(y)}`)).join(" + ")} = ${brief(entry(at, here(at)))}` : "");
    for (const [slot] of PLACES) pickers[slot].node.style.display = [...KINDS[at.arrays].a, ...KINDS[at.arrays].b].includes(slot) ? "" : "none";
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
