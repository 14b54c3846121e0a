// A small boat: each hour it makes way along its heading by the shadow of the wind on that heading. Reach the buoy in few legs.

import { brief, button, choice, degrees, dot, figure, heading, headline, legend, mix, norm, plane, plus, readout, row, scale, show } from "../kit/kit.js";

const NEAR = 0.4; // a leg that ends so close to the buoy has reached it
const ROOM = [[-1.5, 10.5], [-5, 5]];
const HANDLE = 1.7;

// wind: where it blows to, in degrees, how strong, and by how much it turns each hour
const COURSES = {
  first: { words: "one leg", wind: [0, 4, 0], buoy: [2.7, -1.9], par: 1, rocks: [] },
  second: { words: "across", wind: [0, 4, 0], buoy: [3.2, 3.4], par: 2, rocks: [] },
  rock: { words: "behind a rock", wind: [0, 4, 0], buoy: [8, 0], par: 3, rocks: [[[4, 0], 1.2]] },
  turning: { words: "turning wind", wind: [60, 4, -40], buoy: [6.5, -2.5], par: 3, rocks: [] },
};
const NAMES = Object.keys(COURSES);

// track: the headings sailed so far; run: how much of the last leg is seen; done: courses reached in par
export const state = { course: "first", heading: 40, track: "", run: 1, reach: 0, done: 0 };

const courseOf = (at) => COURSES[at.course] ?? COURSES.first;
const headings = (at) => String(at.track).split(",").filter(Boolean).map(Number);
const windIn = ({ wind: [way, strength, turn] }, hour) => scale(heading(way + turn * hour), strength);

/** How far the middle of a rock is from a leg. */
function clearance(from, to, middle) {
  const leg = [to[0] - from[0], to[1] - from[1]];
  const share = Math.min(1, Math.max(0, dot([middle[0] - from[0], middle[1] - from[1]], leg) / (dot(leg, leg) || 1)));
  return norm([from[0] + share * leg[0] - middle[0], from[1] + share * leg[1] - middle[1]]);
}

/** One hour: the shadow of the wind on the heading, and where the boat then is. why says what kept it where it was. */
function leg(course, from, way, hour) {
  const made = dot(windIn(course, hour), heading(way));
  const to = plus(from, scale(heading(way), made));
  const inside = ROOM.every(([low, high], k) => to[k] >= low && to[k] <= high);
  const free = course.rocks.every(([middle, radius]) => clearance(from, to, middle) > radius);
  const why = made < 0.005 ? "wind" : !free ? "rock" : !inside ? "edge" : "";
  return { made, to: why ? from : to, aim: to, why };
}

/** All places where the boat has been, and the last leg. */
function sailed(at) {
  const course = courseOf(at);
  const places = [[0, 0]];
  let last = null;
  headings(at).forEach((way, hour) => {
    last = leg(course, places[hour], way, hour);
    places.push(last.to);
  });
  return { places, last, here: places[places.length - 1] };
}

const off = (at) => norm([0, 1].map((k) => sailed(at).here[k] - courseOf(at).buoy[k]));
const arrived = (at) => off(at) < NEAR;
const inPar = (at) => arrived(at) && headings(at).length <= courseOf(at).par;

export const goals = {
  buoy: (at) => arrived(at),
  "in-par": (at) => inPar(at) && at.course !== "first",
  "all-courses": (at) => at.done === 15,
};

function settle(at, changes) {
  const fresh = "course" in changes && !("track" in changes) ? { track: "", run: 1 } : {};
  const then = { ...at, ...fresh };
  return inPar(then) ? { ...fresh, done: at.done | (1 << NAMES.indexOf(at.course)) } : fresh;
}

const STAYED = { wind: "The wind is against that heading, so the boat stayed", rock: "A rock is in the way, so the boat stayed", edge: "That leg leaves the chart, so the boat stayed" };

function sentence(at) {
  const course = courseOf(at);
  const { last, here } = sailed(at);
  const used = headings(at).length;
  const legs = `${used} ${used === 1 ? "leg" : "legs"}`;
  if (arrived(at)) return inPar(at) ? `The buoy is reached in ${legs}: it cannot be done in fewer.` : `The buoy is reached in ${legs}. It can be done in ${course.par}.`;
  const next = leg(course, here, at.heading, used);
  const said = next.why === "wind" ? "the wind is against it: no way would be made" : next.why === "rock" ? "a rock is in the way" : next.why === "edge" ? "it would leave the chart" : `the boat would make ${brief(next.made)} kilometres`;
  const before = last?.why ? `${STAYED[last.why]}. ` : "";
  return `${before}After ${legs} the buoy is ${brief(off(at))} kilometres away. On this heading ${said}.`;
}

