// Small linear algebra and the way numbers are written. A 2 x 2 matrix is [[a, b], [c, d]]; a vector is an array.

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
export const mix = (from, to, fraction) => from + (to - from) * fraction;
export const dot = (u, v) => u.reduce((sum, entry, index) => sum + entry * v[index], 0);
export const norm = (v) => Math.hypot(...v);
export const plus = (u, v) => u.map((entry, index) => entry + v[index]);
export const scale = (v, factor) => v.map((entry) => entry * factor);
export const times = (matrix, v) => matrix.map((row) => dot(row, v));
export const transpose = (matrix) => matrix[0].map((_, column) => matrix.map((row) => row[column]));
export const product = (left, right) => left.map((row) => transpose(right).map((column) => dot(row, column)));
export const unit = (v) => scale(v, 1 / (norm(v) || 1));
export const trace = ([[a], [, d]]) => a + d;
export const determinant = ([[a, b], [c, d]]) => a * d - b * c;
export const degrees = (v) => (Math.atan2(v[1], v[0]) * 180) / Math.PI;
export const heading = (angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];

/** The angle between two lines through the origin given in degrees: 0 to 90. */
export function between(first, second) {
  const gap = Math.abs(first - second) % 180;
  return Math.min(gap, 180 - gap);
}

/** The unit vector (first non-zero entry positive) that A - value I sends to zero. */
function nullVector([[a, b], [c, d]], value) {
  const rows = [[b, value - a], [value - d, c]];
  const best = unit(norm(rows[0]) >= norm(rows[1]) ? rows[0] : rows[1]);
  return best[0] < -1e-12 || (Math.abs(best[0]) < 1e-12 && best[1] < 0) ? scale(best, -1) : best;
}

/**
 * Eigenvalues and directions of a 2 x 2 matrix.
 * kind: "two" real directions, "one" (a shear), "all" (a multiple of I), "none" (a complex pair re + i im).
 */
export function eigen(matrix) {
  const half = trace(matrix) / 2;
  const square = half * half - determinant(matrix);
  const size = Math.max(1, ...matrix.flat().map(Math.abs));
  const [[a, b], [c, d]] = matrix;
  if (Math.max(Math.abs(b), Math.abs(c), Math.abs(a - d)) < 1e-9 * size) {
    return { kind: "all", values: [a, a], vectors: [[1, 0], [0, 1]], pair: [a, 0] };
  }
  if (square < -1e-9 * size * size) return { kind: "none", values: [], vectors: [], pair: [half, Math.sqrt(-square)] };
  const root = square < 1e-9 * size * size ? 0 : Math.sqrt(square);
  const values = root === 0 ? [half] : [half + root, half - root];
  return { kind: root === 0 ? "one" : "two", values, vectors: values.map((value) => nullVector(matrix, value)), pair: [half, 0] };
}

/** A number with a true minus sign and a fixed count of decimals; never "-0". */
export function show(value, decimals = 2) {
  if (!Number.isFinite(value)) return "–";
  const text = Math.abs(value).toFixed(decimals);
  return (value < 0 && Number(text) !== 0 ? "−" : "") + text;
}

/** As short as it can be at this precision: 2, 0.5, −1.25. */
export function brief(value, decimals = 2) {
  const text = show(value, decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

export const pair = (v, decimals = 2) => `(${v.map((entry) => show(entry, decimals)).join(", ")})`;

/** A repeatable stream of numbers in [0, 1): pictures must look the same at every visit. */
export function random(seed) {
  let word = seed >>> 0;
  return () => {
    word = (word + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
