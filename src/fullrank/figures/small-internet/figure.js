// Six pages, links drawn by hand, the link matrix filled column by column, and a hundred surfers who click.
//
// State: b, c, f, m, s, w hold the links of each page as one number: bit k is set when the page links to page k, in the
// order Bakery 0, Choir 1, Ferry 2, Market 3, School 4, Weather 5. So m = 1 + 8 would be links to Bakery and Market.
// page is the page whose column is spoken of; clicks counts the clicks since the last change of a link.

import {
  button, choice, figure, headline, legend, mix, network, note, plane, product, random, row,
} from "../kit/kit.js";

const PAGES = ["Bakery", "Choir", "Ferry", "Market", "School", "Weather"];
const LETTERS = PAGES.map((page) => page[0]);
const NAMES = ["b", "c", "f", "m", "s", "w"];
const SURFERS = 100;

export const state = { b: 8, c: 8, f: 11, m: 5, s: 8, w: 0, page: 3, clicks: 0 };

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

/** Whether some crowd is never at rest: a thousand clicks later one more click still moves somebody. */
function goesRound(at) {
  if (!everyPageLinks(at)) return false;
  const L = linkMatrix(at);
  let late = L;
  for (let doubling = 0; doubling < 10; doubling += 1) late = product(late, late);
  const later = product(L, late);
  return later.some((line, to) => line.some((share, from) => Math.abs(share - late[to][from]) > 0.02));
}

export const goals = {
  "all-linked": (at) => everyPageLinks(at),
  "weather-first": (at) => {
    const shares = longRun(at);
    return everyPageLinks(at) && shares.every((share, page) => page === 5 || share < shares[5] - 1e-6);
  },
  "no-rest": (at) => goesRound(at),
};

const settle = (at, changes) => (NAMES.some((name) => name in changes) && !("clicks" in changes) ? { clicks: 0 } : {});

const fraction = (count) => (count === 1 ? "1" : `1/${count}`);

function sentence(at, counts) {
  const links = targets(at, at.page);
  const name = PAGES[at.page];
  const said = links.length
    ? `${name} has ${links.length === 1 ? "one link" : `${links.length} links`}, to ${links.map((to) => PAGES[to]).join(", ")}: ${links.length === 1 ? "a share of 1" : `${fraction(links.length)} each`}.`
    : `${name} has no link: its column is zero, and surfers who come here are lost.`;
  const top = counts.indexOf(Math.max(...counts));
  const walk = at.clicks ? ` After ${at.clicks} ${at.clicks === 1 ? "click" : "clicks"} most surfers are on ${PAGES[top]}, ${counts[top]} of ${SURFERS}.` : "";
  return said + walk;
}

/** Where the surfers stand after so many clicks on this web, page by page; -1 is lost. The same state gives the same crowd. */
function surfers() {
  let web = "";
  let stream = null;
  let seen = [];
  const begin = (key) => {
    web = key;
    stream = random(11);
    seen = [Array.from({ length: SURFERS }, (_, k) => k % 6)];
  };
  const click = (at, page) => {
    const links = page < 0 ? [] : targets(at, page);
    return links.length ? links[Math.floor(stream() * links.length)] : -1;
  };
  return (at, clicks) => {
    const key = NAMES.map((name) => at[name]).join(" ");
    if (key !== web) begin(key);
    while (seen.length <= clicks) seen.push(seen.at(-1).map((page) => click(at, page)));
    return seen[clicks];
  };
}

const tally = (crowd) => PAGES.map((_, page) => crowd.filter((where) => where === page).length);

