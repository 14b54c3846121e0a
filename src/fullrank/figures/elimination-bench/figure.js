// A bench for row operations: drag a row onto a row, and the multiple that clears its column is taken away. Numbers are
// exact fractions. Beside the table stand the lines (two unknowns) or the planes (three) that the rows describe.
//
// State: `system` is one of the systems below, or a code from 1000 on that holds two equations in two unknowns (see `coded`);
// `rows`, if not empty, is a system of the reader's own, "2 1 8_1 3 9". `moves` is what was done, in order:
//   R2-3_2*R1  from row 2, 3/2 times row 1 was taken      R1xR2  rows 1 and 2 were exchanged
//   R2*1_5     row 2 was multiplied by 1/5                B      the next unknown was read, from the last row upwards
// Mistakes can be shown, not made by hand: R2-3_2*R1! leaves the right side as it was, R2*1_5! changes one entry only,
// C2-3*C1 takes columns instead of rows, T reads every row as if the other unknowns were zero. With `tool` "look" there is only undo and redo: a picture of what went wrong.
// `stage` (1 staircase, 2 solved) and `whole` (no fraction was seen) follow from these.

import {
  away, button, canvas, choice, clamp, drag, figure, headline, html, look, note, plane, row, say, space, svg, write,
} from "../kit/kit.js";

export const state = { system: 1, rows: "", moves: "", tool: "subtract", stage: 0, whole: 1 };

const GOODS = ["bread", "honey", "tea", "figs", "oil"]; // at 2, 5, 4, 3 and 6
const SYSTEMS = {
  1: { words: "two goods", rows: [[2, 1, 9], [1, 3, 17]] },
  2: { words: "three goods", rows: [[1, 2, 1, 16], [2, 3, 3, 31], [3, 1, 2, 19]] },
  3: { words: "a zero in the way", rows: [[1, 1, 2, 15], [2, 2, 1, 18], [1, 3, 1, 21]] },
  4: { words: "two that disagree", rows: [[2, 3, 19], [4, 6, 40]] },
  5: { words: "nothing new", rows: [[1, 1, 2, 15], [2, 1, 1, 13], [3, 2, 3, 28]] },
  6: { words: "five goods", rows: [[1, 1, 0, 0, 2, 19], [2, 1, 1, 1, 1, 22], [3, 1, 1, 1, 3, 36], [3, 2, 2, 1, 1, 33], [0, 0, 1, 1, 1, 13]] },
};
const LETTERS = ["x", "y", "z", "v", "w"];
const TONES = ["accent", "warm", "leaf", "plum", "ink"];
const DASHES = ["", "dashed", "dotted", "", ""];
const MOST = 99999; // digits that a cell can show; a move that needs more is refused

// --- exact numbers: [top, bottom], bottom > 0, nothing in common -----------------------------------

const divisor = (a, b) => (b === 0 ? Math.abs(a) : divisor(b, a % b));
function ratio(top, bottom = 1) {
  const common = (divisor(top, bottom) || 1) * (bottom < 0 ? -1 : 1);
  return [top / common + 0, bottom / common];
}
const ZERO = [0, 1];
const ONE = [1, 1];
const less = ([a, b], [c, d]) => ratio(a * d - c * b, b * d);
const by = ([a, b], [c, d]) => ratio(a * c, b * d);
const over = ([a, b], [c, d]) => ratio(a * d, b * c);
const minus = ([a, b]) => [-a + 0, b];
const nil = ([a]) => a === 0;
const same = ([a, b], [c, d]) => a === c && b === d;
const near = ([a, b]) => a / b;
const fits = ([a, b]) => Math.abs(a) <= MOST && b <= MOST;
const text = ([a, b]) => `${a < 0 ? "−" : ""}${Math.abs(a)}${b === 1 ? "" : `/${b}`}`;
const typed = (value) => text(value).replace("−", "-").replace("/", "_");
function parsed(words) {
  const found = /^(-?\d{1,5})(?:[/_](\d{1,5}))?$/.exec(words);
  return found && Number(found[2] ?? 1) > 0 ? ratio(Number(found[1]), Number(found[2] ?? 1)) : null;
}

// --- systems ---------------------------------------------------------------------------------------

/** A system of the reader's own: rows of numbers with the right side last, or null where that cannot be read. */
function own(words) {
  const rows = words.split(/[_;|\n]/).map((line) => line.trim().split(/[\s,]+/).map(parsed));
  const width = rows[0].length;
  const good = rows.every((line) => line.length === width && line.every(Boolean)) && rows.length >= 2 && rows.length <= 5;
  return good && width >= 3 && width <= 6 ? { names: LETTERS.slice(0, width - 1), rows } : null;
}

/** 1000 + (v1 + 15) + 31 (v2 + 15) + 961 (v3 + 15) + ...: the six numbers of two equations, each from -15 to 15. */
function coded(code) {
  const digit = (k) => [(Math.floor((code - 1000) / 31 ** k) % 31) - 15, 1];
  return { names: LETTERS.slice(0, 2), rows: [[0, 1, 2].map(digit), [3, 4, 5].map(digit)] };
}

function systemOf(at) {
  const given = at.rows ? own(at.rows) : at.system >= 1000 ? coded(at.system) : null;
  if (given) return given;
  const { rows } = SYSTEMS[at.system] ?? SYSTEMS[1];
  return { names: GOODS.slice(0, rows[0].length - 1), rows: rows.map((line) => line.map((value) => [value, 1])) };
}

// --- what a table is -------------------------------------------------------------------------------

const leadOf = ({ v }) => {
  const found = v.slice(0, -1).findIndex((value) => !nil(value));
  return found < 0 ? v.length - 1 : found;
};

/** How far the staircase has come: rows done, their pivot columns, where the next pivot should stand. */
function shapeOf(rows) {
  const n = rows[0].v.length - 1;
  const leads = rows.map(leadOf);
  let done = 0;
  while (done < rows.length && leads[done] < n && leads.slice(done + 1).every((lead) => lead > leads[done])) done += 1;
  const empty = leads.map((lead, i) => (lead === n ? i : -1)).filter((i) => i >= 0);
  const staircase = leads.slice(done).every((lead) => lead === n);
  const column = Math.min(...leads.slice(done), n);
  const broken = empty.find((i) => !nil(rows[i].v[n])) ?? -1;
  return { n, leads, done, empty, staircase, column, broken, waiting: !staircase && leads[done] > column };
}

