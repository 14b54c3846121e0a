// Two moves, one after the other, in both orders. The second move acts on what the first has left.

import { LETTER, brief, button, choice, determinant, figure, heading, legend, matrixShow, plane, product, row, scenery, slider, times } from "../kit/kit.js";

// The moves by number: first is A, second is B. t runs from 0 (nothing yet) over 1 (one move done) to 2 (both).
export const state = { first: 1, second: 0, t: 0, see: 1 };

const MOVES = [
  { words: "quarter turn", rows: [[0, -1], [1, 0]], angle: 90 },
  { words: "shear sideways", rows: [[1, 1], [0, 1]] },
  { words: "twice as wide", rows: [[2, 0], [0, 1]] },
  { words: "mirror left–right", rows: [[-1, 0], [0, 1]] },
  { words: "swap the axes", rows: [[0, 1], [1, 0]] },
  { words: "half turn", rows: [[-1, 0], [0, -1]], angle: 180 },
];

const same = (one, two) => one.flat().every((entry, k) => Math.abs(entry - two.flat()[k]) < 1e-9);
const A = (at) => MOVES[at.first].rows;
const B = (at) => MOVES[at.second].rows;
const orders = (at) => [product(B(at), A(at)), product(A(at), B(at))];
const agree = (at) => same(...orders(at));
const ready = (at) => at.t > 1.99;

export const goals = {
  differ: (at) => ready(at) && !agree(at),
  agree: (at) => ready(at) && agree(at) && at.first !== at.second,
  "two-mirrors": (at) => ready(at) && at.first !== at.second && determinant(A(at)) < 0 && determinant(B(at)) < 0,
};

/** A move done in part: a turn turns, anything else goes straight. */
function partly({ rows, angle }, part) {
  if (angle) {
    const [c, s] = heading(angle * part);
    return [[c, -s], [s, c]];
  }
  return rows.map((line, i) => line.map((entry, j) => (i === j ? 1 : 0) * (1 - part) + entry * part));
}

/** Where the plane is at time t when `one` comes first and `two` second. */
const during = (one, two, t) => product(partly(two, Math.max(0, t - 1)), partly(one, Math.min(1, t)));

const text = (rows) => rows.map((line) => line.map((entry) => brief(entry)));

function sentence(at) {
  const [one, two] = [MOVES[at.first].words, MOVES[at.second].words];
  if (at.t < 0.01) return `A is: ${one}. B is: ${two}. Guess first: will both orders end in the same place?`;
  if (at.t < 0.99) return `The first move of each order is under way: on the left ${one}, on the right ${two}.`;
  if (at.t < 1.99) return "The second move acts on what the first has left, not on the letter as it was.";
  const mirrors = goals["two-mirrors"](at) ? " Two mirrors have made a turn: the letter can be read again." : "";
  return agree(at)
    ? `Both orders end in the same place: here BA and AB are one matrix.${mirrors}`
    : `The two orders end in different places: BA is not AB.${mirrors}`;
}

function sheet(frame, into, label) {
  const view = plane(frame, { x: [-3.4, 3.4], y: [-3.4, 3.4], width: 300, grid: 1, ticks: false, into, label });
  const picture = scenery(view);
  const grid = view.lattice({ tone: "accent", width: 1, reach: 8 });
  const ghosts = ["dashed", "dotted"].map((dash) => {
    const made = view.polygon({ tone: "soft", dash, width: 1.6 });
    made.nodes[0].style.fillOpacity = 0;
    return made;
  });
  const letter = view.polygon({ tone: "plum", width: 2.2 });
  letter.nodes[0].style.fillOpacity = 0.34;
  const arrows = [view.arrow({ tone: "accent", width: 3.4 }), view.arrow({ tone: "warm", width: 3.4 })];
  const set = (rows, middle, at) => {
    picture.show(at.see === 2);
    letter.show(at.see === 1);
    picture.set(rows);
    grid.set(rows);
    ghosts.forEach((ghost) => ghost.show(at.see === 1));
    ghosts[0].set(LETTER);
    ghosts[1].set(LETTER.map((point) => times(at.t > 1 ? middle : rows, point)));
    letter.set(LETTER.map((point) => times(rows, point)));
    arrows[0].set([rows[0][0], rows[1][0]]);
    arrows[1].set([rows[0][1], rows[1][1]]);
  };
  return set;
}

function build(frame) {
  const options = MOVES.map(({ words }, k) => [k, words]);
  legend(frame, [["line", "plum", "first A, then B"]], { into: frame.stage });
  const left = sheet(frame, frame.stage, "First A, then B");
  legend(frame, [["line", "plum", "first B, then A"]], { into: frame.side });
  const right = sheet(frame, frame.side, "First B, then A");
  const products = [matrixShow(frame, 2, 2, { label: "BA", tones: ["accent", "warm"], into: frame.stage }), matrixShow(frame, 2, 2, { label: "AB", tones: ["accent", "warm"], into: frame.side })];
  slider(frame, "t", { label: "moves done", min: 0, max: 2, step: 0.05, say: (value) => brief(value), into: frame.below });
  const buttons = row(frame, { into: frame.below });
  button(frame, "Play both", () => {
    if (frame.state.t > 1.99) frame.set({ t: 0 });
    frame.glide({ t: 2 }, 2 - frame.state.t + 0.6);
  }, { main: true, into: buttons });
  button(frame, "Exchange A and B", () => frame.set({ first: frame.state.second, second: frame.state.first }), { into: buttons });
  choice(frame, "first", { label: "Move A", options, into: frame.side });
  choice(frame, "second", { label: "Move B", options, into: frame.side });
  choice(frame, "see", { label: "Show", options: [[1, "letter"], [2, "picture"]], into: frame.below });

  return (at) => {
    const [one, two] = [MOVES[at.first], MOVES[at.second]];
    left(during(one, two, at.t), one.rows, at);
    right(during(two, one, at.t), two.rows, at);
    const [BA, AB] = orders(at);
    const secret = [["?", "?"], ["?", "?"]]; // guess before you see
    products[0].set(ready(at) ? text(BA) : secret);
    products[1].set(ready(at) ? text(AB) : secret);
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
