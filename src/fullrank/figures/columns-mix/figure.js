// A matrix times a vector: the columns, scaled by the entries of the vector and laid tip to tail. Beside it the same by rows.

import { brief, choice, clamp, figure, headline, legend, matrixField, norm, note, pair, plane, plus, readout, row, scale, show, times, unit } from "../kit/kit.js";

const WIDE = [-6.5, 6.5];
const HIGH = [-5.4, 5.4];
const MOST = 3;

// x and y are the entries of the vector; tx, ty a target (shown when aim is 1); wrong: a slip drawn beside the truth.
export const state = { a: 2, b: -1, c: 1, d: 3, x: 1, y: 1, aim: 0, tx: 5, ty: -1, wrong: 0 };

const matrixOf = ({ a, b, c, d }) => [[a, b], [c, d]];
const image = (at) => times(matrixOf(at), [at.x, at.y]);
const columns = ({ a, b, c, d }) => [[a, c], [b, d]];
const gap = (at) => norm(plus(image(at), [-at.tx, -at.ty]));
const parallel = ({ a, b, c, d }) => Math.abs(a * d - b * c) < 1e-9;

export const goals = {
  hit: (at) => Boolean(at.aim) && gap(at) < 0.15,
  "second-only": (at) => Math.abs(at.x) < 0.03 && Math.abs(at.y) > 0.5,
  back: (at) => norm(image(at)) < 0.1 && Math.max(Math.abs(at.x), Math.abs(at.y)) > 0.5,
};

/** What each slip would have given: arrows, and a word for it. */
const SLIPS = [
  null,
  { words: "the rows mixed", arrows: (at) => [times([[at.a, at.c], [at.b, at.d]], [at.x, at.y])], says: "With the rows of A as arrows the sum lands elsewhere." },
  { words: "only the diagonal", arrows: (at) => [[at.a * at.x, at.d * at.y]], says: "With only the diagonal, half of each column is lost." },
  { words: "not added", arrows: (at) => columns(at).map((column, k) => scale(column, k ? at.y : at.x)), says: "Two scaled columns that were never added: two arrows, where the answer is one." },
  { words: "rows added first", arrows: (at) => [[(at.a + at.b) * at.x, (at.c + at.d) * at.y]], says: "With each row added up first, both columns have had the same weight." },
];

const tidy = (value) => Number(clamp(value, -MOST, MOST).toFixed(2));

function sentence(at) {
  const [p, q] = image(at);
  const sum = `${brief(at.x)} times the first column and ${brief(at.y)} times the second, tip to tail, end at (${brief(p)}, ${brief(q)}).`;
  if (at.wrong) return `${sum} ${SLIPS[at.wrong].says}`;
  if (at.aim) return `${sum} ${gap(at) < 0.15 ? "That is the target." : `The target is ${show(gap(at), 1)} away.`}`;
  if (norm([p, q]) < 0.1 && (at.x || at.y)) return `${sum} The two cancel: the columns lie on one line.`;
  return sum;
}

