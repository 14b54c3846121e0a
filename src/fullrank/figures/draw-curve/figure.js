// A closed curve, drawn with the pointer or with the arrow keys: the pen leaves a line, and the end is joined to the beginning.
//
// State: points holds the places the pen has been at, as "x,y x,y …"; x and y are where it is now.

import { brief, button, choice, drag, figure, free, headline, plane, readout, row, svg } from "../kit/kit.js";

const REACH = 3;
const NEAR = 0.07; // how far the pen moves before it leaves another point
const MOST = 240; // points; beyond that every other one of them is left out
const STEP = 0.25; // of the keyboard

export const state = { x: 1.5, y: -0.9, points: "1.9,0.2 1.8,2 0.9,1.4 -0.9,1.4 -1.8,2 -1.9,0.2 -1.5,-0.9 -0.7,-1.6 0.7,-1.6 1.5,-0.9" };

const read = (text) => text.split(" ").filter(Boolean).map((pair) => pair.split(",").map(Number));
const round = (value) => Math.round(value * 100) / 100;
const written = (points) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
const apart = ([x1, y1], [x2, y2]) => Math.hypot(x1 - x2, y1 - y2);
const sides = (points) => points.map((point, k) => [point, points[(k + 1) % points.length]]);
const lengthOf = (points) => sides(points).reduce((sum, [from, to]) => sum + apart(from, to), 0);

/** How often the curve goes round a place, counter-clockwise counted positive. */
function turnsAbout([cx, cy], points) {
  const angles = sides(points).map(([[x1, y1], [x2, y2]]) => {
    const [ax, ay, bx, by] = [x1 - cx, y1 - cy, x2 - cx, y2 - cy];
    return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  });
  return Math.round(angles.reduce((sum, angle) => sum + angle, 0) / (2 * Math.PI));
}

const side = ([x1, y1], [x2, y2], [x, y]) => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
const cross = ([a, b], [c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** How often the closed curve crosses itself. */
function crossings(points) {
  const all = sides(points);
  let count = 0;
  all.forEach((one, k) => all.slice(k + 2).forEach((other) => { count += cross(one, other) ? 1 : 0; }));
  return count;
}

export const goals = {
  "eight": (at) => crossings(read(at.points)) > 0,
  "twice-round": (at) => Math.abs(turnsAbout([0, 0], read(at.points))) >= 2,
};

const around = (radius) => Array.from({ length: 60 }, (_, k) => {
  const angle = (k * Math.PI) / 30;
  return [radius(angle) * Math.cos(angle), radius(angle) * Math.sin(angle)];
});
const CURVES = [
  ["blank", "a blank sheet", []],
  ["star", "a star", around((angle) => 1.9 + 0.6 * Math.cos(5 * angle))],
  ["eight", "an eight", Array.from({ length: 60 }, (_, k) => [2.3 * Math.sin((k * Math.PI) / 30), 1.4 * Math.sin((k * Math.PI) / 15)])],
];

/** The state after the pen has gone on to a place. */
function gone(at, place) {
  const points = read(at.points);
  const [x, y] = place.map(round);
  if (points.length && apart(points.at(-1), [x, y]) < NEAR) return { x, y };
  const longer = [...points, [x, y]];
  return { x, y, points: written(longer.length > MOST ? longer.filter((_, k) => k % 2 === 0 || k === MOST) : longer) };
}

function sentence(points, crossed) {
  if (points.length < 3) return "The sheet is blank. Move the pen: it leaves a line.";
  const over = crossed === 0 ? "does not cross itself" : `crosses itself ${crossed === 1 ? "once" : `${crossed} times`}`;
  return `A closed curve of ${points.length} points, ${brief(lengthOf(points), 1)} long. It ${over}.`;
}

function build(frame) {
  const view = plane(frame, { x: [-REACH, REACH], y: [-REACH, REACH], label: "A sheet to draw a closed curve on" });
  const pad = svg("rect", { x: 0, y: 0, width: view.width, height: view.height, fill: "transparent", class: "fk-page" }, view.root);
  const inside = view.polygon({ tone: "accent", width: 1 });
  const line = view.curve({ tone: "accent", width: 3.2 });
  const closing = view.segment({ tone: "soft", dash: "dashed", width: 2 });
  const keep = (place) => place.map((entry) => Math.max(-REACH, Math.min(REACH, entry)));
  const go = (place) => frame.set(gone(frame.state, keep(place)));
  const pen = view.point({ label: "Pen", first: true, tone: "warm", rule: free(STEP), onmove: go });
  drag(frame, pad, {
    start: (event) => {
      const [x, y] = keep(view.from(event)).map(round);
      frame.set({ x, y, points: written([[x, y]]) });
    },
    move: (event) => go(view.from(event)),
  });
  const big = headline(frame);
  const numbers = readout(frame, [["points", "points"], ["length", "length"], ["crossings", "crossings"], ["turns", "turns about 0"]]);
  const begin = choice(frame, null, { label: "Begin with", options: CURVES.map(([name, words]) => [name, words]), onchoose: (name) => {
    const points = CURVES.find(([each]) => each === name)[2];
    const [x, y] = (points.at(-1) ?? [0, 0]).map(round);
    frame.set({ x, y, points: written(points) });
  } });
  const buttons = row(frame);
  button(frame, "Take back", () => {
    const points = read(frame.state.points).slice(0, -1);
    const [x, y] = points.at(-1) ?? [frame.state.x, frame.state.y];
    frame.set({ x, y, points: written(points) });
  }, { into: buttons });

  return (at) => {
    const points = read(at.points);
    const closed = points.length > 2;
    const crossed = closed ? crossings(points) : 0;
    inside.set(points);
    inside.show(closed);
    line.set(points);
    line.show(points.length > 1);
    if (closed) closing.set(points.at(-1), points[0]);
    closing.show(closed);
    pen.set([at.x, at.y]);
    begin.mark(points.length ? CURVES.find(([, , each]) => written(each) === at.points)?.[0] ?? "" : "blank");
    big.tone(closed ? "leaf" : "warm");
    big.set(closed ? "a closed curve" : "not yet a curve");
    numbers.set({
      points: String(points.length),
      length: closed ? brief(lengthOf(points), 1) : "0",
      crossings: String(crossed),
      turns: closed ? String(turnsAbout([0, 0], points)).replace("-", "−") : "0",
    });
    frame.say(sentence(points, crossed));
  };
}

export default { render: (context) => figure(context, state, build) };