const MOVE = /^(?:R(\d)-(-?\d+(?:_\d+)?)\*R(\d)(!?)|R(\d)x?R(\d)|R(\d)\*(-?\d+(?:_\d+)?)(!?)|([BT])|C(\d)-(-?\d+(?:_\d+)?)\*C(\d))$/;
function moveOf(word) {
  const m = MOVE.exec(word);
  if (!m) return null;
  if (m[1]) return { kind: "subtract", to: m[1] - 1, from: m[3] - 1, by: parsed(m[2]), fault: m[4] === "!" };
  if (m[5]) return { kind: "exchange", from: m[5] - 1, to: m[6] - 1 };
  if (m[7]) return { kind: "scale", to: m[7] - 1, by: parsed(m[8]), fault: m[9] === "!" };
  if (m[10]) return m[10] === "B" ? { kind: "back" } : { kind: "top", fault: true };
  return { kind: "column", to: m[11] - 1, from: m[13] - 1, by: parsed(m[12]), fault: true };
}
const wordOf = (move) => ({
  subtract: () => `R${move.to + 1}-${typed(move.by)}*R${move.from + 1}${move.fault ? "!" : ""}`,
  exchange: () => `R${move.from + 1}xR${move.to + 1}`,
  scale: () => `R${move.to + 1}*${typed(move.by)}${move.fault ? "!" : ""}`,
  back: () => "B",
})[move.kind]();

const wrap = (value) => (value[0] < 0 || value[1] !== 1 ? `(${text(value)})` : text(value));
/** The move as it is written in the lessons. */
function lineOf(move, names) {
  const R = (k) => `R_${k + 1}`;
  if (move.kind === "subtract") {
    const size = [Math.abs(move.by[0]), move.by[1]];
    const front = same(size, ONE) ? "" : `${text(size)} `;
    return `${R(move.to)} ← ${R(move.to)} ${move.by[0] < 0 ? "+" : "−"} ${front}${R(move.from)}${move.fault ? ", left side only" : ""}`;
  }
  if (move.kind === "exchange") return `${R(move.from)} ↔ ${R(move.to)}`;
  if (move.kind === "scale") return `${R(move.to)} ← ${wrap(move.by)} ${R(move.to)}${move.fault ? ", one entry only" : ""}`;
  if (move.kind === "top") return "each row read by itself";
  if (move.kind === "column") return `column ${move.to + 1} − ${text(move.by)} · column ${move.from + 1}`;
  return move.column === undefined ? "no row can be read yet" : `${names[move.column]} = ${text(move.value)}`;
}

/** Does one move to a table; returns the table after it, or a refusal in words. */
function made({ rows, found }, move, names) {
  const stays = (row) => row >= 0 && row < rows.length;
  if (move.kind === "back") return readBack({ rows, found }, names);
  if (move.kind === "top") return { rows, found: Object.fromEntries(rows.map((row) => [leadOf(row), row]).filter(([lead, { v }]) => lead < v.length - 1).map(([lead, { v }]) => [lead, over(v.at(-1), v[lead])])) };
  if (move.kind === "column") return { rows: rows.map(({ id, v }) => ({ id, v: v.map((value, j) => (j === move.to ? less(value, by(move.by, v[move.from])) : value)) })), found };
  if (!stays(move.to) || (move.kind !== "scale" && (!stays(move.from) || move.to === move.from))) return { refused: "There is no such row." };
  const next = rows.slice();
  const last = rows[0].v.length - 1;
  if (move.kind === "exchange") [next[move.to], next[move.from]] = [rows[move.from], rows[move.to]];
  if (move.kind === "scale") {
    if (nil(move.by)) return { refused: "A row times zero is lost: the move could not be undone." };
    const lead = leadOf(rows[move.to]);
    const touched = (j) => !move.fault || j === lead;
    next[move.to] = { id: rows[move.to].id, v: rows[move.to].v.map((value, j) => (touched(j) ? by(move.by, value) : value)) };
  }
  if (move.kind === "subtract") {
    const touched = (j) => !move.fault || j < last;
    next[move.to] = { id: rows[move.to].id, v: rows[move.to].v.map((value, j) => (touched(j) ? less(value, by(move.by, rows[move.from].v[j])) : value)) };
  }
  if (!next.every(({ v }) => v.every(fits))) return { refused: "The numbers would grow too long for the table. Undo a move, or divide a row first." };
  return { rows: next, found: {} };
}

/** Reads the next unknown from the lowest row whose pivot is not known yet. */
function readBack({ rows, found }, names) {
  const n = rows[0].v.length - 1;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const { v } = rows[i];
    const open = v.slice(0, -1).map((value, j) => (nil(value) || j in found ? -1 : j)).filter((j) => j >= 0);
    const known = v.slice(0, -1).every((value, j) => nil(value) || j in found);
    if (leadOf(rows[i]) === n && !nil(v[n])) return { refused: `Row ${i + 1} says 0 = ${text(v[n])}. No prices can make that true.` };
    if (known) continue;
    if (open.length > 1) {
      const list = `${open.slice(0, -1).map((j) => names[j]).join(", ")} and ${names[open.at(-1)]}`;
      const free = shapeOf(rows).staircase;
      return { refused: `Row ${i + 1} still holds ${open.length} unknowns, ${list}: ${free ? "one of them is free, so there is not one answer" : "there is not one to read yet"}.` };
    }
    const rest = v.slice(0, -1).reduce((sum, value, j) => (j in found ? less(sum, by(value, found[j])) : sum), v[n]);
    const value = over(rest, v[open[0]]);
    if (!fits(value)) return { refused: "That number is too long for the table." };
    return { rows, found: { ...found, [open[0]]: value }, read: { row: i, column: open[0], value, rest, lead: v[open[0]], used: Object.keys(found).filter((j) => !nil(v[j])).length } };
  }
  return { refused: "Every unknown that a row can give is known." };
}

const wholeRows = (rows) => rows.every(({ v }) => v.every(([, bottom]) => bottom === 1));

