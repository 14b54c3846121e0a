// Two receipts are two lines in the plane of prices. A pair of prices to try; and a multiple of the first receipt added to
// the second, which turns its line about the crossing, as long as the total comes along.
//
// State: receipts a x + b y = p and c x + d y = q; prices (x, y) to try; m, the multiple; keep 1 while the total comes along.
// With quiz 1 the crossing is not told: somebody is to find it.

import { brief, choice, clamp, figure, headline, legend, matrixField, note, onGrid, plane, readout, slider } from "../kit/kit.js";

const VIEW = [-2, 10];
const SIGN = { "-1": "−", 1: "+" };

export const state = { a: 1, b: 3, p: 18, c: 2, d: 1, q: 11, x: 8, y: 2, m: 0, keep: 1, quiz: 0 };

const first = (at) => [at.a, at.b, at.p];
const second = (at) => [at.c, at.d, at.q];
const added = (at) => [at.c + at.m * at.a, at.d + at.m * at.b, at.keep ? at.q + at.m * at.p : at.q];
const near = (value, aim) => Math.abs(value - aim) < 1e-6;
const cross = ([a, b], [c, d]) => a * d - b * c;
const left = ([a, b], [x, y]) => a * x + b * y;
const gone = ([a, b]) => near(a, 0) && near(b, 0);
const flat = (one, two) => near(cross(one, two), 0);
const fits = (row, place) => near(left(row, place), row[2]);
const same = (one, two) => flat(one, two) && near(one[0] * two[2], two[0] * one[2]) && near(one[1] * two[2], two[1] * one[2]);
const crossing = (one, two) => [(one[2] * two[1] - one[1] * two[2]) / cross(one, two), (one[0] * two[2] - two[0] * one[2]) / cross(one, two)];

export const goals = {
  "both-fit": (at) => !flat(first(at), second(at)) && fits(first(at), [at.x, at.y]) && fits(second(at), [at.x, at.y]),
  level: (at) => Boolean(at.keep) && !near(at.m, 0) && !gone(added(at)) && near(added(at)[0], 0),
  "never-meet": (at) => !gone(first(at)) && !gone(second(at)) && flat(first(at), second(at)) && !same(first(at), second(at)),
  "one-line": (at) => !gone(first(at)) && !gone(second(at)) && same(first(at), second(at)),
};

/** An equation as people write it: 2x + y = 11. */
function written([a, b, total]) {
  const term = (value, name) => (near(Math.abs(value), 1) ? name : `${brief(Math.abs(value))}${name}`);
  const parts = [[a, "x"], [b, "y"]].filter(([value]) => !near(value, 0));
  if (parts.length === 0) return `0 = ${brief(total)}`;
  const text = parts.map(([value, name], index) => (index ? ` ${SIGN[Math.sign(value)]} ` : value < 0 ? "−" : "") + term(value, name)).join("");
  return `${text} = ${brief(total)}`;
}

/** A line as a point and a direction. */
const drawn = ([a, b, total]) => [[(a * total) / (a * a + b * b), (b * total) / (a * a + b * b)], [-b, a]];

function verdict(at) {
  const [one, two] = [first(at), second(at)];
  if (gone(one) || gone(two)) return "A receipt without any goods on it says nothing about prices.";
  if (same(one, two)) return "Both receipts draw the same line: every point of it fits, so the prices stay open.";
  if (flat(one, two)) return "The lines are parallel and never meet: no prices fit both receipts.";
  return `The lines cross at (${crossing(one, two).map((entry) => brief(entry)).join(", ")}).`;
}

function sentence(at) {
  const tried = `At (${brief(at.x)}, ${brief(at.y)}) the left sides give ${brief(left(first(at), [at.x, at.y]))} and ${brief(left(second(at), [at.x, at.y]))}`;
  const wanted = `; the totals are ${brief(at.p)} and ${brief(at.q)}`;
  if (at.quiz) return `${tried}${wanted}.`;
  if (near(at.m, 0)) return `${tried}${wanted}. ${verdict(at)}`;
  const total = at.keep ? "" : " with its total forgotten";
  if (!at.keep && !flat(first(at), added(at))) return `${brief(at.m)} times receipt 1 added to receipt 2${total}: ${written(added(at))}. The lines now cross at (${crossing(first(at), added(at)).map((entry) => brief(entry)).join(", ")}), and no longer where the prices are.`;
  return `${brief(at.m)} times receipt 1 added to receipt 2${total}: ${written(added(at))}. ${verdict(at)}`;
}

