// A move and what is meant to undo it: the picture goes there, and comes back home or misses it.
//
// State: a, b, c, d is the move A. `part` says how far the picture has gone: 0 home, 1 there, 2 back. `undo` names the matrix
// that is tried on the way back: the inverse, or one of the matrices that people take for it.

import {
  CORNERS, button, choice, clamp, determinant, figure, headline, legend, matrixField, matrixShow, norm, onGrid, plane, plus, product, readout, row, scale, scenery,
  show, slider, times, transpose,
} from "../kit/kit.js";

const MOST = 3;
const IDENTITY = [[1, 0], [0, 1]];

export const state = { a: 1.5, b: 0.5, c: 0.5, d: 1, part: 0, undo: "inverse" };

const moveOf = ({ a, b, c, d }) => [[a, b], [c, d]];
const size = (at) => determinant(moveOf(at));
const flat = (at) => Math.abs(size(at)) < 1e-9;
const divided = (matrix, by) => matrix.map((line) => scale(line, 1 / by));

/** What is tried on the way back; null where it cannot be made. */
const TRIED = {
  inverse: (at) => (flat(at) ? null : divided([[at.d, -at.b], [-at.c, at.a]], size(at))),
  undivided: ({ a, b, c, d }) => [[d, -b], [-c, a]],
  signs: (at) => (flat(at) ? null : divided([[at.d, at.b], [at.c, at.a]], size(at))),
  places: (at) => (flat(at) ? null : divided([[at.a, -at.b], [-at.c, at.d]], size(at))),
  transpose: (at) => transpose(moveOf(at)),
  reciprocals: (at) => (moveOf(at).flat().every((entry) => Math.abs(entry) > 1e-9) ? moveOf(at).map((line) => line.map((entry) => 1 / entry)) : null),
};
const WORDS = {
  inverse: "the inverse", undivided: "not divided", signs: "signs kept", places: "diagonal kept", transpose: "transpose", reciprocals: "one over each",
};

const tried = (at) => (TRIED[at.undo] ?? TRIED.inverse)(at);
const mixed = (from, to, part) => from.map((line, i) => line.map((entry, j) => entry + (to[i][j] - entry) * part));

/** Where the picture is: the move grows on the way there, what is tried grows on the way back. */
function place(at) {
  if (at.part <= 1) return mixed(IDENTITY, moveOf(at), at.part);
  const back = tried(at);
  return back ? product(mixed(IDENTITY, back, at.part - 1), moveOf(at)) : moveOf(at);
}

/** How far the worst corner of the picture lies from home. */
const miss = (matrix) => Math.max(...CORNERS.map((corner) => norm(plus(times(matrix, corner), scale(corner, -1)))));
const finalMiss = (at) => (tried(at) ? miss(product(tried(at), moveOf(at))) : Infinity);
const home = (at) => finalMiss(at) < 0.02;
const arrived = (at) => at.part > 1.999;
const largest = (matrix) => Math.max(...matrix.flat().map(Math.abs));
const plainMove = (at) => Math.abs(at.b) < 1e-9 && Math.abs(at.c) < 1e-9;

export const goals = {
  home: (at) => arrived(at) && at.undo === "inverse" && home(at) && miss(moveOf(at)) > 0.3,
  missed: (at) => arrived(at) && at.undo !== "inverse" && tried(at) !== null && finalMiss(at) > 0.3,
  exploding: (at) => !flat(at) && largest(TRIED.inverse(at)) >= 10,
  flat: (at) => flat(at) && largest(moveOf(at)) > 0.4,
  "transpose-works": (at) => arrived(at) && at.undo === "transpose" && home(at) && !plainMove(at),
};