let kept = { key: "" };
/** The table after all moves, with what was done; the same state gives the same answer. */
function run(at) {
  const key = `${at.system}|${at.rows}|${at.moves}`;
  if (kept.key === key) return kept;
  const system = systemOf(at);
  let now = { rows: system.rows.map((v, id) => ({ id, v })), found: {} };
  const first = now;
  const log = [];
  let [whole, faulty, needed, refused] = [wholeRows(now.rows), false, false, ""];
  for (const word of at.moves.split(".").filter(Boolean)) {
    const move = moveOf(word);
    if (!move) continue;
    const shape = shapeOf(now.rows);
    const after = made(now, move, system.names);
    refused = after.refused ?? "";
    if (refused) continue;
    if (move.kind === "exchange" && shape.waiting && [move.from, move.to].includes(shape.done)) needed = true;
    log.push({ ...move, ...(after.read ?? {}), before: now, word });
    faulty ||= Boolean(move.fault);
    now = after;
    whole &&= wholeRows(now.rows);
  }
  kept = { key, system, first, now, log, whole, faulty, needed, refused, shape: shapeOf(now.rows) };
  return kept;
}

const stair = (at) => {
  const { log, shape, faulty } = run(at);
  return log.length > 0 && shape.staircase && !faulty;
};
const solved = (at) => !run(at).faulty && Object.keys(run(at).now.found).length === run(at).shape.n;

export const goals = {
  staircase: (at) => stair(at),
  solved: (at) => solved(at),
  "swap-needed": (at) => stair(at) && run(at).needed,
  "row-of-zeros": (at) => stair(at) && run(at).shape.empty.length > 0,
  whole: (at) => stair(at) && run(at).whole,
};

function settle(at, changes) {
  const moved = "system" in changes && !("moves" in changes) ? { moves: "", rows: "" } : {};
  const next = { ...at, ...moved };
  return { ...moved, stage: solved(next) ? 2 : stair(next) ? 1 : 0, whole: run(next).whole ? 1 : 0 };
}

// --- in words --------------------------------------------------------------------------------------

function termsOf({ v }, names) {
  const terms = v.slice(0, -1).map((value, j) => [value, names[j]]).filter(([value]) => !nil(value));
  const left = terms.map(([[a, b], name], k) => `${a < 0 ? (k ? " − " : "−") : k ? " + " : ""}${Math.abs(a) === b ? "" : `${text([Math.abs(a), b])} `}${name}`).join("");
  return `${left || "0"} = ${text(v.at(-1))}`;
}

function whatWasDone({ log, now, system }) {
  const move = log.at(-1);
  const R = (k) => `row ${k + 1}`;
  if (move.kind === "exchange") return `Rows ${Math.min(move.from, move.to) + 1} and ${Math.max(move.from, move.to) + 1} changed places; no equation changed.`;
  if (move.kind === "top") {
    const { v } = now.rows[0];
    const sum = v.slice(0, -1).reduce((total, value, j) => less(total, minus(by(value, now.found[j] ?? ZERO))), ZERO);
    return `Each row was read as if the other unknowns were zero. Put into row 1, these prices make ${text(sum)}, not ${text(v.at(-1))}. Only the last row may be read by itself.`;
  }
  if (move.kind === "column") return "Columns were combined, not equations: the prices belong to columns, so these are answers to another question.";
  if (move.kind === "scale") return move.fault ? `Only one entry of ${R(move.to)} was divided, so it is another equation now.` : `Row ${move.to + 1} was multiplied by ${text(move.by)} in every place: the same equation in other numbers.`;
  if (move.kind === "back") {
    const one = termsOf(now.rows[move.row], system.names);
    const front = move.used ? `With what is known, row ${move.row + 1} (${one}) leaves ${same(move.lead, ONE) ? "" : same(move.lead, minus(ONE)) ? "−" : `${text(move.lead)} `}${system.names[move.column]} = ${text(move.rest)}` : `Row ${move.row + 1} says ${one}`;
    return same(move.lead, ONE) && move.used ? `${front}.` : `${front}, so ${system.names[move.column]} = ${text(move.value)}.`;
  }
  const lead = leadOf(move.before.rows[move.from]);
  const [old, fresh] = [move.before.rows[move.to].v[lead], now.rows[move.to].v[lead]];
  const taken = `${move.by[0] < 0 ? "To" : "From"} row ${move.to + 1} you ${move.by[0] < 0 ? "added" : "took"} ${text([Math.abs(move.by[0]), move.by[1]])} times row ${move.from + 1}`;
  if (move.fault) return `${taken}, but only on the left side: the equation has become another one.`;
  if (lead >= move.before.rows[0].v.length - 1) return `${taken}, which has no entry on the left.`;
  if (nil(fresh) && !nil(old)) return `${taken}: its entry in column ${lead + 1} is now 0.`;
  if (nil(old) && !nil(fresh)) return `${taken}, and the zero in column ${lead + 1} is gone. Undo takes the move back.`;
  return `${taken}: column ${lead + 1} holds ${text(fresh)} there, so it is not cleared. Both sides changed alike, so the solution is still the same.`;
}

function whereItStands({ now, shape, system }) {
  const { n, done, column, waiting, staircase, empty, broken } = shape;
  if (Object.keys(now.found).length === n) return `Solved: ${system.names.map((name, j) => `${name} = ${text(now.found[j])}`).join(", ")}.`;
  if (Object.keys(now.found).length) return "";
  if (broken >= 0) return `Row ${broken + 1} says 0 = ${text(now.rows[broken].v[n])}: the equations contradict each other, and there is no solution.`;
  if (staircase && done < n) return `Staircase form, ${empty.length ? `and row ${empty[0] + 1} is all zeros: it says 0 = 0, nothing new. ` : ""}${done} ${done === 1 ? "pivot" : "pivots"} for ${n} unknowns: infinitely many solutions.`;
  if (staircase) return `Staircase form: a pivot in every column, so there is one solution.${empty.length ? " The row of zeros says nothing new." : ""}`;
  if (waiting) return `The next pivot should stand in row ${done + 1}, column ${column + 1}, and there is a 0: no multiple of it clears anything.`;
  const below = now.rows.findIndex(({ v }, i) => i > done && !nil(v[column]));
  return `Below the pivot ${text(now.rows[done].v[column])} in column ${column + 1} stands ${text(now.rows[below].v[column])} in row ${below + 1}.`;
}

function sentence(result) {
  const end = whereItStands(result);
  if (result.refused) return result.refused;
  if (!result.log.length) return `${result.now.rows.length} equations, ${result.shape.n} unknowns. ${end}`;
  return `${whatWasDone(result)} ${result.faulty ? "" : end}`.trim();
}

// --- the table -------------------------------------------------------------------------------------

const [WIDE, LEFT, TOP, HIGH, GAP, FOOT] = [430, 66, 36, 60, 7, 46];
const slot = (i) => TOP + i * (HIGH + GAP);

