// A pen before one to four mirrors that meet in the middle: the stroke, its images, and the images of images, all by
// products of reflection matrices.
//
// State: strokes holds the places the pen has been at, as "x,y x,y …", a semicolon between strokes; x and y are where it is
// now; a1 to a4 are the angles of the mirrors.

import { brief, button, choice, degrees, determinant, drag, figure, free, headline, heading, legend, matrixShow, onCircle, plane, product, readout, row, show, svg, times } from "../kit/kit.js";

const REACH = 3;
const RIM = 2.75;
const NEAR = 0.07; // how far the pen moves before it leaves another point
const MOST = 220; // points; beyond that every other one of them is left out
const PICTURES = 24; // as many images are drawn; mirrors that make more never close up here
const STEP = 0.25; // of the keyboard
const TOUCH = 0.13; // how near to a mirror an end counts as on it

export const state = { count: 2, a1: 0, a2: 45, a3: 90, a4: 20, x: 1.41, y: 0.43, strokes: "0.75,0.1 0.81,0.1 0.88,0.1 0.94,0.11 1.01,0.11 1.07,0.12 1.14,0.13 1.2,0.14 1.27,0.16 1.33,0.17 1.4,0.19 1.46,0.21 1.55,0.24 1.66,0.31 1.73,0.4 1.77,0.52 1.77,0.63 1.73,0.73 1.66,0.81 1.57,0.86 1.47,0.88 1.38,0.86 1.3,0.81 1.25,0.75 1.22,0.67 1.22,0.59 1.25,0.52 1.29,0.47 1.35,0.44 1.41,0.43" };

