// A drawing in space and its image in a mirror whose direction is dragged: T = E R E^T, with the frame E of the mirror.

import {
  brief, button, camera, choice, clamp, dot, figure, handle, headline, legend, matrixShow, norm, plus, product, readout, row, scale, show, slider, space, svg, times, transpose,
} from "../kit/kit.js";

const RANGE = 2.5;
const LONG = 1.5; // of the arrow that stands on the mirror
const STEP = 3; // degrees a key turns it

// across and up: where the arrow straight out of the mirror points; e: the eye; t: where a question or a goal wants its image.
export const state = { across: 20, up: 10, part: 1, way: "right", ex: 1, ey: -0.5, ez: 1.2, tx: -0.5, ty: 1, tz: 1.2 };

const HERON = [[1.1, -0.14], [0.12, 0.22], [-0.62, 0.16], [-0.2, -0.06], [-0.14, -0.45], [-0.4, -0.8], [-0.95, -1.1], [-1.75, -1.7], [-1.05, -1.72], [-0.74, -1.85], [-0.74, -2.72], [-0.42, -2.8], [-0.58, -2.62], [-0.56, -1.78], [-0.05, -1.42], [0.14, -0.95], [0.08, -0.5], [0.2, -0.2]];

const radians = (angle) => (angle * Math.PI) / 180;
const towards = (across, up) => [Math.cos(radians(up)) * Math.cos(radians(across)), Math.cos(radians(up)) * Math.sin(radians(across)), Math.sin(radians(up))];
const angles = ([x, y, z]) => ({ across: (Math.atan2(y, x) * 180) / Math.PI, up: (Math.asin(clamp(z, -1, 1)) * 180) / Math.PI });
const wrapped = (angle) => ((((angle + 180) % 360) + 360) % 360) - 180;
const cross = ([a, b, c], [d, e, f]) => [b * f - c * e, c * d - a * f, a * e - b * d];

const normal = (at) => towards(at.across, at.up);
const eye = (at) => [at.ex, at.ey, at.ez];
const target = (at) => [at.tx, at.ty, at.tz];
/** Columns: two directions in the mirror, and the one straight out of it. */
function frameOf(at) {
  const n = normal(at);
  const one = [-Math.sin(radians(at.across)), Math.cos(radians(at.across)), 0];
  return transpose([one, cross(n, one), n]);
}
const diagonal = (...entries) => entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));
const EASY = diagonal(1, 1, -1);
/** Two slanted vectors in the mirror and some third, as columns of a basis that is no frame. */
const SKEW = [[1.3, 0.8, 0.5], [0, 1, 0.4], [0, 0, 1]];
const UNDO_SKEW = [[1 / 1.3, -0.8 / 1.3, (0.8 * 0.4 - 0.5) / 1.3], [0, 1, -0.4], [0, 0, 1]];

const WAYS = {
  "right": ["E R E^T", (E) => product(E, product(EASY, transpose(E)))],
  "raw-basis": ["slanted axes", (E) => product(product(E, SKEW), product(EASY, product(UNDO_SKEW, transpose(E))))],
  "negated-first": ["first axis negated", (E) => product(E, product(diagonal(-1, 1, 1), transpose(E)))],
  "inverse-on-left": ["E^T R E", (E) => product(transpose(E), product(EASY, E))],
  "one-sided": ["E R", (E) => product(E, EASY)],
  "no-transform-back": ["R E^T", (E) => product(EASY, transpose(E))],
  "projection-not-mirror": ["−1 made 0", (E) => product(E, product(diagonal(1, 1, 0), transpose(E)))],
};
const meant = (at) => WAYS.right[1](frameOf(at));
const made = (at) => WAYS[at.way][1](frameOf(at));
const apart = (u, v) => norm(plus(u, scale(v, -1)));
const most = (matrix, other) => Math.max(...matrix.flatMap((line, i) => line.map((entry, j) => Math.abs(entry - other[i][j]))));

export const goals = {
  "on-the-star": (at) => at.way === "right" && at.part === 1 && apart(times(meant(at), eye(at)), target(at)) < 0.13,
  "flat": (at) => at.way === "right" && Math.abs(at.part - 0.5) < 0.03,
  "swap-two": (at) => at.way === "right" && most(meant(at), [[0, 1, 0], [1, 0, 0], [0, 0, 1]]) < 0.08,
  "wrong-way": (at) => at.way !== "right" && at.part === 1 && apart(times(made(at), eye(at)), times(meant(at), eye(at))) > 0.5,
};