function build(frame) {
  const view = plane(frame, { x: WIDE, y: HIGH, grid: 1, ticks: false, label: "Plane with the two columns, scaled and added" });
  const reach = view.lattice({ tone: "soft", width: 0.9, reach: 9 });
  const target = view.circle({ tone: "gold", width: 3 });
  const targetName = view.label("target", { tone: "gold", plain: true, small: true });
  const bare = [view.arrow({ tone: "accent", width: 6, faint: true }), view.arrow({ tone: "warm", width: 6, faint: true })];
  const parts = [view.arrow({ tone: "accent", width: 3.2 }), view.arrow({ tone: "warm", width: 3.2 })];
  const named = [view.label("a_1", { tone: "accent" }), view.label("a_2", { tone: "warm" })];
  const sum = view.arrow({ tone: "plum", width: 3.4, name: "A x", side: -1 });
  const slips = [0, 1].map(() => view.arrow({ tone: "ink", dash: "dotted", width: 3, name: "slip", side: 1 }));
  /** A tip that runs along its own column only; the other weight stays. */
  const tip = (index, name) => {
    const along = (place) => {
      const column = columns(frame.state)[index];
      const from = index ? scale(columns(frame.state)[0], frame.state.x) : [0, 0];
      const size = norm(column) ** 2;
      return size < 1e-9 ? frame.state[name] : ((place[0] - from[0]) * column[0] + (place[1] - from[1]) * column[1]) / size;
    };
    const settled = (weight) => (Math.abs(weight - Math.round(weight * 2) / 2) < 0.06 ? Math.round(weight * 2) / 2 : weight);
    return view.point({
      label: index ? "Weight of the second column" : "Weight of the first column", tone: index ? "warm" : "accent", shape: "halo", first: index === 0, within: false,
      rule: { place: (place) => [settled(along(place)), 0], key: (_, [right, up]) => [frame.state[name] + 0.1 * (right + up), 0] },
      onmove: ([weight]) => frame.set({ [name]: tidy(weight) }),
      say: () => `${index ? "x2" : "x1"} is ${brief(frame.state[name])}. ${sentence(frame.state)}`,
    });
  };
  const tips = [tip(0, "x"), tip(1, "y")];
  legend(frame, [["line", "accent", "first column, x_1 times"], ["line", "warm", "second column, x_2 times"], ["line", "plum", "their sum"]]);

  const big = headline(frame, { tone: "plum" });
  matrixField(frame, [["a", "b"], ["c", "d"]], { tones: ["accent", "warm"], limit: MOST, step: "any" });
  const weights = readout(frame, [["x", "x_1", "accent"], ["y", "x_2", "warm"]]);
  const mixture = note(frame, "");
  const mixed = readout(frame, [["top", "row 1"], ["low", "row 2"]]);
  const wrong = choice(frame, null, {
    label: "Beside it, a slip", options: SLIPS.map((slip, index) => [index, slip?.words ?? "none"]), onchoose: (index) => frame.set({ wrong: index }), into: row(frame, { into: frame.below }),
  });

  function draw(at) {
    const [first, second] = columns(at);
    const [one, two] = [scale(first, at.x), scale(second, at.y)];
    const end = plus(one, two);
    reach.show(!parallel(at));
    reach.set(matrixOf(at));
    bare[0].set(first);
    bare[1].set(plus(one, second), one);
    parts[0].set(one);
    parts[1].set(end, one);
    [[one, [0, 0], at.x], [end, one, at.y]].forEach(([to, from, weight], k) => {
      const [nx, ny] = unit([to[1] - from[1], to[0] - from[0]]); // across the arrow, on the screen
      const side = (k ? 1 : -1) * (one[0] * second[1] - one[1] * second[0] < 0 ? -1 : 1) * (at.y < 0 ? -1 : 1) * (k ? 1 : -1);
      named[k].show(norm(plus(to, scale(from, -1))) > 0.4);
      named[k].set(scale(plus(from, to), 0.5), `${brief(weight)} a_${k + 1}`, [26 * side * nx, 20 * side * ny]);
    });
    sum.set(end);
    tips[0].set(one);
    tips[1].set(end);
    target.show(Boolean(at.aim));
    target.set([at.tx, at.ty], 0.28);
    targetName.show(Boolean(at.aim));
    targetName.set([at.tx, at.ty], "target", [0, 24]);
    const astray = at.wrong ? SLIPS[at.wrong].arrows(at) : [];
    slips.forEach((arrow, k) => {
      arrow.show(k < astray.length);
      if (k < astray.length) arrow.set(astray[k]);
    });
    big.set(`A x = (${brief(end[0])}, ${brief(end[1])})`);
    weights.set({ x: brief(at.x), y: brief(at.y) });
    const bracket = (value) => (value < 0 ? `(${brief(value)})` : brief(value));
    mixture.set(`By columns: ${brief(at.x)} ${pairOf(first)} + ${bracket(at.y)} ${pairOf(second)}. By rows:`);
    mixed.set({
      top: `${brief(at.a)}·${bracket(at.x)} + ${bracket(at.b)}·${bracket(at.y)} = ${brief(end[0])}`,
      low: `${brief(at.c)}·${bracket(at.x)} + ${bracket(at.d)}·${bracket(at.y)} = ${brief(end[1])}`,
    });
    wrong.mark(at.wrong);
    frame.say(sentence(at));
  }
  return draw;
}

const pairOf = (v) => pair(v).replace(/\.?0+(?=[,)])/g, "");

export default { render: (context) => figure(context, state, build) };
