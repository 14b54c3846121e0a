// A function of an exam: an editor in the place of the plain field. What is written is kept when the form is sent.

import { openEditor } from "./editor.js";

const form = document.querySelector("[data-function]");
const area = form.querySelector("textarea");
const sent = area.value;
let editor = null;

const keep = () => editor && (area.value = editor.state.doc.toString());

form.addEventListener("submit", () => {
  keep();
  removeEventListener("beforeunload", hold);
});

/** Something is written that was not sent yet: ask before it is lost. */
function hold(event) {
  keep();
  if (area.value !== sent) event.preventDefault();
}

addEventListener("beforeunload", hold);
openEditor(area, { changed: keep, keys: { "Mod-Enter": () => form.requestSubmit() } })
  .then(({ view }) => (editor = view))
  .catch((error) => console.error("the plain field stays", error));