/** The link matrix with the pages' letters on its two sides; the column spoken of has a coloured ground. */
function linkTable(frame) {
  const table = plane(frame, {
    x: [-0.8, 6.3], y: [-0.3, 6.8], width: 284, height: 262, axes: false, grid: false, ticks: false, into: frame.side, label: "Link matrix L: columns are pages left, rows pages reached",
  });
  const ground = table.polygon({ tone: "gold", width: 1 });
  for (const [x, inward] of [[0.02, 0.14], [6.18, -0.14]]) table.curve({ tone: "ink", width: 1.6 }).set([[x + inward, 6], [x, 6], [x, 0], [x + inward, 0]]);
  LETTERS.forEach((letter, page) => {
    table.label(letter, { tone: "accent" }).set([page + 0.6, 6.42]);
    table.label(letter, { tone: "accent" }).set([-0.4, 5.5 - page]);
  });
  const style = (tone) => PAGES.map((_, to) => PAGES.map((_, from) => {
    const cell = table.label("0", { tone });
    cell.set([from + 0.6, 5.5 - to]);
    return cell;
  }));
  const [zeros, shares] = ["soft", "ink"].map(style);
  return (at) => {
    const [left, right] = [at.page + 0.16, at.page + 1.04];
    ground.set([[left, 6], [right, 6], [right, 0], [left, 0]]);
    PAGES.forEach((_, to) => PAGES.forEach((_, from) => {
      const joined = linked(at, to, from);
      zeros[to][from].show(!joined);
      shares[to][from].show(joined);
      zeros[to][from].set([from + 0.6, 5.5 - to]);
      shares[to][from].set([from + 0.6, 5.5 - to], joined ? fraction(targets(at, from).length) : "0");
    }));
  };
}

// The six pages on an oval, with room above and below for their numbers.
const PLACES = PAGES.map((_, page) => [190 + 132 * Math.sin((page * Math.PI) / 3), 182 - 120 * Math.cos((page * Math.PI) / 3)]);
const WEBS = [["0 0 0 0 0 0", "no links"], ["8 8 11 5 8 0", "the village"], ["8 8 8 55 8 8", "a star"]];

function build(frame) {
  const crowd = surfers();
  const net = network(frame, {
    pages: LETTERS,
    places: PLACES,
    height: 364,
    label: "Six pages and their links",
    about: (page) => `${PAGES[page]}, links to ${targets(frame.state, page).map((to) => PAGES[to]).join(", ") || "no page"}`,
    onlink: (from, to) => frame.set({ [NAMES[from]]: frame.state[NAMES[from]] ^ (1 << to), page: from }),
  });
  const walkers = net.walkers(SURFERS, { radius: 2.4 });
  legend(frame, [["line", "soft", "link"], ["dot", "warm", "one of 100 surfers"]]);
  const buttons = row(frame, { into: frame.stage });
  const big = headline(frame);
  const table = linkTable(frame);
  const lost = note(frame);
  const webs = choice(frame, null, { label: "Begin with", options: WEBS, onchoose: (text) => frame.set(webOf(text)) });

  const step = () => frame.set({ clicks: frame.state.clicks + 1 });
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
    waiting = 0;
    go.say(walk.running ? "Stop" : "Walk");
  }, { into: buttons });
  const halt = () => {
    walk.stop();
    go.say("Walk");
  };
  button(frame, "Begin again", () => {
    halt();
    frame.set({ clicks: 0 });
  }, { into: buttons });

  let shown = "";
  let moving = null;
  /** The surfers on their way from one click to the next; discs grow and shrink with them. */
  function paint(at, from, to, part) {
    const [before, after] = [tally(from), tally(to)];
    const L = linkMatrix(at);
    net.set({
      links: (there, here) => linked(at, there, here),
      weights: (there, here) => L[there][here] * 0.6,
      sizes: before.map((count, page) => 0.12 + (0.6 * mix(count, after[page], part)) / SURFERS),
      values: after.map(String),
    });
    walkers.move(from, to, part);
  }

  function draw(at) {
    const now = crowd(at, at.clicks);
    const key = NAMES.map((name) => at[name]).concat(at.clicks).join(" ");
    if (key !== shown) {
      moving?.stop();
      if (at.clicks > 0) {
        const before = crowd(at, at.clicks - 1);
        moving = frame.animate(0.75, (part) => paint(at, before, now, part));
      } else paint(at, now, now, 1);
    }
    shown = key;
    table(at);
    const total = targets(at, at.page).length ? 1 : 0;
    big.tone(total ? "leaf" : "warm");
    big.set(`column ${LETTERS[at.page]} sums to ${total}`);
    const gone = SURFERS - tally(now).reduce((sum, count) => sum + count, 0);
    lost.set(gone ? `${gone} of ${SURFERS} surfers are lost on pages without links.` : "Column: the page left. Row: the page reached.");
    webs.mark(NAMES.map((name) => at[name]).join(" "));
    frame.say(sentence(at, tally(now)));
  }
  return { draw, settle, reset: halt };
}

const webOf = (text) => Object.fromEntries(text.split(" ").map((bits, page) => [NAMES[page], Number(bits)]));

export default { render: (context) => figure(context, state, build) };
