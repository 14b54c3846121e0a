// Eight pages with a dead end and a closed pair that traps surfers; a knob d lets them jump. Ranking and speed beside it.
//
// State: d is the damping; clicks counts the clicks walked; held is how many of the hundred surfers stand in the trap now.

import {
  bars, brief, button, chart, figure, headline, legend, mix, network, random, readout, row, show, slider, svg,
} from "../kit/kit.js";

const PAGES = ["Bakery", "Choir", "Ferry", "Market", "School", "Weather", "Jam", "Knitting"];
const LETTERS = PAGES.map((page) => page[0]);
const LINKS = [[3, 1], [0, 4], [], [0, 2, 6], [3, 5], [3, 4], [7], [6]]; // from each page; the Ferry has none
const TRAP = [6, 7];
const MARKET = 3;
const SURFERS = 100;
const SPAN = 100; // clicks on the chart
const DIGITS = 1e-6;
const LEAST = 1e-8; // the lower end of the chart

export const state = { d: 1, clicks: 0, held: 25 };

/** The link matrix with the dangling column filled: every page equally likely. */
const L = PAGES.map((_, to) => LINKS.map((links) => (links.length ? (links.includes(to) ? 1 / links.length : 0) : 1 / PAGES.length)));
const EVEN = PAGES.map(() => 1 / PAGES.length);
const click = (d, shares) => L.map((line) => line.reduce((sum, share, from) => sum + d * share * shares[from], (1 - d) / PAGES.length));
/** At d = 1 the pair swaps for ever; the mean of two clicks settles, and is left unchanged by a click in the end. */
const restful = (d, shares) => click(d, shares).map((share, page) => (share + shares[page]) / 2);

/** The ranking for d, and how far an even start is from it after each click. */
function study(d) {
  let ranking = EVEN;
  for (let k = 0; k < 1200; k += 1) ranking = restful(d, ranking);
  const errors = [];
  let shares = EVEN;
  for (let k = 0; k <= SPAN; k += 1) {
    errors.push(shares.reduce((sum, share, page) => sum + Math.abs(share - ranking[page]), 0));
    shares = click(d, shares);
  }
  const trap = TRAP.reduce((sum, page) => sum + ranking[page], 0);
  const village = ranking.filter((_, page) => !TRAP.includes(page));
  const enough = errors.findIndex((error) => error < DIGITS);
  return { ranking, errors, trap, enough, lead: ranking[MARKET] / Math.min(...village) };
}

let kept = { d: NaN };
function studied(d) {
  if (kept.d !== d) kept = { d, ...study(d) };
  return kept;
}

export const goals = {
  "trap-fills": (at) => at.held >= 95,
  "free-the-surfers": (at) => studied(at.d).trap < 0.5,
  "both": (at) => studied(at.d).trap < 0.5 && studied(at.d).lead >= 1.8,
  "quick": (at) => at.d >= 0.1 && studied(at.d).enough >= 0 && studied(at.d).enough <= 20,
};

const percent = (share) => `${brief(100 * share, 0)}%`;
const speed = ({ enough }) => (enough >= 0 ? `${enough} clicks` : `more than ${SPAN}`);

function sentence(at) {
  const found = studied(at.d);
  const now = at.clicks ? ` After ${at.clicks} ${at.clicks === 1 ? "click" : "clicks"} ${at.held} of ${SURFERS} surfers are in it.` : "";
  const fast = at.d === 1 ? "the shares never settle: the pair swaps its surfers at every click" : `six digits take ${found.enough >= 0 ? speed(found) : `${speed(found)} clicks`}`;
  return `With d = ${show(at.d)} the trap holds ${percent(found.trap)} in the long run, and ${fast}.${now}`;
}

/** A hundred surfers who follow a link with probability d and jump otherwise; leaps tells who jumped. */
function surfers() {
  let stream = null;
  const crowd = {};
  crowd.gather = () => {
    stream = random(23);
    crowd.now = Array.from({ length: SURFERS }, (_, k) => k % PAGES.length);
    crowd.before = crowd.now;
    crowd.leaps = [];
    crowd.clicks = 0;
  };
  crowd.click = (d) => {
    crowd.before = crowd.now;
    crowd.leaps = crowd.now.map((page) => stream() >= d || LINKS[page].length === 0);
    crowd.now = crowd.now.map((page, k) => {
      const choices = crowd.leaps[k] ? PAGES.map((_, any) => any) : LINKS[page];
      return choices[Math.floor(stream() * choices.length)];
    });
    crowd.clicks += 1;
  };
  crowd.held = () => crowd.now.filter((page) => TRAP.includes(page)).length;
  crowd.gather();
  return crowd;
}

const tally = (places) => PAGES.map((_, page) => places.filter((where) => where === page).length);
const PLACES = [[128, 62], [50, 136], [222, 74], [204, 216], [58, 246], [136, 304], [318, 142], [318, 270]];

/** The web, with a fence round the trap. */
function scene(frame) {
  const net = network(frame, {
    pages: LETTERS,
    places: PLACES,
    height: 352,
    label: "Eight pages; Jam and Knitting link only to each other, the Ferry links nowhere",
    tones: PAGES.map((_, page) => (TRAP.includes(page) ? "warm" : page === 2 ? "plum" : "accent")),
    about: (page) => `${PAGES[page]}, ${LINKS[page].length ? `links to ${LINKS[page].map((to) => PAGES[to]).join(", ")}` : "no links"}`,
  });
  const fence = svg("rect", { class: "fk-stroke fk-warm fk-dashed", x: 260, y: 68, width: 116, height: 276, rx: 54 });
  net.root.prepend(fence);
  const name = (text, x, y, tone) => (svg("text", { class: `fk-tick fk-${tone}`, x, y, "text-anchor": "middle" }, net.root).textContent = text);
  name("the trap", 318, 58, "warm");
  name("dead end", 222, 20, "plum");
  return net;
}

