// Drag the images of the two axes: the grid, a letter and a picture follow. The columns of the matrix are the two arrows.

import {
  CORNERS, LETTER, brief, button, choice, clamp, determinant, dot, figure, free, headline, legend, matrixField, norm, pair, plane, plus, product, readout, row, scale,
  scenery, show, times,
} from "../kit/kit.js";

const WIDE = [-4, 4];
const HIGH = [-3.4, 3.4];
const MOST = 3;
const HOME = 0.16; // how far a corner of the picture may lie from its place and still be at home

// a, b, c, d: the move. p, q, r, s: a distortion that the picture has suffered before. see: 0 grid, 1 letter, 2 picture.
// x, y: a point with its recipe (none at 0, 0). shift: the whole plane pushed aside, which no matrix does.
export const state = { a: 1, b: 0, c: 0, d: 1, see: 2, p: 1, q: 0, r: 0, s: 1, x: 0, y: 0, shift: 0 };

const moveOf = ({ a, b, c, d }) => [[a, b], [c, d]];
const before = ({ p, q, r, s }) => [[p, q], [r, s]];
const distorted = ({ p, q, r, s }) => Math.max(Math.abs(p - 1), Math.abs(q), Math.abs(r), Math.abs(s - 1)) > 1e-9;
const whole = (at) => product(moveOf(at), before(at));
const columns = ({ a, b, c, d }) => [[a, c], [b, d]];

/** How far the corner of the picture that is furthest from its place has to go. */
const miss = (at) => Math.max(...CORNERS.map((corner) => norm(plus(times(whole(at), corner), scale(corner, -1)))));

const identity = ({ a, b, c, d }) => Math.max(Math.abs(a - 1), Math.abs(b), Math.abs(c), Math.abs(d - 1)) < 1e-9;

/** Columns of length one at right angles: a turn, or a mirror if the plane is turned over. */
function rigid(at) {
  const [first, second] = columns(at);
  return Math.abs(norm(first) - 1) < 0.04 && Math.abs(norm(second) - 1) < 0.04 && Math.abs(dot(first, second)) < 0.05;
}

const area = (at) => determinant(moveOf(at));
const flat = (at) => Math.abs(area(at)) < 0.02 && Math.max(...moveOf(at).flat().map(Math.abs)) > 0.2;

export const goals = {
  undone: (at) => distorted(at) && miss(at) < HOME,
  mirror: (at) => rigid(at) && area(at) < 0,
  flat: (at) => flat(at),
  doubled: (at) => Math.abs(Math.abs(area(at)) - 2) < 0.04,
  "quarter-turn": (at) => Math.max(Math.abs(at.a), Math.abs(at.d), Math.abs(at.b + 1), Math.abs(at.c - 1)) < 0.04,
};

const times2 = (value) => (Math.abs(value - 1) < 0.005 ? "areas stay as they are" : `areas are multiplied by ${brief(value)}`);

/** What the move does, in words. */
function words(at) {
  const size = Math.abs(area(at));
  const [first, second] = columns(at);
  if (Math.max(norm(first), norm(second)) < 0.02) return "Everything has landed on the origin.";
  if (flat(at)) return "The plane is flattened onto a line: two different points may now lie on each other, and nobody can tell them apart.";
  if (identity(at)) return "Nothing has moved: each axis is where it was.";
  const over = area(at) < 0;
  if (rigid(at)) return over ? "Turned over: a mirror. Lengths stay, and the letter reads backwards." : "Turned about the origin: lengths and shapes stay.";
  const upright = Math.abs(dot(first, second)) < 0.02;
  const even = Math.abs(norm(first) - norm(second)) < 0.02;
  const lean = upright ? (even ? "the squares of the grid are squares still" : "the squares of the grid have become rectangles") : "the squares of the grid lean";
  return `${over ? "Turned over, and " : ""}${over ? lean : lean[0].toUpperCase() + lean.slice(1)}; ${times2(size)}.`;
}

function sentence(at) {
  if (at.shift) return "The whole plane was pushed aside, and the origin with it. Two arrows from the origin cannot say that, so no matrix does it.";
  if (distorted(at)) {
    const far = miss(at);
    if (far < HOME) return "The picture is home. What had happened to it is undone by your move.";
    return `The picture was distorted before you came. Its worst corner misses home by ${show(far, 1)}. ${identity(at) ? "Drag the arrows until it fits the dashed frame." : words(at)}`;
  }
  if (at.x || at.y) return `(${brief(at.x)}, ${brief(at.y)}) lands at ${pair(times(moveOf(at), [at.x, at.y]))}: ${brief(at.x)} times the first column, ${brief(at.y)} times the second. ${words(at)}`;
  return words(at);
}

const tidy = (value) => Number(clamp(value, -MOST, MOST).toFixed(2));
/** A dragged place is pulled to half squares; a key goes where it goes. */
const pulled = (value) => (Math.abs(value - Math.round(value * 2) / 2) < 0.06 ? Math.round(value * 2) / 2 : value);