/** A number in a cell: whole, or with a bar. set(x, value, tone, small). */
function cell(into) {
  const texts = [0, 1, 2, 3].map(() => {
    const node = svg("text", { class: "fk-maths", "text-anchor": "middle" }, into);
    node.style.stroke = "none";
    return node;
  });
  const bar = svg("path", { class: "fk-stroke fk-ink" }, into);
  bar.style.setProperty("--w", "1.3px");
  const [whole, top, bottom, sign] = texts;
  for (const part of [top, bottom]) part.style.fontSize = "calc(15px * var(--u))";
  return (x, [a, b], tone, u) => {
    const split = b !== 1;
    const digits = String(Math.max(Math.abs(a), b)).length;
    whole.setAttribute("display", split ? "none" : "inline");
    for (const part of [top, bottom, bar]) part.setAttribute("display", split ? "inline" : "none");
    sign.setAttribute("display", split && a < 0 ? "inline" : "none");
    for (const part of texts) part.setAttribute("class", `fk-maths ${look(tone)}`);
    bar.setAttribute("class", `fk-stroke ${look(tone)}`);
    const middle = HIGH / 2;
    const half = (digits * 4.1 + 3) * u;
    const right = split && a < 0 ? 5 * u : 0;
    const put = (node, dx, dy, words) => {
      node.setAttribute("x", (x + dx).toFixed(1));
      node.setAttribute("y", (middle + dy).toFixed(1));
      say(node, words);
    };
    put(whole, 0, 6 * u, text([a, 1]));
    put(top, right, -4.5 * u, String(Math.abs(a)));
    put(bottom, right, 17 * u, String(b));
    put(sign, right - half - 6 * u, 5.5 * u, "−");
    bar.setAttribute("d", `M${(x + right - half).toFixed(1)} ${middle}H${(x + right + half).toFixed(1)}`);
  };
}

/**
 * One card: its ground, its grip, its name and room for six numbers. What is pressed holds the name alone ("R1"), so that its
 * label can begin with what is seen on it; the numbers lie on top of it and are told, with their goods, in that label.
 */
function card(into, live) {
  const whole = svg("g", {}, into);
  const node = svg("g", live ? { role: "button", tabindex: 0 } : {}, whole);
  const paper = svg("rect", { x: 2, width: WIDE - 4, height: HIGH, rx: 8 }, node);
  paper.style.fill = "var(--fk-paper)";
  const ground = svg("rect", { class: "fk-wash", x: 2, width: WIDE - 4, height: HIGH, rx: 8 }, node);
  const lit = svg("rect", { class: "fk-wash fk-gold", y: 6, height: HIGH - 12, rx: 7 }, node);
  const grip = svg("g", {}, node);
  const catcher = svg("rect", { x: 2, width: LEFT - 12, height: HIGH, fill: "transparent" }, grip);
  catcher.style.pointerEvents = "all";
  for (const [x, y] of [0, 1, 2, 3, 4, 5].map((k) => [13 + 7 * (k % 2), HIGH / 2 - 8 + 8 * Math.floor(k / 2)])) svg("circle", { class: "fk-fill", cx: x, cy: y, r: 1.9 }, grip);
  const name = svg("text", { class: "fk-maths", "text-anchor": "middle", x: 41 }, node);
  name.style.stroke = "none";
  const numbers = svg("g", { "aria-hidden": "true" }, whole);
  numbers.style.pointerEvents = "none";
  const cells = Array.from({ length: 6 }, () => {
    const holder = svg("g", {}, numbers);
    return { holder, set: cell(holder) };
  });
  const ring = svg("rect", { class: "fk-stroke fk-ink", x: 2, width: WIDE - 4, height: HIGH, rx: 8, display: "none" }, node);
  ring.style.setProperty("--w", "3px");
  node.style.cursor = live ? "grab" : "default";
  node.style.outline = "none";
  grip.style.touchAction = "none";
  if (live) {
    node.addEventListener("focus", () => ring.setAttribute("display", node.matches(":focus-visible") ? "inline" : "none"));
    node.addEventListener("blur", () => ring.setAttribute("display", "none"));
  } else node.style.pointerEvents = "none";
  return { whole, node, ground, lit, grip, name, cells, ring };
}

/** Where the middle of column j stands when there are n unknowns; the right side is column n. */
function columns(n) {
  const step = (WIDE - LEFT - 14) / (n + 1.15);
  return { step, at: (j) => LEFT + step * (j + 0.5 + (j === n ? 0.12 : 0)), bar: LEFT + step * (n + 0.06) };
}

