// A puzzle: the picture has been distorted. Put it right with at most three moves, each acting on what the last one left.

import { CORNERS, brief, button, choice, figure, heading, headline, matrixShow, note, plane, product, row, scenery, times } from "../kit/kit.js";

const MOST = 3;

// m1, m2, m3: the moves made, by number, 0 for none yet. solved: a bit for each puzzle that was put right.
export const state = { puzzle: 2, m1: 0, m2: 0, m3: 0, solved: 0 };

const MOVES = [
  null,
  { words: "quarter turn left", angle: 90 },
  { words: "quarter turn right", angle: -90 },
  { words: "mirror left–right", rows: [[-1, 0], [0, 1]] },
  { words: "shear right", rows: [[1, 1], [0, 1]] },
  { words: "shear left", rows: [[1, -1], [0, 1]] },
  { words: "twice as wide", rows: [[2, 0], [0, 1]] },
  { words: "half as wide", rows: [[0.5, 0], [0, 1]] },
];

// What happened to the picture, in the order in which it happened.
const PUZZLES = [[2], [4], [3, 7], [7, 1], [4, 1], [3, 5], [7, 4, 2], [5, 1, 7], [4, 2, 3]];

function partly({ rows, angle }, part) {
  if (angle) {
    const [c, s] = heading(angle * part);
    return [[c, -s], [s, c]];
  }
  return rows.map((line, i) => line.map((entry, j) => (i === j ? 1 : 0) * (1 - part) + entry * part));
}

const rowsOf = (move) => partly(MOVES[move], 1).map((line) => line.map((entry) => Number(entry.toFixed(9))));
/** One matrix for a list of moves, the first one done first: each new move is multiplied from the left. */
const together = (moves) => moves.reduce((done, move) => product(rowsOf(move), done), [[1, 0], [0, 1]]);
const made = (at) => [at.m1, at.m2, at.m3].filter(Boolean);
const whole = (at) => product(together(made(at)), together(PUZZLES[at.puzzle - 1]));
const home = (at) => whole(at).flat().every((entry, k) => Math.abs(entry - [1, 0, 0, 1][k]) < 1e-6);
const count = (at) => PUZZLES.filter((_, k) => at.solved & (1 << k)).length;

export const goals = {
  "first-home": (at) => home(at),
  "three-moves": (at) => home(at) && PUZZLES[at.puzzle - 1].length === 3,
  "five-home": (at) => count(at) >= 5,
};

/** Another puzzle begins without moves; a picture that is home is remembered. */
function settle(at, changes) {
  if ("puzzle" in changes && !("m1" in changes)) return { m1: 0, m2: 0, m3: 0 };
  return home(at) ? { solved: at.solved | (1 << (at.puzzle - 1)) } : {};
}

const list = (moves) => moves.map((move, k) => `${k ? "then " : "first "}${MOVES[move].words}`).join(", ");

function sentence(at) {
  const moves = made(at);
  if (home(at)) return `Home with ${moves.length} move${moves.length === 1 ? "" : "s"}: ${list(moves)}. Together they undo what had happened. ${count(at)} of ${PUZZLES.length} put right.`;
  const left = MOST - moves.length;
  if (!moves.length) return `Puzzle ${at.puzzle}: ${PUZZLES[at.puzzle - 1].length} thing${PUZZLES[at.puzzle - 1].length === 1 ? " has" : "s have"} happened to this picture. What happened last must be undone first.`;
  if (!left) return `You did ${list(moves)}, and the picture is not home. Take a move back, and ask what happened last.`;
  return `You did ${list(moves)}. ${left} move${left === 1 ? "" : "s"} left.`;
}

function build(frame) {
  const view = plane(frame, { x: [-4.4, 4.4], y: [-4.4, 4.4], grid: 1, ticks: false, label: "Plane with the distorted picture and the frame it belongs to" });
  const picture = scenery(view);
  const edge = view.polygon({ tone: "soft", width: 1.6 });
  const place = view.polygon({ tone: "ink", dash: "dashed", width: 2 });
  for (const each of [edge, place]) each.nodes[0].style.fillOpacity = 0;
  const big = headline(frame);
  const list = note(frame, "");
  const shown = matrixShow(frame, 2, 2, { label: "M", tones: ["accent", "warm"] });
  const moves = row(frame);
  let running = null;
  let part = 1; // how much of the last change is done
  let from = null; // and from which matrix it started, if not from the state before

  const play = (changes, start) => {
    from = start;
    part = 0;
    running?.stop();
    frame.set(changes);
    running = frame.animate(0.7, (done) => {
      part = done;
      frame.redraw();
    });
  };
  const make = (move) => {
    const done = made(frame.state);
    if (done.length === MOST || home(frame.state)) return;
    const before = whole(frame.state);
    play({ [`m${done.length + 1}`]: move }, (share) => product(partly(MOVES[move], share), before));
  };
  const buttons = MOVES.map((move, k) => move && button(frame, move.words, () => make(k), { into: moves }));
  const tools = row(frame);
  const back = button(frame, "Take back", () => {
    const last = made(frame.state).length;
    if (!last) return;
    const move = MOVES[frame.state[`m${last}`]];
    const without = { ...frame.state, [`m${last}`]: 0 };
    play({ [`m${last}`]: 0 }, (share) => product(partly(move, 1 - share), whole(without)));
  }, { into: tools });
  const next = button(frame, "Next puzzle", () => frame.set({ puzzle: (frame.state.puzzle % PUZZLES.length) + 1 }), { main: true, into: tools });
  choice(frame, "puzzle", { label: "Puzzle", options: PUZZLES.map((_, k) => [k + 1, String(k + 1)]), into: frame.below });

  function draw(at) {
    const rows = part < 1 && from ? from(part) : whole(at);
    const done = made(at);
    const right = home(at);
    picture.set(rows);
    edge.set(CORNERS.map((corner) => times(rows, corner)));
    place.set(CORNERS);
    big.tone(right ? "leaf" : "ink");
    big.set(right ? "Home" : `${done.length} of ${MOST} moves`);
    list.set(done.length ? done.map((move, k) => `${k + 1}. ${MOVES[move].words}`).join("   ") : "Your moves together are the matrix M. No move yet: M is the identity.");
    shown.set(together(done).map((line) => line.map((entry) => brief(entry))));
    buttons.forEach((each) => each?.enable(done.length < MOST && !right));
    back.enable(done.length > 0);
    next.enable(true);
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
