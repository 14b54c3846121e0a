// A picture of our own that matrices move: a lighthouse on a rock, a child with a kite, a boat. And a letter, so that mirrors show.
// Drawn in tenths of a unit, y up, on a square from (-2, -2) to (2, 2); everything is filled shapes, so it stays sharp however it is pulled.

import { look, svg } from "./dom.js";
import { shown } from "./shapes.js";

const HALF = 2;

/** The corners of the picture, and the outline of a letter F that stands on the first square. */
export const CORNERS = [[-HALF, -HALF], [HALF, -HALF], [HALF, HALF], [-HALF, HALF]];
export const LETTER = [[0.3, 0.2], [0.7, 0.2], [0.7, 0.9], [1.2, 0.9], [1.2, 1.25], [0.7, 1.25], [0.7, 1.65], [1.4, 1.65], [1.4, 2], [0.3, 2]];

const line = (points) => points.map(([x, y], k) => `${k ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
const shape = (points) => `${line(points)}Z`;
const box = (left, low, right, high) => shape([[left, low], [right, low], [right, high], [left, high]]);
const disc = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
const oval = (x, y, r, s) => `M${x - r} ${y}a${r} ${s} 0 1 0 ${2 * r} 0a${r} ${s} 0 1 0 ${-2 * r} 0Z`;

/** A hill of the sea: a row of flat waves at height y between two places. */
function waves(from, to, y) {
  let d = `M${from} ${y}`;
  for (let x = from; x < to - 0.01; x += 3) d += `q0.8 0.7 1.5 0q0.7 -0.5 ${Math.min(1.5, to - x - 1.5).toFixed(1)} 0`;
  return d;
}

/** The tower between two heights (both from 0 to 1), narrower towards the top. */
function tower(from, to) {
  const [low, high] = [-4.2 + 13.2 * from, -4.2 + 13.2 * to];
  const wide = (part) => 2.3 - 0.85 * part;
  return shape([[-12.6 - wide(from), low], [-12.6 + wide(from), low], [-12.6 + wide(to), high], [-12.6 - wide(to), high]]);
}

// By day the picture is bright and by night dark; what is white or black in it stays so.
const OWN = {
  paper: "var(--fk-paper)", chalk: "light-dark(var(--fk-paper), var(--fk-ink))", coal: "light-dark(var(--fk-ink), var(--fk-paper))",
  cloud: "light-dark(var(--fk-paper), var(--fk-soft))", glow: "light-dark(var(--fk-paper), var(--fk-gold))",
};

// [path, tone, strength, width]: how strongly the tone covers what lies below; with a width it is a stroke.
const PICTURE = [
  ...[0.13, 0.1, 0.07, 0.05, 0.05].map((more, k) => [box(-20, -6, 20, 20 - 4.6 * (4 - k)), "accent", more]),
  [oval(8.5, 15.8, 4.6, 1.4), "cloud", 0.8], [oval(11.5, 16.8, 3.4, 1.5), "cloud", 0.8], [oval(-2.5, 17.2, 3.2, 0.9), "cloud", 0.7],
  [shape([[-12.6, 11.4], [20, 15.3], [20, 6.3]]), "glow", 0.34], [shape([[-12.6, 11.4], [-20, 12.8], [-20, 10]]), "glow", 0.5],
  [shape([[-12.6, 11.4], [20, 13], [20, 8.7]]), "glow", 0.38], [disc(-12.6, 11.4, 2.6), "glow", 0.4],
  [box(-20, -20, 20, -5.5), "paper", 1], [box(-20, -20, 20, -5.5), "accent", 0.42], [box(-20, -20, 20, -9.5), "accent", 0.16], [box(-20, -20, 20, -14), "accent", 0.16],
  [waves(-6, 6, -7.6), "chalk", 0.7, 0.35], [waves(9, 18, -8.8), "chalk", 0.6, 0.35], [waves(-4, 8, -11.4), "chalk", 0.6, 0.35],
  // the boat
  [shape([[3, -6.6], [9, -6.6], [7.8, -8.4], [4, -8.4]]), "paper", 1], [shape([[3, -6.6], [9, -6.6], [7.8, -8.4], [4, -8.4]]), "warm", 0.75],
  [shape([[5.6, -6], [5.6, 0.4], [2.6, -6]]), "chalk", 0.95], [shape([[6.1, -6], [6.1, -0.6], [9, -6]]), "paper", 1], [shape([[6.1, -6], [6.1, -0.6], [9, -6]]), "plum", 0.7],
  // the beach
  ["M20 -11.2C14 -11.6 10.5 -13.6 7 -16.4C5.2 -17.8 3.2 -19 1.5 -20L20 -20Z", "paper", 1], ["M20 -11.2C14 -11.6 10.5 -13.6 7 -16.4C5.2 -17.8 3.2 -19 1.5 -20L20 -20Z", "gold", 0.34],
  // the rock and its grass
  ["M-20 -4C-17 -3.4 -11 -3.2 -8.6 -5C-6.4 -6.6 -7 -9 -5.4 -11.4C-4 -13.8 -4.6 -17 -2.4 -20L-20 -20Z", "paper", 1], ["M-20 -4C-17 -3.4 -11 -3.2 -8.6 -5C-6.4 -6.6 -7 -9 -5.4 -11.4C-4 -13.8 -4.6 -17 -2.4 -20L-20 -20Z", "soft", 0.4], ["M-20 -4C-17 -3.4 -11 -3.2 -8.6 -5C-6.4 -6.6 -7 -9 -5.4 -11.4C-4 -13.8 -4.6 -17 -2.4 -20L-20 -20Z", "coal", 0.5],
  ["M-20 -4C-17 -3.4 -11 -3.2 -8.6 -5C-10.5 -6 -13 -5 -15 -6C-17 -6.8 -19 -6 -20 -6.6Z", "leaf", 0.95],
  [shape([[-14, -10], [-11.5, -8.6], [-9.8, -12], [-12.4, -14.5]]), "chalk", 0.14], [shape([[-18.5, -13], [-16, -11], [-15, -16], [-17.5, -17]]), "chalk", 0.11],
  // the lighthouse
  [tower(0, 1), "chalk", 1], [tower(0, 1), "coal", 0.06], [tower(0.08, 0.29), "warm", 0.9], [tower(0.48, 0.68), "warm", 0.9],
  [box(-13.1, 3.2, -12.1, 4.6), "coal", 0.85], [box(-13.2, -4.2, -12, -2), "coal", 0.85],
  [box(-14.9, 9, -10.3, 9.8), "coal", 0.95], [box(-13.8, 9.8, -11.4, 12.9), "paper", 1], [box(-13.8, 9.8, -11.4, 12.9), "gold", 0.6],
  [box(-12.8, 9.8, -12.4, 12.9), "coal", 0.8], [shape([[-14.6, 12.9], [-10.6, 12.9], [-12.6, 15.4]]), "warm", 1], [disc(-12.6, 15.6, 0.5), "ink", 0.9],
  // the child
  [shape([[12.1, -16.4], [15.1, -16.4], [14.2, -12.4], [13, -12.4]]), "paper", 1], [shape([[12.1, -16.4], [15.1, -16.4], [14.2, -12.4], [13, -12.4]]), "plum", 0.9],
  [box(12.7, -18, 13.3, -16.4), "ink", 0.85], [box(14, -18, 14.6, -16.4), "ink", 0.85],
  ["M13.6 -12.9L11.2 -10.8", "ink", 0.85, 0.6], [disc(13.6, -11, 1.25), "ink", 0.85],
  // the kite, its string and its tail
  ["M11.2 -10.8C9.5 -4 9.2 0 11.6 6.6", "ink", 0.8, 0.25],
  ["M12.6 2.4C15 1.6 11.8 -0.6 14.4 -1.6C16.6 -2.6 14 -4.6 16.4 -5.6", "ink", 0.8, 0.25],
  [shape([[13.2, 0.9], [14.7, 1.6], [14.3, 0], [13.5, 1.9]]), "warm", 0.9], [shape([[13, -1.6], [14.9, -0.5], [15, -2], [13.3, -0.6]]), "gold", 0.7], [shape([[14.6, -4.4], [16.3, -3.2], [16.4, -4.7], [14.8, -3.1]]), "leaf", 0.9],
  [shape([[12.6, 2.4], [7.2, 7.6], [11.5, 7.9]]), "paper", 1], [shape([[12.6, 2.4], [7.2, 7.6], [11.5, 7.9]]), "gold", 0.62],
  [shape([[12.6, 2.4], [11.5, 7.9], [15.8, 8.3]]), "paper", 1], [shape([[12.6, 2.4], [11.5, 7.9], [15.8, 8.3]]), "warm", 0.9],
  [shape([[7.2, 7.6], [11, 11.2], [11.5, 7.9]]), "paper", 1], [shape([[7.2, 7.6], [11, 11.2], [11.5, 7.9]]), "warm", 0.9],
  [shape([[11, 11.2], [15.8, 8.3], [11.5, 7.9]]), "paper", 1], [shape([[11, 11.2], [15.8, 8.3], [11.5, 7.9]]), "leaf", 0.85],
  ["M-4.6 12.4q0.9 1.2 1.6 0q0.9 1.2 1.6 0", "ink", 0.6, 0.28], ["M-0.4 10.6q0.7 0.9 1.2 0q0.7 0.9 1.2 0", "ink", 0.6, 0.26],
];

/** The picture on a plane, under everything drawn there: set(matrix, shift) moves it; frame is its outline in mathematical places. */
export function scenery(p) {
  const group = svg("g", { class: "fk-scenery", "aria-hidden": "true" });
  p.root.insertBefore(group, p.root.children[1]); // above the backdrop, below arrows and handles
  const add = (d, tone, strength, width) => {
    const node = svg("path", { d, class: OWN[tone] ? "" : look(tone) }, group);
    const ink = OWN[tone] ?? "var(--tone)";
    if (width) node.setAttribute("style", `fill: none; stroke: ${ink}; stroke-width: ${width}px; stroke-opacity: ${strength}; stroke-linecap: round`);
    else node.setAttribute("style", `fill: ${ink}; fill-opacity: ${strength}`);
  };
  add(box(-20, -20, 20, 20), "paper", 1);
  for (const [d, tone, strength, width] of PICTURE) add(d, tone, strength, width);
  const set = ([[a, b], [c, d]], [x, y] = [0, 0]) => {
    const [ox, oy] = p.to([x, y]);
    const across = (p.to([1, 0])[0] - p.to([0, 0])[0]) / 10;
    const up = (p.to([0, 0])[1] - p.to([0, 1])[1]) / 10;
    const parts = [across * a, -up * c, across * b, -up * d, ox, oy];
    group.setAttribute("transform", `matrix(${parts.map((part) => part.toFixed(2)).join(" ")})`);
  };
  return shown([group], { set });
}