function bench(frame, { onpick, ondrop, target }) {
  const box = canvas(frame, { width: WIDE, height: slot(5) + FOOT, label: "The table of the system: rows are equations, the last column is the right side" });
  const heads = Array.from({ length: 6 }, () => svg("text", { class: "fk-soft", "text-anchor": "middle", y: 22 }, box.root));
  const cards = Array.from({ length: 5 }, () => card(box.root, true));
  const stairs = svg("path", { class: "fk-stroke fk-gold" }, box.root);
  stairs.style.setProperty("--w", "3.5px");
  stairs.style.pointerEvents = "none";
  const bar = svg("path", { class: "fk-stroke fk-ink" }, box.root);
  bar.style.setProperty("--w", "1.5px");
  bar.style.pointerEvents = "none";
  const feet = Array.from({ length: 6 }, () => svg("text", { class: "fk-maths", "text-anchor": "middle" }, box.root));
  const ghost = card(box.root, false);
  ghost.whole.setAttribute("display", "none");
  let [height, held] = [0, null];

  const slotAt = (y, count) => clamp(Math.floor((y - TOP + GAP / 2) / (HIGH + GAP)), 0, count - 1);
  cards.forEach((each, index) => {
    let from = [0, 0];
    drag(frame, each.node, {
      grip: each.grip,
      start: (event) => {
        from = box.from(event);
        held = { row: index, y: slot(index), over: -1, dragged: false };
      },
      move: (event) => {
        if (!held || frame.state.tool === "look") return;
        const [x, y] = box.from(event);
        if (!held.dragged && Math.hypot(x - from[0], y - from[1]) < 8) return;
        const to = slotAt(y, box.count);
        const out = y < -30 || y > slot(box.count) + 60 || x < -40 || x > WIDE + 40;
        held = { row: index, y: slot(index) + y - from[1], over: out || to === index ? -1 : to, dragged: true };
        frame.redraw();
      },
      end: (event) => {
        const last = held;
        held = null;
        frame.redraw();
        if (!last || event.type === "pointercancel") return;
        if (!last.dragged) onpick(index);
        else if (last.over >= 0) ondrop(index, last.over);
      },
    });
    each.node.addEventListener("keydown", (event) => {
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (way) cards[clamp(index + way, 0, box.count - 1)].node.focus();
      else if (event.key === "Enter" || event.key === " ") onpick(index);
      else if (event.key === "Escape") onpick(-1);
      else return;
      event.preventDefault();
    });
  });

  /** Draws one card: its row of numbers, which may be scaled, at a height. */
  function paint(each, { v, id }, { y, name, u, n, place, pivot = -1, hoped = false, faint = false, picked = false, dash = "" }) {
    each.whole.setAttribute("transform", `translate(0 ${y.toFixed(1)})`);
    each.whole.setAttribute("opacity", faint ? 0.4 : 1);
    each.ground.setAttribute("class", `fk-wash ${look(TONES[id % 5], dash)}`);
    each.ground.style.setProperty("--w", picked ? "3.5px" : "1.5px");
    each.grip.setAttribute("class", look(TONES[id % 5]));
    each.name.setAttribute("class", `fk-maths ${look(TONES[id % 5])}`);
    each.name.setAttribute("y", (HIGH / 2 + 6 * u).toFixed(1));
    write(each.name, name);
    each.lit.setAttribute("display", pivot < 0 ? "none" : "inline");
    if (pivot >= 0) {
      const wide = Math.min(place.step - 6, 62);
      each.lit.setAttribute("class", `fk-wash ${hoped ? "fk-soft fk-dashed" : "fk-gold"}`);
      each.lit.style.fillOpacity = hoped ? 0 : 0.3;
      each.lit.style.setProperty("--w", hoped ? "1.5px" : "2.5px");
      each.lit.setAttribute("x", (place.at(pivot) - wide / 2).toFixed(1));
      each.lit.setAttribute("width", wide.toFixed(1));
    }
    each.cells.forEach(({ holder, set }, j) => {
      holder.setAttribute("display", j <= n ? "inline" : "none");
      if (j <= n) set(place.at(j), v[j], nil(v[j]) ? "soft" : "ink", u);
    });
  }

  /** Everything: the table as it is, or `part` of the way from the table before. */
  box.draw = ({ result, rows, pick, tool, arriving }) => {
    const { n, done, leads, column, waiting, staircase } = result.shape;
    const place = columns(n);
    const u = box.size();
    const count = rows.length;
    const names = result.system.names;
    box.count = count;
    const total = slot(count) + FOOT;
    if (total !== height) box.root.setAttribute("viewBox", `0 0 ${WIDE} ${(height = total)}`);
    heads.forEach((head, j) => {
      head.setAttribute("display", j <= n ? "inline" : "none");
      head.setAttribute("class", n > 3 ? "fk-tick" : "fk-soft"); // five names stand side by side on a phone
      head.setAttribute("x", place.at(j).toFixed(1));
      write(head, j < n ? names[j] : "total");
    });
    const still = rows === result.now.rows;
    cards.forEach((each, i) => {
      each.whole.setAttribute("display", i < count ? "inline" : "none");
      each.node.setAttribute("tabindex", i < count ? 0 : -1);
      if (i >= count) return;
      const isPivot = still && i < done;
      const isHoped = still && !staircase && i === done;
      paint(each, rows[i], {
        y: arriving?.swap ? arriving.swap(i) : slot(i), name: `R_${i + 1}`, u, n, place,
        pivot: isPivot ? leads[i] : isHoped ? column : -1, hoped: isHoped,
        faint: held?.dragged && held.row === i, picked: pick === i || held?.over === i, dash: held?.over === i ? "dashed" : "",
      });
      const about = `R${i + 1}, row ${i + 1}: ${termsOf(rows[i], names)}`; // what is seen on it first, for whoever speaks to the machine
      each.node.setAttribute("aria-label", pick >= 0 && pick !== i ? `${about}. ${tool === "exchange" ? "Exchange with" : "Subtract from this"} row ${pick + 1}` : about);
      each.node.setAttribute("aria-pressed", pick === i);
    });
    bar.setAttribute("d", `M${place.bar.toFixed(1)} ${TOP - 2}V${slot(count) - GAP + 2}`);
    let line = "";
    if (still) for (let i = 0; i < done; i += 1) {
      const x = (j) => (LEFT + place.step * j + 2).toFixed(1);
      const next = i + 1 < done ? x(leads[i + 1]) : staircase || i + 1 >= count ? (place.bar - 3).toFixed(1) : x(column);
      line += `${line ? "" : `M${x(leads[0])} ${slot(0) - 3}`}V${slot(i) + HIGH + GAP / 2}H${next}`;
    }
    stairs.setAttribute("d", line);
    feet.forEach((foot, j) => {
      const known = result.now.found[j];
      foot.setAttribute("display", j < n ? "inline" : "none");
      foot.setAttribute("x", place.at(j).toFixed(1));
      foot.setAttribute("y", (slot(count) + 10 + 13 * u).toFixed(1));
      foot.setAttribute("class", `fk-maths ${look(known ? "leaf" : "soft")}`);
      say(foot, known ? `${n > 3 ? "" : "= "}${text(known)}` : "?");
    });
    drawGhost(rows, { u, n, place, tool, arriving });
  };

  function drawGhost(rows, { u, n, place, tool, arriving }) {
    const seen = held?.dragged || arriving?.ghost;
    ghost.whole.setAttribute("display", seen ? "inline" : "none");
    if (!seen) return;
    if (arriving?.ghost && !held?.dragged) {
      const { row: source, by: factor, sign, y, fade } = arriving.ghost;
      paint(ghost, { id: source.id, v: source.v.map((value) => by(factor, value)) }, { y, name: sign, u, n, place });
      ghost.whole.setAttribute("opacity", fade.toFixed(2));
      return;
    }
    const source = rows[held.row];
    const factor = tool === "subtract" && held.over >= 0 ? target(held.row, held.over) : null;
    const scaled = factor ? source.v.map((value) => by([Math.abs(factor[0]), factor[1]], value)) : source.v;
    paint(ghost, { id: source.id, v: scaled }, {
      y: held.over >= 0 ? slot(held.over) + (held.over > held.row ? -0.66 : 0.66) * HIGH : held.y,
      name: factor ? (factor[0] < 0 ? "+" : "−") : tool === "exchange" && held.over >= 0 ? "↔" : `R_${held.row + 1}`, u, n, place,
    });
    ghost.whole.setAttribute("opacity", 0.94);
  }
  box.held = () => held;
  box.leave = () => (held = null);
  return box;
}

