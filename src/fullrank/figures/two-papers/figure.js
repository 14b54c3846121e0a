// One point on two papers: standard squares, and squares ruled along the eigenvectors, where a step only multiplies.

import { brief, button, choice, clamp, figure, legend, matrixShow, norm, plane, readout, row, show, times } from "../kit/kit.js";

const MOST = 8;
const WIDE = [-8, 8];
const REACH = 5; // how far the eigenpaper goes

export const state = { matrix: "bicycles", x: 7, y: 0, n: 0, swapped: 0 };

// Columns of `own` are eigenvectors, `factors` their eigenvalues in the same order.
const MATRICES = {
  bicycles: { words: "bicycles", rows: [[0.7, 0.4], [0.3, 0.6]], own: [[4, 1], [3, -1]], factors: [1, 0.3] },
  jumping: { words: "jumping", rows: [[1.6, -1.2], [0.8, -1.2]], own: [[3, 1], [1, 2]], factors: [1.2, -0.8] },
  upright: { words: "right angles", rows: [[0.9, 0.4], [0.4, 0.3]], own: [[2, 1], [1, -2]], factors: [1.1, 0.1] },
};

/** The two numbers of a place on the eigenpaper. */
function coordinates({ own: [[a, b], [c, d]] }, [x, y]) {
  const area = a * d - b * c;
  return [(d * x - b * y) / area, (a * y - c * x) / area];
}

const swap = ([p, q]) => [q, p];
/** Where n steps bring the two numbers; between whole steps straight from one place to the next. */
function stepped(start, factors, n) {
  const whole = Math.floor(n + 1e-9);
  return start.map((value, index) => value * factors[index] ** whole * (1 + (n - whole) * (factors[index] - 1)));
}

const setOf = (at) => MATRICES[at.matrix];
const begin = (at) => coordinates(setOf(at), [at.x, at.y]);
const used = (at) => (at.swapped ? swap(setOf(at).factors) : setOf(at).factors);
const onAxis = (at) => begin(at).findIndex((_, index) => Math.abs(begin(at)[1 - index]) < 1e-9 && Math.abs(begin(at)[index]) > 0.05);
const mixed = (at) => begin(at).every((each) => Math.abs(each) > 0.05);

export const goals = {
  decoupled: (at) => !at.swapped && at.n >= 3 && Number.isInteger(at.n) && mixed(at),
  "own-axis": (at) => !at.swapped && at.n >= 1 && onAxis(at) >= 0,
  "wrong-order": (at) => Boolean(at.swapped) && at.n >= 1 && mixed(at),
};

/** A place pulled to an axis of the eigenpaper when it is close; narrower than a step of the keyboard. */
function settle(at, changes) {
  if ("matrix" in changes && !("n" in changes)) return { n: 0 };
  if (!("x" in changes || "y" in changes)) return {};
  const set = setOf(at);
  const parts = begin(at);
  for (const index of [0, 1]) {
    const column = set.own.map((line) => line[1 - index]);
    if (Math.abs(parts[1 - index]) * norm(column) < 0.09 && Math.abs(parts[index]) > 0.05) {
      const foot = times(set.own, parts.map((value, k) => (k === index ? value : 0)));
      return { x: foot[0], y: foot[1] };
    }
  }
  return {};
}

/** The nearest place that both papers can show. */
function kept(set, [x, y]) {
  const inside = coordinates(set, [clamp(x, ...WIDE), clamp(y, ...WIDE)]).map((value) => clamp(value, -REACH, REACH));
  return times(set.own, inside);
}

const spot = (v) => `(${show(v[0])}, ${show(v[1])})`;

function sentence(at) {
  const set = setOf(at);
  const n = Math.round(at.n);
  const parts = stepped(begin(at), used(at), n);
  const place = `(x, y) = ${spot(times(set.own, parts))} and (p, q) = ${spot(parts)}`;
  if (n === 0) return `Before the first step: ${place}. It is one point; each paper gives it its own two numbers.`;
  if (at.swapped) return `After ${n}: ${place}, but A sends the point to ${spot(times(set.own, stepped(begin(at), set.factors, n)))}: the factors stand in the wrong order.`;
  const [first, second] = set.factors.map((each) => brief(each));
  if (onAxis(at) >= 0) return `After ${n}: ${place}. On its own axis the point only runs along it: every step is one factor.`;
  return `After ${n}: ${place}. Each step has multiplied p by ${first} and q by ${second}, and mixed nothing.`;
}

/** The handle of one paper: it takes the point where it is, and a new place is a new start. */
const taken = (frame, toStandard) => (place) => {
  const [x, y] = kept(setOf(frame.state), toStandard(place));
  frame.set({ x, y, n: 0 });
};

function paper(view, { names, first, frame, toStandard, label, step }) {
  const own = view.lattice({ tone: "leaf", width: 1, reach: 12 });
  const axes = [view.line({ tone: "leaf", width: 2 }), view.line({ tone: "plum", width: 2 })];
  const legs = [view.segment({ tone: names ? "leaf" : "accent", width: 3 }), view.segment({ tone: names ? "plum" : "accent", width: 3, dash: "dashed" })];
  const trail = view.curve({ tone: "soft", width: 1.5, dash: "dotted" });
  const stops = view.dots({ tone: "soft", radius: 3.2 });
  const miss = view.segment({ tone: "warm", width: 2, dash: "dashed" });
  const truth = view.dots({ tone: "leaf", radius: 6 });
  const truthName = view.label("true image", { tone: "leaf", plain: true, small: true });
  const point = view.point({
    label, tone: "accent", first, rule: { place: (at) => at, key: ([x, y], [right, up]) => [x + right * step, y + up * step] },
    onmove: taken(frame, toStandard), say: () => sentence(frame.state),
  });
  return { own, axes, legs, trail, stops, miss, truth, truthName, point };
}

