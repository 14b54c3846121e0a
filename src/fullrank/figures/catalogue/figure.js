// A catalogue of moves, one slider each; and puzzles: a picture has been moved, which columns did it?

import { LETTER, brief, button, choice, determinant, figure, heading, headline, legend, matrixShow, note, plane, row, scenery, slider, times } from "../kit/kit.js";

const tidy = (value) => Number(value.toFixed(6));
const turn = (angle) => {
  const [c, s] = heading(angle).map(tidy);
  return [[c, -s], [s, c]];
};
const mirror = (angle) => {
  const [c, s] = heading(2 * angle).map(tidy);
  return [[c, s], [s, -c]];
};

// move: an index of MOVES; a number for each move that has a slider. puzzle 0 is the catalogue; from 1 on there is something to guess.
export const state = { move: 3, stretch: 2, mirror: 90, across: 1, upwards: 1, turn: 40, see: 1, puzzle: 0, guess: -1, right: 0 };

const MOVES = [
  { words: "identity", matrix: () => [[1, 0], [0, 1]], says: "Every point stays where it is." },
  { words: "stretch", name: "stretch", label: "factor k across", range: [-2, 3, 0.1], matrix: (k) => [[k, 0], [0, 1]], says: "Only the first axis is stretched; the second stays." },
  { words: "mirror", name: "mirror", label: "mirror line at", range: [0, 175, 5], unit: "°", matrix: mirror, says: "Every point jumps to the other side of the mirror line, as far behind it as it was before it." },
  { words: "shear sideways", name: "across", label: "lean k", range: [-2, 2, 0.1], matrix: (k) => [[1, k], [0, 1]], says: "The first axis stays. Everything above it slides sideways, the higher the further." },
  { words: "shear upwards", name: "upwards", label: "lift k", range: [-2, 2, 0.1], matrix: (k) => [[1, 0], [k, 1]], says: "The second axis stays. Everything to the right of it slides up." },
  { words: "turn", name: "turn", label: "angle", range: [-180, 180, 5], unit: "°", matrix: turn, says: "Both axes turn by the same angle; a positive one goes against the clock." },
];

// What was done in each puzzle, and four pairs of columns to choose from; the right one stands at the place named.
const PUZZLES = [
  { rows: [[0, -1], [1, 0]], options: [[[0, 1], [-1, 0]], [[-1, 0], [0, 1]], [[1, 0], [0, 1]], [[0, -1], [1, 0]]] },
  { rows: [[1, 1], [0, 1]], options: [[[1, 0], [0, 1]], [[1, 0], [1, 1]], [[1, 1], [0, 1]], [[-1, 1], [0, 1]]] },
  { rows: [[-1, 0], [0, 1]], options: [[[1, 0], [0, -1]], [[0, -1], [1, 0]], [[-1, 0], [0, 1]], [[-1, 0], [0, -1]]] },
  { rows: [[2, 0], [0, 0.5]], options: [[[0.5, 0], [0, 2]], [[0, 2], [0.5, 0]], [[2, 0], [0.5, 0]], [[2, 0], [0, 0.5]]] },
  { rows: [[0, 1], [1, 0]], options: [[[0, 1], [-1, 0]], [[0, 1], [1, 0]], [[0, -1], [-1, 0]], [[1, 0], [0, 1]]] },
  { rows: [[1, 0], [-1, 1]], options: [[[1, 0], [-1, 1]], [[1, 1], [0, 1]], [[1, -1], [0, 1]], [[-1, 0], [0, 1]]] },
  { rows: [[-1, 0], [0, -1]], options: [[[0, -1], [-1, 0]], [[-1, 0], [0, 1]], [[1, 0], [0, -1]], [[-1, 0], [0, -1]]] },
  { rows: [[0, 1], [-1, 0]], options: [[[0, 1], [-1, 0]], [[0, -1], [1, 0]], [[1, 0], [0, -1]], [[0, 1], [1, 0]]] },
];

const solution = (puzzle) => PUZZLES[puzzle - 1].options.findIndex(([first, second]) => String([first, second]) === String(columnsOf(PUZZLES[puzzle - 1].rows)));
const columnsOf = ([[a, b], [c, d]]) => [[a, c], [b, d]];
const matrixOf = (at) => (at.puzzle ? PUZZLES[at.puzzle - 1].rows : MOVES[at.move].matrix(at[MOVES[at.move].name]));
const solved = (at) => PUZZLES.filter((_, k) => at.right & (1 << k)).length;
const near = (rows, other) => rows.flat().every((entry, k) => Math.abs(entry - other.flat()[k]) < 0.02);

export const goals = {
  "five-right": (at) => solved(at) >= 5,
  "diagonal-mirror": (at) => !at.puzzle && at.move === 2 && near(matrixOf(at), [[0, 1], [1, 0]]),
  "half-turn": (at) => !at.puzzle && at.move === 5 && near(matrixOf(at), [[-1, 0], [0, -1]]),
};