function build(frame) {
  const view = plane(frame, { x: VIEW, y: VIEW, grid: 1, names: ["x, price of a loaf", "y, price of a jar"], label: "Plane of prices with a line for each receipt" });
  const before = view.line({ tone: "warm", width: 1.6, dash: "dotted" });
  const lines = [view.line({ tone: "accent", width: 3, name: "1", end: 0 }), view.line({ tone: "warm", width: 3, dash: "dashed", name: "2" })]; // at opposite ends, lest the names of parallel lines collide
  const where = view.dots({ tone: "leaf", radius: 6 });
  const elsewhere = view.circle({ tone: "warm", width: 2.4 });
  const tried = view.point({
    label: "Prices to try", first: true, tone: "ink", shape: "square", rule: onGrid(0.5), say: () => sentence(frame.state),
    onmove: ([x, y]) => frame.set({ x: clamp(x, ...VIEW), y: clamp(y, ...VIEW) }),
  });
  legend(frame, [["line", "accent", "receipt 1"], ["line", "warm", "receipt 2", "dashed"], ["dot", "leaf", "fits both"]]);
  const big = headline(frame);
  const numbers = readout(frame, [["one", "receipt 1", "accent"], ["two", "receipt 2", "warm"], ["atone", "1 at your prices", "accent"], ["attwo", "2 at your prices", "warm"]]);
  slider(frame, "m", { label: "m", min: -4, max: 4, step: 0.25, tone: "warm", say: (value) => `receipt 2 ${value < 0 ? "−" : "+"} ${brief(Math.abs(value))} · receipt 1` });
  const carry = choice(frame, null, { label: "The total", options: [["1", "comes along"], ["0", "is forgotten"]], onchoose: (value) => frame.set({ keep: Number(value) }) });
  note(frame, "Each row is a receipt: loaves, jars, total.", { into: frame.below });
  matrixField(frame, [["a", "b", "p"], ["c", "d", "q"]], { label: "receipts", tones: ["", "", "leaf"], step: 1, limit: 40, into: frame.below });

  /** What a left side gives at the prices tried, and whether that is the total. */
  function told(row, place) {
    const [value, total] = [left(row, place), row[2]];
    if (frame.state.quiz) return `${brief(value)} of ${brief(total)}`;
    if (near(value, total)) return `${brief(value)}: fits`;
    return `${brief(value)}, ${brief(Math.abs(value - total))} too ${value > total ? "much" : "little"}`;
  }

  return (at) => {
    const [one, two, now] = [first(at), second(at), added(at)];
    const place = [at.x, at.y];
    const turned = !near(at.m, 0);
    before.show(turned && !gone(two));
    if (!gone(two)) before.set(...drawn(two));
    [one, now].forEach((row, index) => {
      lines[index].show(!gone(row));
      if (!gone(row)) lines[index].set(...drawn(row), index && turned ? "2 + m · 1" : String(index + 1));
    });
    const meet = !gone(one) && !gone(two) && !flat(one, two);
    where.set(meet && !at.quiz ? [crossing(one, two)] : []);
    const stray = meet && !at.keep && turned && !flat(one, now);
    elsewhere.show(stray);
    if (stray) elsewhere.set(crossing(one, now), 0.3);
    tried.set(place);
    carry.mark(String(at.keep ? 1 : 0));
    const both = !at.quiz && fits(one, place) && fits(two, place);
    big.tone(both ? "leaf" : "ink");
    big.set(both ? "both fit" : `(${brief(at.x)}, ${brief(at.y)})`);
    numbers.set({ one: written(one), two: written(now), atone: told(one, place), attwo: told(two, place) });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
