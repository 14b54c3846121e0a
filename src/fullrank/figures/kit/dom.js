// Making elements, and writing mathematics in them.

const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml";

function make(space, name, attributes, parent) {
  const node = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (parent) parent.append(node);
  return node;
}

export const svg = (name, attributes = {}, parent = null) => make(SVG, name, attributes, parent);
export const html = (name, attributes = {}, parent = null) => make(HTML, name, attributes, parent);

/** The classes of a tone ("accent", "warm", "leaf", "plum", "gold", "ink", "soft") and a dash ("dashed", "dotted"). */
export const look = (tone = "ink", dash = "") => `fk-${tone}${dash ? ` fk-${dash}` : ""}`;

const ARTICLE = /^ (?!(?:alone|and|is|or|stays?|to|was)\b)\p{L}{2}/u; // "a line", but not "a and b"

/**
 * "A v_1 = λ^2" in pieces: a lone letter (not the word "a", nor the s of "bell's") is a variable, in italics; _ lowers
 * and ^ raises what follows, one sign or {several}. A Greek letter stands alone: "λI" is two variables. What stands in
 * "straight quotes" is code and left as it is.
 */
function pieces(text) {
  const found = [];
  for (const part of text.matchAll(/([_^])(\{[^}]*\}|.)|(\p{Script=Greek}|\p{L}+)|("[^"]*"|[^_^\p{L}"]+|")/gu)) {
    const [, shift, shifted, letters, rest] = part;
    const word = (letters === "a" && ARTICLE.test(text.slice(part.index + 1))) || (letters === "s" && /\p{L}['’]$/u.test(text.slice(0, part.index)));
    if (shift) found.push({ text: shifted.replace(/^\{|\}$/g, ""), shift, italic: /^\p{L}$/u.test(shifted) });
    else found.push({ text: letters ?? rest, shift: "", italic: Boolean(letters) && letters.length === 1 && !word });
  }
  return found;
}

function piece(node, { text, shift, italic }) {
  const inside = node.namespaceURI === SVG;
  const classes = [italic ? "fk-variable" : "", shift ? "fk-shifted" : ""].join(" ").trim();
  const tag = inside ? "tspan" : shift === "_" ? "sub" : shift === "^" ? "sup" : "span";
  const child = (inside ? svg : html)(tag, classes ? { class: classes } : {}, node);
  if (inside && shift) child.setAttribute("dy", shift === "_" ? "0.3em" : "-0.45em");
  child.textContent = text;
  if (inside && shift) {
    const back = svg("tspan", { dy: shift === "_" ? "-0.22em" : "0.32em" }, node);
    back.textContent = "\u200b"; // the shift is undone by an empty piece, in ems of the full size
  }
}

/** Writes mathematics into an HTML or SVG text node; does nothing if that text is already there. */
export function write(node, text) {
  if (node.written === text) return;
  node.written = text;
  node.replaceChildren();
  for (const each of pieces(text)) piece(node, each);
}

/** Plain words; does nothing if they are already there. */
export function say(node, text) {
  if (node.written === text) return;
  node.written = text;
  node.textContent = text;
}
