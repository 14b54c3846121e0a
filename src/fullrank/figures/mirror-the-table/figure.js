// A table flipped over its diagonal, entry by entry, and beside it what is not the transpose: a quarter turn, a change of sign.
//
// State: i and j are the entry that is watched; part runs from 0, the table as it is, to 1, after the move. The square
// table takes its entries below the diagonal from p, q and r.

import { brief, button, choice, clamp, figure, headline, legend, plane, readout, row, slider } from "../kit/kit.js";

const MOST = 4;
const TOP = 4.3;
const LEFT = 0.35;

export const state = { table: "wide", how: "mirror", part: 0, i: 1, j: 3, p: 5, q: -4, r: 2 };

const TABLES = {
  wide: { words: "2 × 3", rows: () => [[4, -1, 7], [2, 5, 3]] },
  tall: { words: "4 × 2", rows: () => [[1, 6], [-2, 0], [8, 3], [5, -7]] },
  square: { words: "3 × 3", rows: ({ p, q, r }) => [[6, 2, -1], [p, 3, 4], [q, r, 1]] },
};
const HOW = { mirror: "mirror", turn: "quarter turn", negated: "mirror and minus" };

const rowsOf = (at) => TABLES[at.table].rows(at);
const size = (at) => [rowsOf(at).length, rowsOf(at)[0].length];
/** Row and column, from 1, where the entry of row i and column j ends. */
const moved = (at, i, j) => (at.how === "turn" ? [j, size(at)[0] + 1 - i] : [j, i]);
const symmetric = (at) => at.table === "square" && at.p === 2 && at.q === -1 && at.r === 4;

export const goals = {
  flipped: (at) => at.how === "mirror" && at.part === 1,
  "not-a-turn": (at) => at.how === "turn" && at.part === 1 && moved(at, at.i, at.j)[1] !== at.i,
  "stays-put": (at) => at.how === "mirror" && at.part === 1 && at.i === at.j,
  symmetric: (at) => symmetric(at),
};

function settle(at, changes) {
  const [m, n] = size(at);
  const kept = { i: clamp(at.i, 1, m), j: clamp(at.j, 1, n) };
  const restarted = ("table" in changes || "how" in changes) && !("part" in changes);
  return restarted ? { ...kept, part: 0 } : kept;
}

const centre = (i, j) => [LEFT + j - 0.5, TOP - i + 0.5];
/** Where the entry is on its way: straight over the diagonal, or round on an arc. */
function place(at, i, j) {
  const [from, to] = [centre(i, j), centre(...moved(at, i, j))];
  return [from[0] + at.part * (to[0] - from[0]), from[1] + at.part * (to[1] - from[1])];
}

const valueOf = (at, i, j) => rowsOf(at)[i - 1][j - 1] * (at.how === "negated" && at.part > 0.5 ? -1 : 1);

function sentence(at) {
  const [m, n] = size(at);
  const [i, j] = moved(at, at.i, at.j);
  const old = `${brief(rowsOf(at)[at.i - 1][at.j - 1])} in row ${at.i}, column ${at.j}`;
  if (at.part < 1) return `A is ${m} × ${n}. Watched: ${old}. Where will it stand after this move: ${HOW[at.how]}?`;
  if (at.how === "turn") {
    const same = i === at.j && j === at.i;
    return `The quarter turn took ${old}, to row ${i}, column ${j}. ${same ? "By chance that is its place in the transpose; others miss theirs." : `In the transpose it stands in row ${at.j}, column ${at.i}.`}`;
  }
  if (at.how === "negated") return `Mirrored, but with every sign turned as well: this is minus the transpose. Flipping moves numbers and changes none.`;
  if (symmetric(at)) return "Every entry has found its equal on the other side of the diagonal: A is symmetric, and the flip changes nothing.";
  if (at.i === at.j) return `The transpose is ${n} × ${m}. The entry ${old}, lies on the diagonal and stays where it is.`;
  return `The transpose is ${n} × ${m}. The entry ${old}, has moved to row ${i}, column ${j}: its two numbers are exchanged.`;
}

const box = (left, low, right, high) => [[left, low], [right, low], [right, high], [left, high]];