/** A right guess is kept. */
function settle(at) {
  if (!at.puzzle || at.guess < 0) return {};
  return at.guess === solution(at.puzzle) ? { right: at.right | (1 << (at.puzzle - 1)) } : {};
}

const spot = ([x, y]) => `(${brief(x)}, ${brief(y)})`;

function sentence(at) {
  const [first, second] = columnsOf(matrixOf(at)).map(spot);
  if (at.puzzle) {
    if (at.guess < 0) return `Puzzle ${at.puzzle} of ${PUZZLES.length}: where has (1, 0) gone, and where (0, 1)? The dashed shape is the letter before the move.`;
    if (at.guess === solution(at.puzzle)) return `Right: (1, 0) went to ${first} and (0, 1) to ${second}. ${solved(at)} of ${PUZZLES.length} found.`;
    return "Not these columns. Look where the foot of the letter points now: that is the way of the first axis.";
  }
  const move = MOVES[at.move];
  const over = determinant(matrixOf(at)) < -1e-6 ? " The plane is turned over." : "";
  return `${move.words[0].toUpperCase()}${move.words.slice(1)}: (1, 0) lands at ${first}, (0, 1) at ${second}. ${move.says}${over}`;
}

function build(frame) {
  const view = plane(frame, { x: [-4, 4], y: [-3.4, 3.4], grid: 1, ticks: false, label: "Plane with a letter, or a picture, and where the move takes it" });
  const picture = scenery(view);
  const grid = view.lattice({ tone: "accent", width: 1.1, reach: 9 });
  const ghost = view.polygon({ tone: "soft", dash: "dashed", width: 1.6 });
  ghost.nodes[0].style.fillOpacity = 0;
  const letter = view.polygon({ tone: "plum", width: 2.4 });
  letter.nodes[0].style.fillOpacity = 0.34;
  const axis = view.line({ tone: "gold", width: 2.4, dash: "dashed", name: "mirror" });
  const arrows = [view.arrow({ tone: "accent", width: 4, name: "A e_1", side: 1 }), view.arrow({ tone: "warm", width: 4, name: "A e_2", side: -1 })];
  legend(frame, [["line", "accent", "first column"], ["line", "warm", "second column"], ["line", "soft", "before", "dashed"]]);

  const big = headline(frame);
  const shown = matrixShow(frame, 2, 2, { tones: ["accent", "warm"] });
  const moves = choice(frame, "move", { label: "The move", options: MOVES.map(({ words }, k) => [k, words]) });
  const sliders = MOVES.map(({ name, label, range, unit = "" }) => name && slider(frame, name, { label, min: range[0], max: range[1], step: range[2], say: (value) => `${brief(value)}${unit}` }));
  const see = choice(frame, "see", { label: "Show", options: [[1, "letter"], [2, "picture"]] });
  const ask = note(frame, "");
  let options = null;
  const guesses = choice(frame, null, {
    label: "Columns", options: [0, 1, 2, 3].map((k) => [k, `option ${k + 1}`]), onchoose: (guess) => frame.set({ guess }),
  });
  const labels = [...guesses.node.querySelectorAll("label > span")];
  const buttons = row(frame);
  const go = button(frame, "Guess a move", () => frame.set({ puzzle: (frame.state.puzzle % PUZZLES.length) + 1, guess: -1 }), { main: true, into: buttons });
  const back = button(frame, "Catalogue", () => frame.set({ puzzle: 0, guess: -1 }), { into: buttons });

  function draw(at) {
    const rows = matrixOf(at);
    const guessing = at.puzzle > 0;
    const known = !guessing || at.guess === solution(at.puzzle);
    grid.set(rows);
    grid.show(known);
    picture.set(rows);
    picture.show(at.see === 2 && !guessing);
    letter.show(at.see === 1 || guessing);
    ghost.show(at.see === 1 || guessing);
    ghost.set(LETTER);
    letter.set(LETTER.map((point) => times(rows, point)));
    columnsOf(rows).forEach((column, k) => {
      arrows[k].show(known);
      arrows[k].set(column);
    });
    axis.show(!guessing && at.move === 2);
    axis.set([0, 0], heading(at.mirror));
    const texts = rows.map((line) => line.map((entry) => brief(entry)));
    shown.set(known ? texts : [["?", "?"], ["?", "?"]]);
    big.set(guessing ? `Puzzle ${at.puzzle}` : MOVES[at.move].words);
    moves.node.hidden = guessing;
    see.node.hidden = guessing;
    sliders.forEach((each, k) => each && (each.node.hidden = guessing || k !== at.move));
    guesses.node.hidden = !guessing;
    ask.node.hidden = !guessing;
    ask.set(`Which columns made this? Found: ${solved(at)} of ${PUZZLES.length}.`);
    if (guessing && options !== at.puzzle) {
      options = at.puzzle;
      PUZZLES[at.puzzle - 1].options.forEach(([first, second], k) => (labels[k].textContent = `${spot(first)} and ${spot(second)}`));
    }
    guesses.mark(at.guess);
    go.say(guessing ? "Next puzzle" : "Guess a move");
    back.node.hidden = !guessing;
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