const read = (text) => text.split(";").map((stroke) => stroke.split(" ").filter(Boolean).map((pair) => pair.split(",").map(Number))).filter((stroke) => stroke.length);
const round = (value) => Math.round(value * 100) / 100;
const written = (strokes) => strokes.map((points) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ")).join(";");
const apart = ([x1, y1], [x2, y2]) => Math.hypot(x1 - x2, y1 - y2);

const anglesOf = (at) => [at.a1, at.a2, at.a3, at.a4].slice(0, at.count);
/** The mirror in the line at an angle: its frame E, the easy mirror, and the frame's transpose. */
function mirror(angle) {
  const [c, s] = heading(angle);
  return product([[c, -s], [s, c]], product([[1, 0], [0, -1]], [[c, s], [-s, c]]));
}

/** All products of the mirrors, or as many as are drawn: breadth first, so that near images come first. */
function orbit(angles) {
  const mirrors = angles.map(mirror);
  const found = [[[1, 0], [0, 1]]];
  const key = (matrix) => matrix.flat().map((entry) => Math.round(entry * 1e4)).map((entry) => entry || 0).join(" ");
  const seen = new Set(found.map(key));
  for (let k = 0; k < found.length && found.length <= PICTURES; k += 1) {
    for (const one of mirrors) {
      const next = product(one, found[k]);
      if (seen.has(key(next))) continue;
      seen.add(key(next));
      found.push(next);
    }
  }
  return found;
}
const closes = (found) => found.length <= PICTURES;

const lengthOf = (points) => points.slice(1).reduce((sum, point, k) => sum + apart(points[k], point), 0);
/** How far a point is from a mirror line. */
const offMirror = ([x, y], angle) => Math.abs(-heading(angle)[1] * x + heading(angle)[0] * y);
/** Whether a stroke runs from one mirror to another, so that its images join. */
function runsAcross(at, stroke) {
  if (stroke.length < 2 || lengthOf(stroke) < 0.8) return false;
  const on = (point) => anglesOf(at).filter((angle) => offMirror(point, angle) < TOUCH && Math.hypot(...point) > 0.3);
  const [first, last] = [on(stroke[0]), on(stroke.at(-1))];
  return first.length > 0 && last.some((angle) => !first.includes(angle));
}
const joins = (at) => read(at.strokes).some((stroke) => runsAcross(at, stroke));

export const goals = {
  "closed-star": (at) => closes(orbit(anglesOf(at))) && orbit(anglesOf(at)).length >= 8 && joins(at),
  "six-pictures": (at) => orbit(anglesOf(at)).length === 6,
  "three-mirrors-twelve": (at) => at.count >= 3 && orbit(anglesOf(at)).length === 12,
  "never-closes": (at) => !closes(orbit(anglesOf(at))),
};

const CURL = state.strokes;
const BEGIN = [
  ["blank", "a blank sheet", ""],
  ["curl", "a curl", CURL],
  ["feather", "a feather", "0.5,0.2 1,0.45 1.5,0.6 2,0.62;1,0.45 1.2,0.8;1.5,0.6 1.65,0.95;1,0.45 1.35,0.2;1.5,0.6 1.85,0.3"],
];

/** The strokes after the pen has gone on to a place; a new stroke begins where the pen was. */
function gone(at, place, from = null) {
  const strokes = read(at.strokes);
  const [x, y] = place.map(round);
  if (from || !strokes.length) strokes.push([from ?? [at.x, at.y]]);
  const last = strokes.at(-1);
  if (apart(last.at(-1), [x, y]) < NEAR) return { x, y };
  last.push([x, y]);
  const total = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (total > MOST) strokes.forEach((stroke, k) => { strokes[k] = stroke.filter((_, i) => i % 2 === 0 || i === stroke.length - 1); });
  return { x, y, strokes: written(strokes) };
}

function sentence(at, found) {
  const mirrors = at.count === 1 ? "One mirror" : `${["", "", "Two", "Three", "Four"][at.count]} mirrors`;
  if (!closes(found)) return `${mirrors} at these angles make more than ${PICTURES} pictures: the images do not close up.`;
  const many = `${mirrors}, ${found.length} pictures`;
  if (goals["closed-star"](at)) return `${many}: the stroke runs from one mirror to another, so its images join into a closed star.`;
  if (found.length === 2) return `${many}: the stroke and its image.`;
  return `${many}: half of them mirrored, half of them turned. Two mirrors one after the other make a turn.`;
}

function build(frame) {
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], ticks: false, axes: false, label: "A sheet to draw on, with mirrors that meet in the middle" });
  const pad = svg("rect", { x: 0, y: 0, width: view.width, height: view.height, fill: "transparent", class: "fk-page" }, view.root);
  const glasses = [1, 2, 3, 4].map(() => view.line({ tone: "gold", width: 2.2 }));
  const images = Array.from({ length: PICTURES }, (_, k) => {
    const node = svg("path", { class: "fk-stroke fk-accent" }, view.root);
    node.style.setProperty("--w", k === 0 ? "3.6px" : "2.4px");
    node.style.pointerEvents = "none";
    return node;
  });
  const keep = (place) => place.map((entry) => Math.max(-REACH, Math.min(REACH, entry)));
  const handles = [1, 2, 3, 4].map((k) => view.point({
    label: `Mirror ${k}`, tone: "gold", shape: "square", rule: onCircle(RIM, [0, 0], 5),
    onmove: (place) => frame.set({ [`a${k}`]: ((Math.round(degrees(place)) % 360) + 360) % 360 }), say: () => `${brief(frame.state[`a${k}`])} degrees`,
  }));
  const pen = view.point({ label: "Pen", first: true, tone: "warm", rule: free(STEP), onmove: (place) => frame.set(gone(frame.state, keep(place))) });
  drag(frame, pad, {
    start: (event) => {
      const [x, y] = keep(view.from(event)).map(round);
      frame.set({ x, y, strokes: written([...read(frame.state.strokes), [[x, y]]]) });
    },
    move: (event) => frame.set(gone(frame.state, keep(view.from(event)))),
  });
  legend(frame, [["line", "accent", "your stroke, and turned images"], ["line", "plum", "mirrored images"], ["line", "gold", "mirrors"]]);
  const big = headline(frame);
  const counts = choice(frame, null, { label: "Mirrors", options: [1, 2, 3, 4].map((n) => [String(n), String(n)]), onchoose: (value) => frame.set({ count: Number(value) }) });
  const T = matrixShow(frame, 2, 2, { label: "T_1", tones: ["gold", "gold"] });
  const turn = matrixShow(frame, 2, 2, { label: "T_2 T_1", tones: ["accent", "accent"] });
  const numbers = readout(frame, [["pictures", "pictures"], ["between", "between mirrors 1, 2"], ["turn", "T_2 T_1 turns by"]]);
  const begin = choice(frame, null, { label: "Begin with", options: BEGIN.map(([name, words]) => [name, words]), onchoose: (name) => {
    const strokes = BEGIN.find(([each]) => each === name)[2];
    const [x, y] = (read(strokes).at(-1)?.at(-1) ?? [2, 0]).map(round);
    frame.set({ x, y, strokes });
  } });
  const buttons = row(frame);
  button(frame, "Take back", () => {
    const strokes = read(frame.state.strokes).slice(0, -1);
    const [x, y] = strokes.at(-1)?.at(-1) ?? [frame.state.x, frame.state.y];
    frame.set({ x, y, strokes: written(strokes) });
  }, { into: buttons });

  return (at) => {
    const found = orbit(anglesOf(at));
    const strokes = read(at.strokes);
    const trace = (points) => points.map((point, k) => `${k ? "L" : "M"}${view.to(point).map((each) => each.toFixed(1)).join(" ")}`).join("");
    images.forEach((node, k) => {
      const matrix = found[k];
      node.setAttribute("display", matrix && strokes.length ? "inline" : "none");
      if (!matrix) return;
      node.setAttribute("class", `fk-stroke ${determinant(matrix) > 0 ? "fk-accent" : "fk-plum"}`);
      node.setAttribute("d", strokes.map((points) => trace(points.map((point) => times(matrix, point)))).join(""));
    });
    glasses.forEach((line, k) => {
      const angle = at[`a${k + 1}`];
      for (const part of [line, handles[k]]) part.show(k < at.count);
      line.set([0, 0], heading(angle));
      handles[k].set(heading(angle).map((entry) => entry * RIM));
    });
    pen.set([at.x, at.y]);
    counts.mark(String(at.count));
    begin.mark(BEGIN.find(([, , each]) => each === at.strokes)?.[0] ?? "");
    const texts = (rows) => rows.map((line) => line.map((entry) => show(entry)));
    T.set(texts(mirror(at.a1)));
    turn.set(at.count > 1 ? texts(product(mirror(at.a2), mirror(at.a1))) : [["–", "–"], ["–", "–"]]);
    big.set(closes(found) ? `${found.length} pictures` : `more than ${PICTURES}`);
    big.tone(goals["closed-star"](at) ? "leaf" : "ink");
    const gap = (((at.a2 - at.a1) % 180) + 180) % 180;
    numbers.set({
      pictures: closes(found) ? String(found.length) : `> ${PICTURES}`,
      between: at.count > 1 ? `${brief(gap)}°` : "–",
      turn: at.count > 1 ? `${brief((2 * gap) % 360)}°` : "–",
    });
    frame.say(sentence(at, found));
  };
}

export default { render: (context) => figure(context, state, build) };