function build(frame) {
  const view = plane(frame, { x: [0, 4.7], y: [0, 4.7], axes: false, grid: false, ticks: false, label: "A table of numbers and its diagonal" });
  const before = view.polygon({ tone: "soft", width: 1.4, dash: "dotted" });
  const after = view.polygon({ tone: "leaf", width: 1.4 });
  const diagonal = view.segment({ tone: "gold", width: 2.4, dash: "dashed" });
  const right = view.polygon({ tone: "leaf", width: 2.4, dash: "dashed" });
  const watched = view.polygon({ tone: "accent", width: 2.6 });
  const styles = ["ink", "warm"].map((tone) => Array.from({ length: MOST * MOST }, () => view.label("0", { tone })));
  const point = view.point({
    label: "Entry that is watched", shape: "halo", within: false,
    rule: { place: (at) => at, key: (_, [across, up]) => [frame.state.j + across, frame.state.i - up] },
    onmove: ([x, y], byKey) => frame.set(byKey ? { j: x, i: y } : nearest(frame.state, [x, y])),
    say: () => sentence(frame.state),
  });
  legend(frame, [["line", "gold", "diagonal", "dashed"], ["area", "leaf", "frame of the transpose"], ["area", "accent", "watched entry"]]);
  const buttons = row(frame, { into: frame.stage });
  const go = button(frame, "Flip", () => frame.glide({ part: 1 }, 1.1), { main: true, into: buttons });
  const back = button(frame, "Back", () => frame.glide({ part: 0 }, 0.7), { into: buttons });
  const big = headline(frame);
  const numbers = readout(frame, [["size", "size"], ["was", "it stood in", "accent"], ["is", "it stands in", "accent"]]);
  choice(frame, "how", { label: "The move", options: Object.entries(HOW) });
  choice(frame, "table", { label: "Table", options: Object.entries(TABLES).map(([key, { words }]) => [key, words]) });
  const lower = [["p", "a_{21}"], ["q", "a_{31}"], ["r", "a_{32}"]].map(([name, label]) => slider(frame, name, { label: `entry ${label}`, min: -5, max: 5, step: 1, into: frame.below, say: (value) => brief(value, 0) }));

  function draw(at) {
    const [m, n] = size(at);
    before.set(box(LEFT, TOP - m, LEFT + n, TOP));
    after.set(box(LEFT, TOP - n, LEFT + m, TOP));
    after.show(at.part > 0);
    diagonal.set([LEFT, TOP], [LEFT + MOST, TOP - MOST]);
    const wrong = (i, j) => {
      const [a, b] = moved(at, i, j);
      return at.part === 1 && (at.how === "negated" ? rowsOf(at)[i - 1][j - 1] !== 0 : a !== j || b !== i);
    };
    styles.forEach((labels, style) => labels.forEach((label, c) => {
      const [i, j] = [1 + Math.floor(c / MOST), 1 + (c % MOST)];
      const seen = i <= m && j <= n && Number(wrong(i, j)) === style;
      label.show(seen);
      if (seen) label.set(place(at, i, j), brief(valueOf(at, i, j)));
    }));
    const [x, y] = place(at, at.i, at.j);
    watched.set(box(x - 0.44, y - 0.44, x + 0.44, y + 0.44));
    const [u, v] = centre(at.j, at.i);
    right.show(wrong(at.i, at.j) && at.how === "turn");
    right.set(box(u - 0.38, v - 0.38, u + 0.38, v + 0.38));
    point.set([x, y]);
    big.tone(at.part === 1 && at.how === "mirror" ? "leaf" : at.part === 1 ? "warm" : "soft");
    big.set(at.part < 1 ? "A" : at.how === "mirror" ? (symmetric(at) ? "A^T = A" : "A^T") : at.how === "turn" ? "not A^T" : "−A^T, not A^T");
    numbers.set({
      size: `${m} × ${n}${at.part === 1 ? ` → ${n} × ${m}` : ""}`,
      was: `row ${at.i}, column ${at.j}`,
      is: at.part === 1 ? `row ${moved(at, at.i, at.j)[0]}, column ${moved(at, at.i, at.j)[1]}` : "?",
    });
    go.say({ mirror: "Flip", turn: "Turn", negated: "Flip and change signs" }[at.how]);
    go.enable(at.part < 1);
    back.enable(at.part > 0);
    lower.forEach((each) => (each.node.style.display = at.table === "square" ? "" : "none"));
    frame.say(sentence(at));
  }

  function nearest(at, [x, y]) {
    const [m, n] = size(at);
    const far = ([a, b]) => (a - x) ** 2 + (b - y) ** 2;
    const all = Array.from({ length: m * n }, (_, c) => [1 + Math.floor(c / n), 1 + (c % n)]);
    const [i, j] = all.reduce((best, each) => (far(place(at, ...each)) < far(place(at, ...best)) ? each : best));
    return { i, j };
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