const spot = (v) => `(${v.map((entry) => brief(entry)).join(", ")})`;

function sentence(at) {
  const image = times(made(at), eye(at));
  if (at.way !== "right" && apart(image, times(meant(at), eye(at))) > 0.05) return `With ${at.way === "projection-not-mirror" ? "0 in place of −1" : WAYS[at.way][0].replace("^T", "ᵀ")} the eye lands at ${spot(image)}; in the mirror it is at ${spot(times(meant(at), eye(at)))}.`;
  if (at.part === 0) return "The drawing stands before the mirror. Slide it straight through.";
  if (Math.abs(at.part - 0.5) < 0.03) return "Half way every point lies in the mirror: this is the shadow, and the drawing is flat.";
  if (at.part < 1) return "Every point moves straight through the mirror, at right angles to it.";
  if (goals["on-the-star"](at)) return `The image of the eye lies on the star, at ${spot(image)}: the arrow n points from the one to the other.`;
  return `The eye at ${spot(eye(at))} has its image at ${spot(image)}, as far behind the mirror as the eye is before it.`;
}

/** The drawing as a thin slab: its outline twice, and the edges between. */
function slab(at) {
  const place = ([along, up], depth) => plus(eye(at), [depth, along * 0.46, up * 0.46]);
  const [front, behind] = [0.1, -0.1].map((depth) => HERON.map((part) => place(part, depth)));
  const closed = (points) => points.map((point, k) => [point, points[(k + 1) % points.length]]);
  return { front: closed(front), rest: [...closed(behind), ...front.map((point, k) => [point, behind[k]])] };
}

const STAR = Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4);

function screen(view) {
  const one = Math.min(view.width, view.height) / 2 / RANGE;
  return {
    x: [-RANGE, RANGE], y: [-RANGE, RANGE],
    to: ([right, up]) => [view.width / 2 + right * one, view.height / 2 - up * one],
    from: (event) => {
      const [x, y] = view.from(event);
      return [(x - view.width / 2) / one, (view.height / 2 - y) / one];
    },
  };
}

function tipOf(frame, view) {
  const group = svg("g", {}, view.root);
  group.addEventListener("pointerdown", (event) => event.stopPropagation()); // the tip is taken, not the view
  return handle(frame, screen(view), group, {
    label: "Tip of n, straight out of the mirror", shape: "halo", first: true, within: false, tone: "gold",
    rule: { place: (place) => place, key: (_, [right, up]) => [frame.state.across + STEP * right, frame.state.up + STEP * up] },
    onmove: ([x, y], byKey) => {
      if (byKey) return frame.set({ across: wrapped(x), up: clamp(y, -90, 90) });
      const [p, q] = [x / LONG, y / LONG];
      const far = Math.min(1, Math.hypot(p, q));
      const shrink = far / (Math.hypot(p, q) || 1);
      const looking = camera(view.yaw, view.pitch);
      const behind = far < 1 && dot(looking[2], normal(frame.state)) < -1e-6 ? -1 : 1; // over the rim, to the front
      const { across, up } = angles(times(transpose(looking), [p * shrink, q * shrink, behind * Math.sqrt(1 - far * far)]));
      return frame.set({ across: Math.round(across), up: Math.round(up) });
    },
    say: () => sentence(frame.state),
  });
}

