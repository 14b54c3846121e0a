// Six pages, links drawn by hand, the link matrix filled column by column, and a hundred surfers who click.
//
// State: b, c, f, m, s, w hold the links of each page as one number: bit k is set when the page links to page k, in the
// order Bakery 0, Choir 1, Ferry 2, Market 3, School 4, Weather 5. So m = 1 + 8 would be links to Bakery and Market.
// page is the page whose column is spoken of; clicks counts the clicks since the last change of a link.

import { brief, button, figure, headline, legend, matrixShow, network, note, random, row } from "../kit/kit.js";

const PAGES = ["Bakery", "Choir", "Ferry", "Market", "School", "Weather"];
const LETTERS = PAGES.map((page) => page[0]);
const NAMES = ["b", "c", "f", "m", "s", "w"];
const SURFERS = 100;
const WHOLE = 1e-9;

export const state = { b: 8, c: 8, f: 11, m: 1, s: 8, w: 0, page: 3, clicks: 0 };

const linked = (at, to, from) => ((at[NAMES[from]] >> to) & 1) === 1;
const targets = (at, from) => PAGES.map((_, to) => to).filter((to) => linked(at, to, from));

/** L[to][from]: the share of page from's links that lead to page to. */
function linkMatrix(at) {
  return PAGES.map((_, to) => PAGES.map((_, from) => (linked(at, to, from) ? 1 / targets(at, from).length : 0)));
}

/** Where the walk ends on average: the mean over many clicks, which exists on a ring as well; a dead end loses its surfers. */
function longRun(at) {
  const L = linkMatrix(at);
  let shares = PAGES.map(() => 1 / 6);
  let mean = PAGES.map(() => 0);
  for (let click = 0; click < 600; click += 1) {
    shares = L.map((line) => line.reduce((sum, share, from) => sum + share * shares[from], 0));
    if (click >= 240) mean = mean.map((sum, page) => sum + shares[page] / 360);
  }
  return mean;
}

const everyPageLinks = (at) => NAMES.every((name) => at[name] > 0);

function goesRound(at) {
  let page = 0;
  const seen = new Set();
  while (!seen.has(page)) {
    seen.add(page);
    const next = targets(at, page);
    if (next.length !== 1) return false;
    [page] = next;
  }
  return seen.size === 6;
}

export const goals = {
  "all-linked": everyPageLinks,
  "weather-first": (at) => {
    const shares = longRun(at);
    return everyPageLinks(at) && shares.every((share, page) => page === 5 || share < shares[5] - 1e-6);
  },
  "no-rest": goesRound,
};

const settle = (at, changes) => (NAMES.some((name) => name in changes) && !("clicks" in changes) ? { clicks: 0 } : {});

const fraction = (count) => (count === 1 ? "1" : `1/${count}`);

function sentence(at, crowd) {
  const links = targets(at, at.page);
  const name = PAGES[at.page];
  const said = links.length
    ? `${name} has ${links.length === 1 ? "one link" : `${links.length} links`}, to ${links.map((to) => PAGES[to]).join(", ")}: ${links.length === 1 ? "a share of 1" : `${fraction(links.length)} each`}.`
    : `${name} has no link: its column is zero, and surfers who come here are lost.`;
  const top = crowd.counts.indexOf(Math.max(...crowd.counts));
  const walk = at.clicks ? ` After ${at.clicks} ${at.clicks === 1 ? "click" : "clicks"} most surfers are on ${PAGES[top]}, ${crowd.counts[top]} of ${SURFERS}.` : "";
  return said + walk;
}

/** The surfers: where each one stands, and a click that moves them all. A surfer without a link is lost (page -1). */
function surfers() {
  let stream = random(11);
  const crowd = { at: [], counts: [] };
  const count = () => (crowd.counts = PAGES.map((_, page) => crowd.at.filter((where) => where === page).length));
  crowd.gather = () => {
    stream = random(11);
    crowd.at = Array.from({ length: SURFERS }, (_, k) => k % 6);
    count();
  };
  crowd.click = (at) => {
    crowd.at = crowd.at.map((page) => {
      const links = page < 0 ? [] : targets(at, page);
      return links.length ? links[Math.floor(stream() * links.length)] : -1;
    });
    count();
  };
  crowd.gather();
  return crowd;
}

function build(frame) {
  const crowd = surfers();
  const net = network(frame, {
    pages: LETTERS,
    label: "Six pages and their links",
    about: (page) => `${PAGES[page]}, links to ${targets(frame.state, page).map((to) => PAGES[to]).join(", ") || "no page"}`,
    onlink: (from, to) => frame.set({ [NAMES[from]]: frame.state[NAMES[from]] ^ (1 << to), page: from }),
  });
  const walkers = net.walkers(SURFERS);
  legend(frame, [["line", "soft", "link"], ["dot", "warm", "surfer"]]);
  const big = headline(frame);
  const matrix = matrixShow(frame, 6, 6, { label: "L" });
  const buttons = row(frame);
  let before = [...crowd.at];
  let moving = null;
  const step = () => {
    moving?.stop();
    before = [...crowd.at];
    crowd.click(frame.state);
    frame.set({ clicks: frame.state.clicks + 1 });
    moving = frame.animate(0.7, (part) => walkers.move(seats(before), seats(crowd.at), part));
  };
  button(frame, "Click", step, { main: true, into: buttons });
  let waiting = 0;
  const walk = frame.loop((seconds) => {
    waiting -= seconds;
    if (waiting > 0) return;
    waiting = 0.9;
    step();
  });
  const go = button(frame, "Walk", () => {
    if (walk.running) walk.stop();
    else walk.start();
    go.say(walk.running ? "Stop" : "Walk");
  }, { into: buttons });
  const gather = () => {
    walk.stop();
    go.say("Walk");
    crowd.gather();
  };
  button(frame, "Begin again", () => {
    gather();
    frame.set({ clicks: 0 });
    frame.redraw();
  }, { into: buttons });
  button(frame, "Ring", () => frame.set({ b: 2, c: 4, f: 8, m: 16, s: 32, w: 1 }), { into: buttons });
  const lost = note(frame);

  function draw(at) {
    if (at.clicks === 0) {
      crowd.gather();
      walkers.set(seats(crowd.at));
    }
    const L = linkMatrix(at);
    net.set({
      links: (to, from) => linked(at, to, from),
      weights: (to, from) => L[to][from] * 0.6,
      sizes: crowd.counts.map((count) => 0.12 + 0.6 * (count / SURFERS)),
      values: crowd.counts.map(String),
    });
    matrix.set(L.map((line, to) => line.map((_, from) => (linked(at, to, from) ? fraction(targets(at, from).length) : "0"))));
    const sum = L.reduce((total, line) => total + line[at.page], 0);
    big.tone(Math.abs(sum - 1) < WHOLE ? "leaf" : "warm");
    big.set(`column ${LETTERS[at.page]} sums to ${brief(sum)}`);
    const gone = SURFERS - crowd.counts.reduce((total, count) => total + count, 0);
    lost.set(gone ? `${gone} of ${SURFERS} surfers are lost on pages without links.` : "Columns and rows in the order B, C, F, M, S, W.");
    frame.say(sentence(at, crowd));
  }
  return { draw, settle, reset: gather };
}

/** Lost surfers are left where the last page stood; they are drawn on page 0 only when nobody has a place. */
const seats = (at) => at.map((page) => Math.max(0, page));

export default { render: (context) => figure(context, state, build) };
