// Places of a boat in a channel, read on two perpendicular axes that turn: how far along, and how far off.

import { brief, chart, choice, clamp, degrees, dot, figure, heading, legend, onCircle, plane, readout, scale, show } from "../kit/kit.js";

// Where a boat was at sixteen moments, in hundreds of metres from the middle of them all.
const PLACES = [
  [-5.1, -3.3], [-4.4, -3.5], [-3.8, -2.2], [-3.1, -2.6], [-2.5, -1.3], [-1.7, -1.7], [-1.1, -0.4], [-0.3, -0.7],
  [0.4, 0.6], [1.0, 0.3], [1.7, 1.6], [2.5, 1.2], [3.0, 2.4], [3.7, 2.1], [4.5, 3.5], [5.2, 4.0],
];

export const state = { angle: 0, keep: 2 };

const along = (at) => heading(at.angle);
const off = (at) => heading(at.angle + 90);
const read = (at) => PLACES.map((place) => [dot(place, along(at)), dot(place, off(at))]);
const spread = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const spreads = (at) => [0, 1].map((k) => spread(read(at).map((pair) => pair[k])));
const BEST = 35.6; // degrees: where the numbers off the line are smallest
const aside = (at) => Math.abs(((((at.angle - BEST) % 180) + 270) % 180) - 90);

export const goals = {
  "thin": (at) => aside(at) < 2.5,
  "one-number": (at) => at.keep === 1 && spreads(at)[1] < 0.1 * spreads(at)[0],
  "wrong-way": (at) => at.keep === 1 && spreads(at)[1] > 10 * spreads(at)[0],
};

function sentence(at) {
  const [first, second] = spreads(at).map((value) => brief(value));
  const both = `Along the line the numbers spread by ${first}, off the line by ${second}.`;
  if (at.keep === 1) return `${both} Only the numbers along are kept, so each place is missed by about ${second}.`;
  return aside(at) < 2.5 ? `${both} Smaller they do not get: these axes suit the places.` : `${both} Turn the axes until the numbers off the line are small.`;
}

function build(frame) {
  const view = plane(frame, { x: [-6.5, 6.5], y: [-6, 6], label: "Places of a boat, and two perpendicular axes" });
  const axes = [view.line({ tone: "accent", width: 2, name: "along" }), view.line({ tone: "warm", width: 1.6, dash: "dashed" })];
  const drops = PLACES.map(() => view.segment({ tone: "warm", width: 1.4, dash: "dotted" }));
  const feet = view.dots({ tone: "accent", radius: 3.6 });
  const places = view.dots({ tone: "ink", radius: 4.4 });
  const turn = view.point({
    label: "End of the axis along", rule: onCircle(5.4), first: true, shape: "square", say: () => sentence(frame.state),
    onmove: (place) => frame.set({ angle: Math.round(degrees(place) * 2) / 2 }),
  });
  legend(frame, [["dot", "ink", "places of the boat"], ["dot", "accent", "their shadows on the axis"], ["line", "warm", "off the axis", "dotted"]]);
  const sheet = chart(frame, { x: [-7, 7], y: [-7, 7], width: 300, height: 250, into: frame.side, names: ["along", "off"], label: "The same places on the new axes" });
  const zero = sheet.segment({ tone: "accent", width: 2 });
  const dots = sheet.dots({ tone: "ink", radius: 4 });
  const numbers = readout(frame, [["angle", "angle of the axes"], ["along", "spread along", "accent"], ["off", "spread off", "warm"], ["numbers", "numbers to store"]]);
  const kept = choice(frame, null, { label: "Keep", options: [["2", "both numbers"], ["1", "along only"]], onchoose: (value) => frame.set({ keep: Number(value) }) });

  function draw(at) {
    const [u, v] = [along(at), off(at)];
    const pairs = read(at);
    axes[0].set([0, 0], u);
    axes[1].set([0, 0], v);
    const shadows = pairs.map(([first]) => scale(u, first));
    feet.set(shadows);
    drops.forEach((drop, k) => drop.set(PLACES[k], shadows[k]));
    places.set(at.keep === 1 ? [] : PLACES);
    turn.set(scale(u, 5.4));
    zero.set([-7, 0], [7, 0]);
    dots.set(pairs.map(([first, second]) => [first, at.keep === 1 ? 0 : clamp(second, -7, 7)]));
    const [first, second] = spreads(at);
    numbers.set({ angle: `${brief(at.angle, 1)}°`, along: show(first), off: show(second), numbers: String(PLACES.length * at.keep) });
    kept.mark(String(at.keep));
    frame.say(sentence(at));
  }
  return draw;
}

export default { render: (context) => figure(context, state, build, { layout: "even" }) };
