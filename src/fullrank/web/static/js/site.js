// What every page has: sending things, short notices, the theme button, and single keys (which the settings can turn off).

/** Sends fields and returns what came back; never throws. `ok` says whether it was done, `http` the status.
 *  lasting: it arrives even if the page is left at once; browsers allow that for short bodies only. */
export async function post(address, fields, { lasting = false } = {}) {
  try {
    const body = new URLSearchParams(fields instanceof FormData ? [...fields].filter(([, value]) => typeof value === "string") : fields);
    const response = await fetch(address, { method: "POST", body, headers: { "X-Full-Rank": "piece" }, keepalive: lasting });
    return { ...(await read(response)), ok: response.ok, http: response.status };
  } catch {
    return { ok: false, http: 0, sentence: "Full Rank does not answer.", way_out: "What you typed is still here. Start it again in the terminal, then send it once more." };
  }
}

async function read(response) {
  if (response.headers.get("content-type")?.startsWith("application/json")) return response.json();
  return { sentence: "This page is no longer let in.", way_out: "What you typed is still here. Open the link that Full Rank prints in the terminal, then come back." };
}

/** A sentence in an element, as words and never as HTML. */
export function words(element, { sentence, way_out: wayOut = "" }) {
  const head = Object.assign(document.createElement("p"), { className: "head", textContent: sentence });
  element.replaceChildren(head, Object.assign(document.createElement("p"), { textContent: wayOut }));
}

let toast;
/** A notice in the corner that goes away by itself. */
export function notice(text) {
  toast ??= document.body.appendChild(Object.assign(document.createElement("div"), { className: "toast" }));
  toast.setAttribute("role", "alert");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (toast.hidden = true), 9000);
}

/** localStorage that may be absent or full. */
export const kept = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { if (value) localStorage.setItem(key, value); else localStorage.removeItem(key); } catch { /* drafts are a courtesy */ } },
};

document.querySelector("form.theme")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const root = document.documentElement;
  const dark = getComputedStyle(root).colorScheme === "dark" || (root.dataset.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "light" : "dark";
  await post("/settings/theme", { theme: root.dataset.theme }, { lasting: true });
});

document.querySelector(".menu")?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector("summary").focus();
});

// --- single keys ---------------------------------------------------------------------------------

const actions = new Map();
/** Lets a page answer to a key: act() returns false if it has nothing to do with it. */
export const onKey = (key, act) => actions.set(key, act);

const places = { m: "/", r: "/review", p: "/practice", w: "/workbench" };
let going = 0;
export const typing = (target) => target.closest?.("input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select, [contenteditable], .fk, [data-editor-host]");

function single(event) {
  if (Date.now() - going < 1200 && places[event.key]) return location.assign(places[event.key]);
  going = event.key === "g" ? Date.now() : 0;
  if (event.key === "/") {
    const field = document.getElementById("find");
    if (field?.checkVisibility()) field.focus();
    else location.assign("/search");
    return event.preventDefault();
  }
  if (event.key === "?") return location.assign("/help");
  if (actions.has(event.key) && actions.get(event.key)(event) !== false) event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  const off = document.documentElement.dataset.keys === "off";
  if (off || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  single(event);
});
