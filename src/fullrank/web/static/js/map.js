// The map under the hand: threads of a concept light up, arrow keys walk from concept to concept.

const nodes = [...document.querySelectorAll("[data-node]")];
const edges = [...document.querySelectorAll(".edge")];
const byName = new Map(nodes.map((node) => [node.dataset.node, node]));
const needs = (node) => node.dataset.needs.split(" ").filter(Boolean);

function light(node) {
  const name = node?.dataset.node;
  for (const edge of edges) {
    edge.classList.toggle("before", edge.dataset.end === name);
    edge.classList.toggle("after", edge.dataset.start === name);
  }
  const before = new Set(node ? needs(node) : []);
  for (const other of nodes) {
    other.classList.toggle("near", before.has(other.dataset.node));
    other.classList.toggle("next", Boolean(node) && needs(other).includes(name));
  }
}

const middle = (node) => {
  const { x, y, height } = node.querySelector(".dot").getBoundingClientRect();
  return [x, y + height / 2];
};

/** The nearest concept in a direction, sideways distance counting double. */
function towards(from, [dx, dy]) {
  const [x, y] = middle(from);
  const away = (node) => {
    const [u, v] = middle(node);
    const along = (u - x) * dx + (v - y) * dy;
    return along > 1 ? along + 2 * Math.abs((u - x) * dy + (v - y) * dx) : Infinity;
  };
  const best = nodes.filter((node) => node !== from).sort((one, two) => away(one) - away(two))[0];
  return best && away(best) < Infinity ? best : null;
}

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function walk(event) {
  const next = ways[event.key] && towards(event.currentTarget, ways[event.key]);
  if (!next) return;
  event.preventDefault();
  event.currentTarget.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

for (const chart of document.querySelectorAll("[data-chart]")) {
  chart.removeAttribute("aria-hidden");
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", "Concepts of this course; arrow keys walk among them");
}
for (const node of nodes) {
  node.addEventListener("pointerenter", () => light(node));
  node.addEventListener("pointerleave", () => light(null));
  node.addEventListener("focus", () => light(byName.get(node.dataset.node)));
  node.addEventListener("blur", () => light(null));
  node.addEventListener("keydown", walk);
}
(document.querySelector("[data-node].now") ?? nodes[0])?.setAttribute("tabindex", "0");
if (matchMedia("(max-width: 60rem)").matches) document.querySelectorAll(".week-list").forEach((list) => (list.open = true));