// --- lines and planes ------------------------------------------------------------------------------

const floats = (rows) => rows.map(({ id, v }) => ({ id, v: v.map(near) }));

/** The solution of a square table in numbers, or null. */
function solution(rows) {
  const table = rows.map(({ v }) => v.map(near));
  const n = table[0].length - 1;
  if (table.length < n) return null;
  for (let k = 0; k < n; k += 1) {
    const best = table.reduce((top, line, i) => (i >= k && Math.abs(line[k]) > Math.abs(table[top][k]) ? i : top), k);
    if (Math.abs(table[best][k]) < 1e-9) return null;
    [table[k], table[best]] = [table[best], table[k]];
    table.forEach((line, i) => {
      if (i === k) return;
      const m = line[k] / table[k][k];
      for (let j = k; j <= n; j += 1) line[j] -= m * table[k][j];
    });
  }
  if (table.slice(n).some((line) => Math.abs(line[n]) > 1e-9)) return null;
  return table.slice(0, n).map((line, k) => line[n] / line[k]);
}

function linePicture(frame, holder) {
  const view = plane(frame, { x: [-1, 7], y: [-1, 7], width: 300, into: holder, names: ["", ""], label: "Each row as a line in the plane of the two unknowns" });
  const glow = [0, 1, 2, 3, 4].map((k) => view.line({ tone: TONES[k], width: 9, glow: true }));
  const lines = [0, 1, 2, 3, 4].map((k) => view.line({ tone: TONES[k], width: 2.6, dash: DASHES[k] }));
  const tags = [0, 1, 2, 3, 4].map((k) => view.label("R_1", { tone: TONES[k] }));
  const crossing = view.dots({ tone: "ink", radius: 5 });
  const axes = [view.label("x", { tone: "soft", anchor: "end" }), view.label("y", { tone: "soft", anchor: "middle" })];
  return (rows, order, { names, home, lit }) => {
    const [cx, cy] = home ?? [3, 3];
    const reach = 4.6;
    const middle = [cx, cy].map((value) => (value > 0 && value < 6.5 ? 3 : value));
    view.view([middle[0] - reach, middle[0] + reach], [middle[1] - reach, middle[1] + reach]);
    lines.forEach((line, id) => {
      const found = rows.find((each) => each.id === id);
      const flat = !found || Math.hypot(found.v[0], found.v[1]) < 1e-9;
      line.show(!flat);
      glow[id].show(!flat && lit.includes(id));
      tags[id].show(!flat);
      if (flat) return;
      const [a, b, c] = found.v;
      const size = a * a + b * b;
      const off = c - a * middle[0] - b * middle[1];
      const foot = [middle[0] + (a * off) / size, middle[1] + (b * off) / size];
      line.set(foot, [-b, a]);
      glow[id].set(foot, [-b, a]);
      // the name near where the line leaves the picture, on the side of its larger end
      const along = 0.8 * reach * (id % 2 ? -1 : 1);
      const length = Math.sqrt(size);
      const [dx, dy] = b / length > 0 || (b === 0 && a > 0) ? [-b / length, a / length] : [b / length, -a / length];
      const at = [foot[0] + along * dx, foot[1] + along * dy];
      const shift = away([a / length, -b / length], "R1", view.size(), 4);
      const inside = [0, 1].map((axis) => clamp(at[axis], middle[axis] - 0.9 * reach, middle[axis] + 0.9 * reach));
      tags[id].set(inside, `R_${order.indexOf(id) + 1}`, shift);
    });
    crossing.show(Boolean(home));
    if (home) crossing.set([home]);
    axes[0].set([middle[0] + reach, clamp(0, middle[1] - reach, middle[1] + reach)], names[0], [-4, -12]);
    // the upright axis is named on its right, or on its left where a line would run through the name there
    const [half, axis, top] = [0.12 * names[1].length, clamp(0, middle[0] - reach, middle[0] + reach), middle[1] + reach - 0.3];
    const room = (x) => Math.min(...rows.map(({ v: [a, b, c] }) => Math.abs(a * x + b * top - c) / (Math.hypot(a, b) || 1)));
    const [right, left] = [axis + half + 0.15, axis - half - 0.15];
    const place = left - half > middle[0] - reach && room(left) > room(right) ? left : right;
    axes[1].set([place, middle[1] + reach], names[1], [0, 10]);
  };
}

const CORNERS = Array.from({ length: 8 }, (_, k) => [0, 1, 2].map((bit) => ((k >> bit) & 1 ? 1 : -1)));
const EDGES = CORNERS.flatMap((corner, k) => [1, 2, 4].filter((bit) => !(k & bit)).map((bit) => [corner, CORNERS[k | bit]]));

/** Where the plane a . p = b cuts the cube from -1 to 1, in order round the cut. */
function cut([a1, a2, a3], b) {
  const value = ([x, y, z]) => a1 * x + a2 * y + a3 * z - b;
  const points = [];
  for (const [p, q] of EDGES) {
    const [s, t] = [value(p), value(q)];
    if (s === t || s * t > 0) continue;
    const part = s / (s - t);
    points.push(p.map((entry, k) => entry + part * (q[k] - entry)));
  }
  if (points.length < 3) return [];
  const centre = [0, 1, 2].map((k) => points.reduce((sum, point) => sum + point[k], 0) / points.length);
  const size = Math.hypot(a1, a2, a3);
  const normal = [a1 / size, a2 / size, a3 / size];
  const first = points[0].map((entry, k) => entry - centre[k]);
  const second = [normal[1] * first[2] - normal[2] * first[1], normal[2] * first[0] - normal[0] * first[2], normal[0] * first[1] - normal[1] * first[0]];
  const angle = (point) => {
    const from = point.map((entry, k) => entry - centre[k]);
    const dot = (u) => from.reduce((sum, entry, k) => sum + entry * u[k], 0);
    return Math.atan2(dot(second), dot(first));
  };
  return points.sort((p, q) => angle(p) - angle(q));
}