function sentence(at) {
  const back = tried(at);
  if (flat(at)) return "The move is flat: the picture has become a line, or a point. Nothing on that line says which points it came from, and no matrix can bring it back.";
  if (!back) return "This way back would divide by zero.";
  if (at.part < 0.02) return "The picture is at home. Send it there, then back.";
  if (at.part < 0.98) return "The picture is on its way.";
  if (at.part <= 1.02) {
    const far = largest(TRIED.inverse(at));
    return far >= 10 ? `The picture is nearly flat, and the way back must stretch it enormously: the inverse has an entry of ${show(far, 1)}.` : `The picture is there. Areas have been multiplied by ${show(size(at), 2)}.`;
  }
  if (!arrived(at)) return "The picture is on its way back.";
  if (home(at)) return at.undo === "inverse" ? "Home: first the move, then its inverse, is no move at all." : `Home, and not by luck: for this move ${WORDS[at.undo] === "transpose" ? "the transpose" : "this way back"} is the inverse.`;
  return `The picture misses home: its worst corner is ${show(finalMiss(at), 1)} squares away. This is not the matrix that undoes the move.`;
}

const written = (matrix) => (matrix ? matrix.map((line) => line.map((entry) => show(entry, 2))) : [["–", "–"], ["–", "–"]]);

function build(frame) {
  const view = plane(frame, { x: [-5, 5], y: [-4.4, 4.4], grid: 1, ticks: false, label: "Plane with the picture, and a dashed frame where its home is" });
  const picture = scenery(view);
  const frames = [view.polygon({ tone: "ink", dash: "dashed", width: 1.8 }), view.polygon({ tone: "soft", width: 1.6 })];
  for (const each of frames) each.nodes[0].style.fillOpacity = 0;
  const arrows = [view.arrow({ tone: "accent", width: 4 }), view.arrow({ tone: "warm", width: 4 })];
  const tips = [["a", "c"], ["b", "d"]].map(([across, up], index) => view.point({
    label: `Image of ${index ? "(0, 1)" : "(1, 0)"}`, tone: index ? "warm" : "accent", shape: "halo", first: index === 0, rule: onGrid(0.25),
    onmove: ([x, y]) => {
      frame.halt();
      frame.set({ [across]: clamp(x, -MOST, MOST), [up]: clamp(y, -MOST, MOST), part: 1 });
    },
    say: () => sentence(frame.state),
  }));
  legend(frame, [["line", "ink", "home", "dashed"], ["line", "accent", "image of (1, 0)"], ["line", "warm", "image of (0, 1)"]]);
  slider(frame, "part", { label: "The journey", min: 0, max: 2, step: 0.05, into: frame.stage, say: (value) => (value < 0.02 ? "home" : value < 0.98 ? "on the way" : value <= 1.02 ? "there" : value < 1.98 ? "on the way back" : "back") });
  const buttons = row(frame, { into: frame.stage });
  button(frame, "There", () => frame.glide({ part: 1 }, 1.2), { main: true, into: buttons });
  button(frame, "And back", () => frame.glide({ part: 2 }, 1.2), { into: buttons });
  button(frame, "Start again", () => frame.glide({ part: 0 }, 0.5), { into: buttons });

  const big = headline(frame);
  matrixField(frame, [["a", "b"], ["c", "d"]], { tones: ["accent", "warm"], limit: MOST, step: 0.25 });
  const shown = matrixShow(frame, 2, 2, { label: "back" });
  const numbers = readout(frame, [["det", "det A"], ["far", "misses home by"]]);
  choice(frame, "undo", { label: "Come back with", options: Object.entries(WORDS), into: frame.below });

  return (at) => {
    const now = place(at);
    picture.set(now);
    frames[0].set(CORNERS);
    frames[1].set(CORNERS.map((corner) => times(now, corner)));
    arrows.forEach((arrow, k) => {
      const end = now.map((line) => line[k]);
      tips[k].set(moveOf(at).map((line) => line[k])); // where the axis lands, wherever the picture is
      arrow.set(end);
    });
    shown.set(written(tried(at)));
    const there = arrived(at);
    big.tone(flat(at) ? "warm" : there ? (home(at) ? "leaf" : "warm") : "ink");
    big.set(flat(at) ? "no way back" : there ? (home(at) ? "home again" : "not home") : at.part < 0.02 ? "at home" : Math.abs(at.part - 1) < 0.03 ? "there" : "on the way");
    numbers.set({ det: show(size(at), 2), far: there ? (tried(at) ? `${show(finalMiss(at), 1)} squares` : "–") : at.part < 0.02 ? "0.0 squares" : `${show(miss(now), 1)} squares` });
    frame.say(sentence(at));
  };
}

export default { render: (context) => figure(context, state, build) };