function build(frame) {
  const view = space(frame, { label: "A drawing of a heron in space, a mirror, and the image", range: RANGE, width: 400, height: 390, yaw: -28, pitch: 14 });
  const axes = view.edges({ tone: "soft", width: 1.2 });
  const names = ["x", "y", "z"].map((name) => view.label(name, { tone: "soft" }));
  const glass = svg("polygon", { class: "fk-wash fk-gold" }, view.root);
  const inside = [view.arrow({ tone: "gold", width: 2, name: "e_1" }), view.arrow({ tone: "gold", width: 2, name: "e_2" })];
  const truth = view.edges({ tone: "leaf", width: 1.8, dash: "dashed" });
  const parts = ["accent", "warm"].map((tone) => [view.edges({ tone, width: 1, faint: true }), view.edges({ tone, width: 2.4 })]);
  const path = view.line({ tone: "soft", width: 1.6, dash: "dotted" });
  const [seen, image] = [view.dots({ tone: "accent", radius: 4 }), view.dots({ tone: "warm", radius: 4 })];
  const foot = view.dots({ tone: "gold", radius: 3.2 });
  const star = view.edges({ tone: "plum", width: 2.2 });
  const arrow = view.arrow({ tone: "gold", width: 4, name: "n" });
  const tip = tipOf(frame, view);
  legend(frame, [["line", "accent", "drawing"], ["line", "warm", "image"], ["area", "gold", "mirror"], ["line", "plum", "star"]]);
  slider(frame, "part", { label: "straight through the mirror", min: 0, max: 1, step: 0.02, say: (value) => `${show(100 * value, 0)} %`, into: frame.stage });
  const buttons = row(frame, { into: frame.stage });
  button(frame, "Mirror it", () => {
    frame.set({ part: 0 });
    frame.glide({ part: 1 }, 1.6);
  }, { main: true, into: buttons });
  const big = headline(frame);
  const T = matrixShow(frame, 3, 3, { label: "T", tones: ["warm", "warm", "warm"] });
  const E = matrixShow(frame, 3, 3, { label: "E", tones: ["gold", "gold", "gold"] });
  const R = matrixShow(frame, 3, 3, { label: "R" });
  const numbers = readout(frame, [["eye", "eye", "accent"], ["image", "image", "warm"], ["before", "before, behind"]]);
  choice(frame, "way", { label: "How", options: Object.entries(WAYS).map(([key, [words]]) => [key, key === "right" ? "as it should be" : words]), into: frame.below });

  function draw(at) {
    const frameNow = frameOf(at);
    const [one, two, n] = transpose(frameNow);
    const matrix = made(at);
    const here = slab(at);
    const partly = (v) => plus(scale(v, 1 - at.part), scale(times(matrix, v), at.part));
    const through = (edges, move) => edges.map((edge) => edge.map(move));
    axes.set([[[-2, 0, 0], [2, 0, 0]], [[0, -2, 0], [0, 2, 0]], [[0, 0, -2], [0, 0, 2]]]);
    names.forEach((label, k) => label.set([0, 1, 2].map((i) => (i === k ? 2.2 : 0))));
    const corner = (a, b) => plus(scale(one, 1.5 * a), scale(two, 1.5 * b));
    glass.setAttribute("points", [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([a, b]) => view.to(corner(a, b)).slice(0, 2).map((each) => each.toFixed(1)).join(",")).join(" "));
    inside.forEach((each, k) => each.set([one, two][k]));
    parts[0][0].set(here.rest);
    parts[0][1].set(here.front);
    parts[1][0].set(through(here.rest, partly));
    parts[1][1].set(through(here.front, partly));
    const off = at.way !== "right" && apart(times(matrix, eye(at)), times(meant(at), eye(at))) > 0.05;
    truth.show(off && at.part === 1);
    truth.set(through(here.front, (v) => times(meant(at), v)));
    path.set([eye(at), partly(eye(at))]);
    foot.set([plus(eye(at), scale(n, -dot(n, eye(at))))]);
    seen.set([eye(at)]);
    image.set([partly(eye(at))]);
    const looking = camera(view.yaw, view.pitch);
    star.set(STAR.map((angle) => [target(at), plus(target(at), plus(scale(looking[0], 0.12 * Math.cos(angle)), scale(looking[1], 0.12 * Math.sin(angle))))]));
    arrow.set(scale(n, LONG));
    tip.set([LONG * dot(looking[0], n), LONG * dot(looking[1], n)]);
    const texts = (rows) => rows.map((line) => line.map((entry) => show(entry)));
    T.set(texts(matrix));
    E.set(texts(frameNow));
    const easy = at.way === "negated-first" ? diagonal(-1, 1, 1) : at.way === "projection-not-mirror" ? diagonal(1, 1, 0) : EASY;
    R.set(easy.map((line) => line.map((entry) => brief(entry))));
    big.tone(at.way === "right" ? "ink" : "warm");
    big.set(`T = ${{ "raw-basis": "B R B^{-1}", "negated-first": "E R E^T", "projection-not-mirror": "E R E^T" }[at.way] ?? WAYS[at.way][0]}`);
    const away = (v) => show(dot(n, v));
    numbers.set({ eye: spot(eye(at)), image: spot(times(matrix, eye(at))), before: `${away(eye(at))}, ${away(times(matrix, eye(at)))}` });
    frame.say(sentence(at));
  }
  return { draw, reset: view.reset };
}

export default { render: (context) => figure(context, state, build) };