function planePicture(frame, holder) {
  const view = space(frame, { label: "Each row as a plane in the space of the three unknowns", range: 1.72, width: 300, height: 270, yaw: 32, pitch: 20, into: holder });
  const box = view.edges({ tone: "soft", width: 1, faint: true });
  const sheets = [0, 1, 2, 3, 4].map((k) => svg("polygon", { class: `fk-wash ${look(TONES[k], DASHES[k])}` }, view.root));
  const dot = view.dots({ tone: "ink", radius: 5 });
  const axes = ["x", "y", "z"].map((name) => view.label(name, { tone: "soft" }));
  return (rows, _order, { names, home, lit }) => {
    const centre = home ?? [2, 2, 2];
    box.set(EDGES);
    sheets.forEach((sheet, id) => {
      const found = rows.find((each) => each.id === id);
      const flat = !found || Math.hypot(...found.v.slice(0, 3)) < 1e-9;
      const points = flat ? [] : cut(found.v.slice(0, 3), (found.v[3] - found.v.slice(0, 3).reduce((sum, value, k) => sum + value * centre[k], 0)) / 3);
      sheet.setAttribute("points", points.map((point) => view.to(point).slice(0, 2).map((entry) => entry.toFixed(1)).join(",")).join(" "));
      sheet.style.setProperty("--w", lit.includes(id) ? "3.4px" : "1.8px");
    });
    dot.show(Boolean(home));
    dot.set([[0, 0, 0]]);
    [[1.25, -1, -1], [-1, 1.25, -1], [-1, -1, 1.22]].forEach((place, k) => axes[k].set(place, names[k]));
  };
}

// --- the figure ------------------------------------------------------------------------------------

const SHOWN = 7; // lines of the history