function build(frame) {
  const view = plane(frame, { x: WIDE, y: HIGH, label: "Plane with the images of the two axes, the grid and the picture", grid: 1, ticks: false });
  const picture = scenery(view);
  const grid = view.lattice({ tone: "accent", width: 1.1, reach: 9 });
  const home = view.polygon({ tone: "ink", dash: "dashed", width: 1.8 });
  home.nodes[0].style.fillOpacity = 0;
  const edge = view.polygon({ tone: "soft", width: 1.6 });
  edge.nodes[0].style.fillOpacity = 0;
  const ghost = view.polygon({ tone: "soft", dash: "dashed", width: 1.5 });
  ghost.nodes[0].style.fillOpacity = 0;
  const letter = view.polygon({ tone: "plum", width: 2.4 });
  letter.nodes[0].style.fillOpacity = 0.34;
  const square = view.polygon({ tone: "gold", width: 1.6 });
  const recipe = [view.arrow({ tone: "accent", dash: "dashed", width: 2.2 }), view.arrow({ tone: "warm", dash: "dashed", width: 2.2 })];
  const spot = view.dots({ tone: "plum", radius: 5.5 });
  const arrows = [view.arrow({ tone: "accent", width: 4, name: "A e_1", side: 1 }), view.arrow({ tone: "warm", width: 4, name: "A e_2", side: -1 })];
  const handles = [["a", "c"], ["b", "d"]].map(([across, up], index) => view.point({
    label: `Image of ${index ? "(0, 1)" : "(1, 0)"}`, tone: index ? "warm" : "accent", shape: "halo", first: index === 0, rule: free(0.1),
    onmove: ([x, y], byKey) => {
      playing?.stop();
      part = 1;
      frame.set({ [across]: tidy(byKey ? x : pulled(x)), [up]: tidy(byKey ? y : pulled(y)) });
    },
    say: () => `${index ? "(0, 1)" : "(1, 0)"} lands at ${pair(columns(frame.state)[index])}. ${sentence(frame.state)}`,
  }));
  legend(frame, [["line", "accent", "image of (1, 0): first column"], ["line", "warm", "image of (0, 1): second column"]]);

  const big = headline(frame);
  matrixField(frame, [["a", "b"], ["c", "d"]], { tones: ["accent", "warm"], limit: MOST, step: "any" });
  const numbers = readout(frame, [["first", "(1, 0) lands at", "accent"], ["second", "(0, 1) lands at", "warm"], ["area", "one square covers"]]);
  const toGo = readout(frame, [["miss", "misses home by"]]);
  choice(frame, "see", { label: "Show", options: [[0, "grid"], [1, "letter"], [2, "picture"]] });
  const buttons = row(frame);
  let part = 1; // how far the move has been played; 1 but for the moments of playing
  let playing = null;
  button(frame, "Play the move", () => {
    playing?.stop();
    playing = frame.animate(1.6, (done) => {
      part = done;
      frame.redraw();
    });
  }, { main: true, into: buttons });
  button(frame, "Axes back", () => frame.glide({ a: 1, b: 0, c: 0, d: 1 }, 0.7), { into: buttons });

  function draw(at) {
    const onWay = { ...at, a: 1 + (at.a - 1) * part, b: at.b * part, c: at.c * part, d: 1 + (at.d - 1) * part };
    const move = moveOf(onWay);
    const all = product(move, before(at));
    const aside = [at.shift * part, 0.6 * at.shift * part];
    const put = (matrix, points) => points.map((point) => plus(times(matrix, point), aside));
    const lost = distorted(at);
    grid.set(move);
    grid.nodes[0].setAttribute("transform", `translate(${(47.25 * aside[0]).toFixed(2)} ${(-47.25 * aside[1]).toFixed(2)})`);
    picture.show(at.see === 2);
    edge.show(at.see === 2);
    picture.set(all, aside);
    edge.set(put(all, CORNERS));
    home.show(lost && at.see === 2);
    home.set(CORNERS);
    letter.show(at.see === 1);
    ghost.show(at.see === 1);
    letter.set(put(all, LETTER));
    ghost.set(LETTER);
    square.show(at.see === 0);
    square.set(put(move, [[0, 0], [1, 0], [1, 1], [0, 1]]));
    const marked = Boolean(at.x || at.y);
    const corner = times(move, [at.x, 0]);
    const goal = times(move, [at.x, at.y]);
    recipe[0].show(marked && Boolean(at.x));
    recipe[1].show(marked && Boolean(at.y));
    recipe[0].set(plus(corner, aside), aside);
    recipe[1].set(plus(goal, aside), plus(corner, aside));
    spot.set(marked ? [plus(goal, aside)] : []);
    columns(onWay).forEach((column, index) => {
      arrows[index].set(plus(column, aside), aside);
      handles[index].set(plus(column, aside));
    });
    const size = area(at);
    const turned = size < -0.005;
    big.tone(lost && miss(at) < HOME ? "leaf" : flat(at) || turned ? "warm" : "ink");
    big.set(at.shift ? "No matrix" : lost && miss(at) < HOME ? "Home" : flat(at) ? "Flattened" : turned ? "Turned over" : lost ? "Put it right" : "A moves the plane");
    numbers.set({
      first: pair(columns(at)[0], 1), second: pair(columns(at)[1], 1), area: `${brief(Math.abs(size))} square${Math.abs(Math.abs(size) - 1) < 0.005 ? "" : "s"}`,
    });
    toGo.node.hidden = !lost;
    toGo.set({ miss: `${show(miss(at), 1)} squares` });
    frame.say(sentence(at));
  }
  return draw;
}

export default { render: (context) => figure(context, state, build) };