function build(frame) {
  const view = plane(frame, { x: ROOM[0], y: ROOM[1], width: 440, grid: 1, axes: false, ticks: false, label: "Chart with the boat, the wind and a buoy" });
  const rock = view.polygon({ tone: "ink", width: 2 });
  const within = view.circle({ tone: "leaf", width: 1.8, dash: "dashed" });
  const track = view.curve({ tone: "accent", width: 2.2 });
  const stops = view.dots({ tone: "accent", radius: 3.5 });
  const ring = view.circle({ tone: "gold", width: 2.4 });
  const buoy = view.dots({ tone: "gold", radius: 6 });
  const buoyName = view.label("buoy", { tone: "gold", plain: true });
  const course = view.line({ tone: "soft", width: 1.4, dash: "dotted" });
  const wind = view.arrow({ tone: "warm", width: 3, name: "wind", side: -1 });
  const nextWind = view.arrow({ tone: "warm", width: 1.6, dash: "dashed", faint: true });
  const drop = view.segment({ tone: "warm", width: 1.6, dash: "dashed" });
  const made = view.arrow({ tone: "plum", width: 5 });
  const hull = view.polygon({ tone: "accent", width: 2.4 });
  const tip = view.point({
    label: "Heading of the boat", first: true, onmove: ([x, y]) => aim([x, y]),
    rule: { place: (place) => place, key: (_, [right, up]) => plus(sailed(frame.state).here, scale(heading(frame.state.heading + 2 * (up - right)), HANDLE)) },
    say: () => sentence(frame.state), within: false,
  });
  function aim(place) {
    const { here } = sailed(frame.state);
    const away = [place[0] - here[0], place[1] - here[1]];
    if (norm(away) > 0.05) frame.set({ heading: Number(degrees(away).toFixed(3)) });
  }
  legend(frame, [["line", "warm", "wind of this hour"], ["line", "plum", "its shadow on the heading: the next leg"], ["line", "warm", "wind of the next, where it turns", "dashed"], ["dot", "gold", "buoy"]]);
  const big = headline(frame, { tone: "plum" });
  const numbers = readout(frame, [["angle", "heading to wind", "warm"], ["cosine", "its cosine"], ["leg", "next leg", "plum"], ["off", "to the buoy", "gold"], ["legs", "legs, and fewest"]]);
  const buttons = row(frame);
  const go = button(frame, "Sail one hour", () => {
    if (arrived(frame.state)) return;
    frame.set({ track: [...headings(frame.state), frame.state.heading].join(","), run: 0 });
    frame.glide({ run: 1 }, 0.8);
  }, { main: true, into: buttons });
  const back = button(frame, "Take back", () => {
    frame.halt();
    frame.set({ track: headings(frame.state).slice(0, -1).join(","), run: 1 });
  }, { into: buttons });
  choice(frame, "course", { label: "Course", options: Object.entries(COURSES).map(([key, { words }]) => [key, words]), into: frame.below });
  const circles = choice(frame, null, { label: "All that one leg can reach", options: [["0", "hide"], ["1", "show"]], onchoose: (value) => frame.set({ reach: Number(value) }), into: frame.below });

  function draw(at) {
    const set = courseOf(at);
    const { places, here } = sailed(at);
    const used = places.length - 1;
    const before = places[Math.max(0, used - 1)];
    const boat = [0, 1].map((k) => mix(before[k], here[k], at.run));
    const home = arrived(at);
    const moving = at.run < 0.999;
    const n = heading(at.heading);
    const w = windIn(set, used);
    const next = leg(set, here, at.heading, used);
    rock.show(set.rocks.length > 0);
    if (set.rocks.length) {
      const [middle, radius] = set.rocks[0];
      rock.set(Array.from({ length: 24 }, (_, k) => plus(middle, scale(heading(15 * k), radius * (k % 2 ? 0.96 : 1)))));
    }
    track.set([...places.slice(0, -1), boat]);
    stops.set(places);
    ring.set(set.buoy, NEAR);
    buoy.set([set.buoy]);
    buoyName.set(set.buoy, "buoy", [0, -30]);
    const planning = !home && !moving;
    for (const part of [wind, course, made, drop]) part.show(planning);
    nextWind.show(planning && set.wind[2] !== 0);
    within.show(planning && at.reach === 1);
    wind.set(plus(here, w), here);
    nextWind.set(plus(here, windIn(set, used + 1)), here);
    course.set(here, n);
    const seen = next.made > 0.02;
    made.show(planning && seen);
    made.set(next.aim, here);
    drop.set(plus(here, w), next.aim);
    within.set(plus(here, scale(w, 0.5)), norm(w) / 2);
    const side = [-n[1], n[0]];
    hull.set([plus(boat, scale(n, 0.42)), plus(boat, plus(scale(n, -0.3), scale(side, 0.24))), plus(boat, scale(n, -0.16)), plus(boat, plus(scale(n, -0.3), scale(side, -0.24)))]);
    tip.set(plus(here, scale(n, HANDLE)));
    tip.show(planning);
    const gap = Math.abs(((((at.heading - degrees(w)) % 360) + 540) % 360) - 180);
    big.set(home ? "Reached." : next.why === "wind" ? "no way made" : `${brief(norm(w))} · cos ${brief(gap, 0)}° = ${brief(next.made)} km`);
    numbers.set({
      angle: `${brief(gap, 0)}°`, cosine: show(Math.cos((gap * Math.PI) / 180)), leg: next.why ? "stays" : `(${show(next.aim[0] - here[0])}, ${show(next.aim[1] - here[1])})`,
      off: `${show(off(at))} km`, legs: `${used}, and ${set.par}`,
    });
    circles.mark(String(at.reach));
    go.enable(!home);
    back.enable(used > 0);
    frame.say(sentence(at));
  }
  return { draw, settle };
}

export default { render: (context) => figure(context, state, build) };