function build(frame) {
  const title = (words, into) => legend(frame, [["line", ...words]], { into });
  title(["accent", "standard paper: x and y"], frame.stage);
  const left = plane(frame, { x: WIDE, y: WIDE, grid: 2, names: ["x", "y"], label: "Standard paper with the point" });
  const standard = paper(left, { frame, first: true, label: "Point on the standard paper", toStandard: (place) => place, step: 0.25 });
  const names = [left.label("p", { tone: "leaf" }), left.label("q", { tone: "plum" })];
  const buttons = row(frame, { into: frame.stage });
  const stepButton = button(frame, "Step", () => {
    const goal = Math.min(MOST, Math.floor(frame.state.n + 1e-9) + 1);
    frame.glide({ n: goal }, 0.9);
  }, { main: true, into: buttons });
  const back = button(frame, "Back to start", () => frame.glide({ n: 0 }, 0.6), { into: buttons });
  const plain = readout(frame, [["at", "(x, y)", "accent"], ["fx", "x was multiplied by"], ["fy", "y was multiplied by"]], { into: frame.stage });

  title(["leaf", "eigenpaper: p and q"], frame.side);
  const right = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], grid: 1, into: frame.side, names: ["p", "q"], label: "Eigenpaper with the same point" });
  const eigenpaper = paper(right, {
    frame, names: true, label: "Point on the eigenpaper", toStandard: (place) => times(setOf(frame.state).own, place), step: 0.1,
  });
  const numbers = readout(frame, [["at", "(p, q)"], ["fp", "p was multiplied by", "leaf"], ["fq", "q was multiplied by", "plum"], ["n", "steps"]]);
  choice(frame, "matrix", { label: "The step A", options: Object.entries(MATRICES).map(([key, { words }]) => [key, words]), into: frame.below });
  const order = choice(frame, null, {
    label: "Factors in D", options: [["0", "in order"], ["1", "exchanged"]], onchoose: (value) => frame.set({ swapped: Number(value), n: Math.round(frame.state.n) }), into: frame.below,
  });
  const shown = row(frame, { into: frame.side });
  const matrices = [["A", []], ["D", ["leaf", "plum"]], ["C", ["leaf", "plum"]]].map(([label, tones]) => matrixShow(frame, 2, 2, { label, tones, into: shown }));

  function place(sheet, at, to, corner) {
    const [start, factors] = [begin(at), used(at)];
    const here = to(stepped(start, factors, at.n));
    const visited = Array.from({ length: Math.floor(at.n + 1e-9) + 1 }, (_, k) => to(stepped(start, factors, k)));
    const right = to(stepped(start, setOf(at).factors, at.n));
    const apart = Boolean(at.swapped) && norm([right[0] - here[0], right[1] - here[1]]) > 0.05;
    sheet.trail.set([...visited, here]);
    sheet.stops.set(visited);
    sheet.legs[0].set([0, 0], corner);
    sheet.legs[1].set(corner, here);
    for (const part of [sheet.truth, sheet.miss]) part.show(apart);
    sheet.truth.set([right]);
    sheet.truthName.show(apart);
    sheet.truthName.set(right, "true image", [46, right[1] > here[1] ? -18 : 18]);
    sheet.miss.set(here, right);
    sheet.point.set(here);
    return here;
  }

  /** What the last step, or the one under way, multiplies a number by. */
  function ratios(at, to) {
    if (at.n < 1e-6) return ["–", "–"];
    const n = Math.max(1, Math.ceil(at.n - 1e-6));
    const [before, after] = [n - 1, n].map((k) => to(stepped(begin(at), used(at), k)));
    return before.map((value, index) => (Math.abs(value) < 1e-6 ? "–" : show(after[index] / value)));
  }

  function draw(at) {
    const set = setOf(at);
    const parts = stepped(begin(at), used(at), at.n);
    const same = (v) => v;
    const over = (v) => times(set.own, v);
    const here = place(standard, at, over, [over(parts)[0], 0]);
    place(eigenpaper, at, same, [parts[0], 0]);
    standard.own.set(set.own);
    eigenpaper.own.show(false);
    const columns = [0, 1].map((index) => set.own.map((line) => line[index]));
    standard.axes.forEach((line, index) => line.set([0, 0], columns[index]));
    eigenpaper.axes.forEach((line, index) => line.set([0, 0], [1 - index, index]));
    names.forEach((label, index) => {
      const far = 7 / Math.max(...columns[index].map(Math.abs));
      label.set(columns[index].map((entry) => entry * far), index ? "q" : "p", [index ? 12 : -12, index ? -8 : -14]);
    });
    const [fx, fy] = ratios(at, over);
    const [fp, fq] = ratios(at, same);
    plain.set({ at: spot(here), fx, fy });
    numbers.set({ at: spot(parts), fp, fq, n: brief(at.n, 0) });
    const texts = (rows) => rows.map((line) => line.map((entry) => brief(entry)));
    const [p, q] = used(at);
    matrices[0].set(texts(set.rows));
    matrices[1].set(texts([[p, 0], [0, q]]));
    matrices[2].set(texts(set.own));
    order.mark(String(at.swapped ? 1 : 0));
    stepButton.enable(at.n < MOST);
    back.enable(at.n > 0);
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