function build(frame) {
  let [pick, undone, shown, moving] = [-1, [], "", null];
  let seen = null; // rows in numbers as the picture shows them
  let told = ""; // what was said about a row picked up, or a move refused, until something changes
  const tell = (sentence) => {
    told = sentence;
    frame.redraw();
  };
  const words = () => frame.state.moves.split(".").filter(Boolean);
  const put = (list) => frame.set({ moves: list.join(".") });

  /** The multiple of row `from` that clears its first entry in row `to`; 1 where there is nothing to clear. */
  const target = (from, to) => {
    const { rows } = run(frame.state).now;
    const lead = leadOf(rows[from]);
    const there = lead < rows[from].v.length - 1 ? over(rows[to].v[lead], rows[from].v[lead]) : ZERO;
    return nil(there) ? ONE : there;
  };
  function act(move) {
    moving?.stop();
    const after = made(run(frame.state).now, move, run(frame.state).system.names);
    pick = -1;
    if (after.refused) return tell(after.refused);
    undone = [];
    put([...words(), wordOf(move)]);
    return tell("");
  }
  function onto(from, to) {
    if (frame.state.tool === "exchange") return act({ kind: "exchange", from, to });
    if (frame.state.tool === "subtract") return act({ kind: "subtract", from, to, by: target(from, to) });
    pick = -1;
    return tell("To divide, press one row; it is divided by its first entry.");
  }
  function divide(index) {
    const { v } = run(frame.state).now.rows[index];
    const lead = leadOf({ v });
    if (lead === v.length - 1) return tell(`Row ${index + 1} has only zeros on the left: there is nothing to divide by.`);
    if (same(v[lead], ONE)) return tell(`Row ${index + 1} begins with 1 already.`);
    return act({ kind: "scale", to: index, by: over(ONE, v[lead]) });
  }
  function onpick(index) {
    if (frame.state.tool === "look") return undefined;
    if (index >= 0 && frame.state.tool === "divide") return divide(index);
    if (index < 0 || pick === index) pick = -1;
    else if (pick >= 0) return onto(pick, index);
    else pick = index;
    const does = frame.state.tool === "exchange" ? "Press the row to exchange it with." : "Press the row from which a multiple of it is to be taken.";
    return tell(pick < 0 ? "" : `Row ${pick + 1} is picked up. ${does}`);
  }

  const tools = choice(frame, "tool", { label: "Kind of move", options: [["exchange", "exchange"], ["subtract", "subtract"], ["divide", "divide"]], into: frame.stage });
  const table = bench(frame, { onpick, ondrop: onto, target });
  const bar = row(frame, { into: frame.stage });
  const smaller = button(frame, "−", () => step(-1), { into: bar });
  const line = headline(frame, { into: bar });
  const larger = button(frame, "+", () => step(1), { into: bar });
  line.node.style.fontSize = "20px";
  smaller.node.setAttribute("aria-label", "Smaller multiplier");
  larger.node.setAttribute("aria-label", "Larger multiplier");
  bar.style.justifyContent = "space-between";
  bar.style.flexWrap = "nowrap";
  const buttons = row(frame, { into: frame.stage });
  const back = button(frame, "Substitute back", () => act({ kind: "back" }), { into: buttons });
  const undo = button(frame, "Undo", () => {
    undone.push(words().at(-1));
    put(words().slice(0, -1));
  }, { into: buttons });
  const redo = button(frame, "Redo", () => put([...words(), undone.pop()]), { into: buttons });

  const big = headline(frame);
  const pictures = { 2: html("div", {}, frame.side), 3: html("div", {}, frame.side) };
  for (const holder of Object.values(pictures)) Object.assign(holder.style, { width: "100%", maxWidth: "290px", marginInline: "auto" });
  const draws = { 2: linePicture(frame, pictures[2]), 3: planePicture(frame, pictures[3]) };
  const many = note(frame, "More than three unknowns have no picture. The moves are the same.");
  html("h3", {}, frame.side).textContent = "Moves";
  const list = html("div", { class: "fk-maths" }, frame.side);
  const entries = Array.from({ length: SHOWN }, () => html("div", {}, list));
  list.style.minHeight = "3.2em";

  const systems = choice(frame, null, { label: "System", options: Object.entries(SYSTEMS).map(([key, { words: name }]) => [key, name]), onchoose: (key) => frame.set({ system: Number(key), rows: "", moves: "" }), into: frame.below });
  const label = html("label", { class: "fk-field" }, frame.below);
  html("span", { class: "fk-label" }, label).textContent = "Your own";
  const input = html("input", { type: "text", placeholder: "2 1 8; 1 3 9", maxlength: 160, "aria-label": "Rows of your own: numbers with spaces, the right side last, a semicolon between rows", spellcheck: "false" }, label);
  Object.assign(input.style, { flex: "1", minWidth: "0", textAlign: "start" });
  input.addEventListener("change", () => {
    if (!input.value.trim()) return;
    if (own(input.value)) frame.set({ rows: input.value.trim().replace(/\s*[;|_]\s*/g, "_").replace(/[\s,]+/g, " "), system: 0, moves: "" });
    else tell("Two to five rows of whole numbers or fractions, each with its right side last, such as 2 1 8; 1 3 9.");
  });

  /** Changes the multiplier of the move just made. */
  function step(way) {
    const { log } = run(frame.state);
    const move = log.at(-1);
    const rows = move.before.rows;
    let next;
    if (move.kind === "subtract") {
      const lead = leadOf(rows[move.from]);
      const size = lead < rows[0].v.length - 1 ? over(rows[move.to].v[lead], rows[move.from].v[lead])[1] : 1;
      const grain = size <= 12 ? size : 1;
      next = less(move.by, [-way, grain]);
    } else {
      const turned = over(ONE, move.by);
      next = less(turned, [-way, turned[1] <= 12 ? turned[1] : 1]);
      if (nil(next)) next = less(next, [-way, 1]);
      next = over(ONE, next);
    }
    const changed = { ...move, by: next };
    const after = made(move.before, changed, []);
    if (after.refused) return tell(after.refused);
    told = "";
    return put([...words().slice(0, -1), wordOf(changed)]);
  }

  function picture(result, part, from) {
    const { n } = result.shape;
    for (const size of [2, 3]) pictures[size].hidden = n !== size;
    many.node.hidden = n <= 3;
    const now = floats(result.now.rows);
    seen = now.map(({ id, v }) => {
      const old = from?.find((each) => each.id === id)?.v ?? v;
      return { id, v: v.map((value, k) => old[k] + (value - old[k]) * part) };
    });
    const last = result.log.at(-1);
    const lit = last && ["subtract", "scale"].includes(last.kind) ? [result.now.rows[last.to].id] : [];
    draws[n]?.(seen, now.map(({ id }) => id), { names: result.system.names, home: solution(result.first.rows), lit });
  }

  /** The table and the picture; part of the way from what was seen before, if the last move is still arriving. */
  function paint(result, part, forward, from = null) {
    const last = result.log.at(-1);
    let rows = result.now.rows;
    let arriving = null;
    if (part < 1 && forward && last?.kind === "subtract") {
      if (part < 0.5) rows = last.before.rows;
      const y = slot(last.from) + (slot(last.to) - slot(last.from)) * Math.min(1, part * 2) ** 1.4;
      arriving = { ghost: { row: last.before.rows[last.from], by: [Math.abs(last.by[0]), last.by[1]], sign: last.by[0] < 0 ? "+" : "−", y, fade: part < 0.5 ? 0.92 : Math.max(0, 0.92 - 6 * (part - 0.5)) } };
    }
    if (part < 1 && forward && last?.kind === "exchange") {
      const other = (i) => (i === last.from ? last.to : i === last.to ? last.from : i);
      arriving = { swap: (i) => slot(other(i)) + (slot(i) - slot(other(i))) * part };
    }
    table.draw({ result, rows, pick, tool: frame.state.tool, arriving });
    picture(result, part, from);
  }

  /** What a drop would do, while a row hangs over another. */
  function hovering() {
    const held = table.held();
    if (!held?.dragged || held.over < 0) return "";
    if (frame.state.tool === "exchange") return `Drop it here: rows ${held.row + 1} and ${held.over + 1} change places.`;
    if (frame.state.tool === "divide") return "To divide, press one row; it is divided by its first entry.";
    return `Drop it here: ${lineOf({ kind: "subtract", to: held.over, from: held.row, by: target(held.row, held.over) }, []).replace(/_/g, "")}. The card shows what is ${near(target(held.row, held.over)) < 0 ? "added" : "taken away"}.`;
  }

  let [ahead, current] = [0, ""]; // how many moves were shown last, and of which system: tells a step forward from an undo
  function draw(at) {
    const result = run(at);
    const home = `${at.system}|${at.rows}`;
    if (result.key !== shown) {
      moving?.stop();
      const forward = home === current && result.log.length > ahead;
      const from = home === current ? seen : null;
      if (home !== current) [pick, told] = [-1, ""];
      [ahead, current, shown] = [result.log.length, home, result.key];
      if (from) moving = frame.animate(forward ? 1 : 0.35, (part) => paint(result, part, forward, from));
      else paint(result, 1, false);
    } else if (!moving?.running) paint(result, 1, false);

    const last = result.log.at(-1);
    const looking = at.tool === "look";
    for (const node of [tools.node, back.node]) node.hidden = looking;
    for (const node of [systems.node, label]) node.hidden = looking || at.system >= 1000; // a question brings its own system
    const steps = last && ["subtract", "scale"].includes(last.kind) && !last.fault && !looking;
    for (const each of [smaller, larger]) each.node.style.visibility = steps ? "visible" : "hidden";
    line.set(last ? lineOf(last, result.system.names) : looking ? "redo shows the move" : at.tool === "divide" ? "press a row" : "drag one row onto another");
    line.tone(last ? "ink" : "soft");
    back.node.classList.toggle("fk-main", result.shape.staircase);
    back.enable(!solved(at) && result.shape.broken < 0);
    undo.enable(result.log.length > 0);
    redo.enable(undone.length > 0);
    const first = Math.max(0, result.log.length - SHOWN);
    entries.forEach((entry, k) => {
      const move = result.log[first + k];
      entry.hidden = !move;
      write(entry, move ? `${first + k + 1}. ${lineOf(move, result.system.names)}` : "");
    });
    const { shape } = result;
    const [verdict, tone] = result.faulty ? [last.kind === "top" ? "wrong prices" : "another system", "warm"]
      : solved(at) ? ["solved", "leaf"]
        : shape.broken >= 0 ? ["no solution", "warm"]
          : shape.staircase && shape.done < shape.n ? ["infinitely many", "plum"]
            : shape.staircase ? ["staircase form", "leaf"]
              : [`${shape.done} of ${shape.n} columns done`, "soft"];
    big.tone(tone);
    big.set(verdict);
    systems.mark(at.rows ? "" : String(at.system));
    if (!input.matches(":focus")) input.value = at.rows.replace(/_/g, "; ");
    frame.say(hovering() || told || sentence(result));
  }
  const reset = () => {
    [pick, undone, told] = [-1, [], ""];
    table.leave();
  };
  return { draw, settle, reset };
}

export default { render: (context) => figure(context, state, build) };