/** Where the curve meets the foot of the chart, just before click k. */
function landing(errors, k) {
  if (k === 0) return [];
  const [above, under] = [errors[k - 1], Math.max(errors[k], 1e-16)].map(Math.log);
  return [[k - 1 + (above - Math.log(LEAST)) / (above - under), LEAST]];
}

/** How far from the ranking after each click, on a scale of powers of ten. */
function speedChart(frame) {
  const plot = chart(frame, { x: [0, SPAN + 4], y: [LEAST, 3], log: true, height: 180, names: ["clicks", ""], label: "Distance to the ranking by click", into: frame.side });
  const goal = plot.segment({ tone: "gold", dash: "dashed", width: 1.6 });
  const slope = plot.segment({ tone: "soft", dash: "dotted", width: 2.2 });
  const curve = plot.curve({ tone: "accent", width: 2.6 });
  const mark = plot.dots({ tone: "gold", radius: 5 });
  legend(frame, [["line", "accent", "distance to the ranking"], ["line", "soft", "falling by d", "dotted"], ["line", "gold", "six digits", "dashed"]], { into: frame.side });
  return (d, { errors, enough }) => {
    goal.set([0, DIGITS], [SPAN, DIGITS]);
    const seen = errors.map((error, k) => [k, error]);
    const floor = errors.findIndex((error) => error < LEAST);
    curve.set(floor < 0 ? seen : [...seen.slice(0, floor), ...landing(errors, floor)]);
    slope.show(d > 0 && errors[0] > LEAST);
    const last = d > 0 && d < 1 ? Math.min(SPAN, Math.log(LEAST / Math.max(errors[0], LEAST)) / Math.log(d)) : SPAN;
    slope.set([0, errors[0]], [last, errors[0] * d ** last]);
    mark.set(enough >= 0 ? [[enough, DIGITS]] : []);
  };
}

function build(frame) {
  const crowd = surfers();
  const net = scene(frame);
  const walkers = net.walkers(SURFERS, { tone: "ink", radius: 2.3 });
  legend(frame, [["dot", "ink", "one of 100 surfers"], ["line", "warm", "no way out", "dashed"]]);
  const big = headline(frame);
  slider(frame, "d", { label: "damping d", min: 0, max: 1, step: 0.01, say: (value) => show(value) });
  const buttons = row(frame);
  const rank = bars(frame, { names: LETTERS, tones: LETTERS.map((_, page) => (TRAP.includes(page) ? "warm" : page === 2 ? "plum" : "accent")), range: [0, 0.55], height: 164, into: frame.side, label: "Ranking in the long run, in per cent" });
  const plot = speedChart(frame);
  const numbers = readout(frame, [["now", "in the trap now"], ["long", "in the long run", "warm"], ["six", "six digits after"], ["lead", "Market : lowest"]], { into: frame.below });

  const step = () => {
    crowd.click(frame.state.d);
    frame.set({ clicks: crowd.clicks, held: crowd.held() });
  };
  button(frame, "Click", step, { main: true, into: buttons });
  let waiting = 0;
  const walk = frame.loop((seconds) => {
    waiting -= seconds;
    if (waiting > 0) return;
    waiting = 0.8;
    step();
  });
  const go = button(frame, "Walk", () => {
    if (walk.running) walk.stop();
    else walk.start();
    waiting = 0;
    go.say(walk.running ? "Stop" : "Walk");
  }, { into: buttons });
  const gather = () => {
    walk.stop();
    go.say("Walk");
    crowd.gather();
  };
  button(frame, "Begin again", () => {
    gather();
    frame.set({ clicks: 0, held: crowd.held() });
  }, { into: buttons });

  let drawn = -1;
  let moving = null;
  function paint(part) {
    const [before, after] = [tally(crowd.before), tally(crowd.now)];
    net.set({
      links: (to, from) => LINKS[from].includes(to),
      weights: (to, from) => 0.5 * L[to][from],
      sizes: before.map((count, page) => 0.08 + (0.62 * mix(count, after[page], part)) / SURFERS),
      values: after.map(String),
    });
    walkers.move(crowd.before, crowd.now, part, crowd.leaps);
  }
  /** A state given from outside has clicks that nobody walked here: they are walked now. */
  function catchUp(clicks) {
    if (clicks < crowd.clicks) crowd.gather();
    while (crowd.clicks < clicks) crowd.click(frame.state.d);
  }

  function draw(at) {
    if (at.clicks !== crowd.clicks) catchUp(at.clicks);
    if (at.clicks !== drawn) {
      moving?.stop();
      if (at.clicks > 0) moving = frame.animate(0.66, paint);
      else paint(1);
      drawn = at.clicks;
    }
    const found = studied(at.d);
    big.tone(found.trap < 0.5 ? "leaf" : "warm");
    big.set(`the trap holds ${percent(found.trap)}`);
    rank.set(found.ranking, found.ranking.map((share) => brief(100 * share, 0)));
    numbers.set({
      now: `${at.held} of ${SURFERS}`,
      long: percent(found.trap),
      six: at.d === 1 ? "never" : speed(found),
      lead: found.trap > 0.9995 ? "–" : show(found.lead),
    });
    plot(at.d, found);
    frame.say(sentence(at));
  }
  return { draw, reset: gather };
}

export default { render: (context) => figure(context, state, build) };
