// Evaluated in the page by stills.py: the figure's pictures with every colour and size written into the elements.
() => {
  const kept = {
    fill: "black", "fill-opacity": "1", stroke: "none", "stroke-opacity": "1", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-linecap": "butt",
    "stroke-linejoin": "miter", opacity: "1",
  };
  const worded = { "font-size": "", "font-family": "", "font-style": "normal", "font-weight": "400", "text-anchor": "start", "paint-order": "normal" };
  const plain = (value) => value.replace(/rgb\((\d+), (\d+), (\d+)\)/g, (_, ...rgb) => `#${rgb.slice(0, 3).map((one) => Number(one).toString(16).padStart(2, "0")).join("")}`);
  const family = (value) => (/serif|Georgia|KaTeX|Latin/.test(value) && !/sans/.test(value) ? "Georgia, 'Times New Roman', serif" : "system-ui, sans-serif");
  const number = (text) => String(Math.round(parseFloat(text) * 10) / 10);

  /** A copy of the node with its look as attributes; nothing where it is not seen. */
  function copy(node) {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.textContent);
    const look = getComputedStyle(node);
    if (look.display === "none" || node.matches(".fk-hit, .fk-halo, .fk-ring")) return null;
    const twin = document.createElementNS(node.namespaceURI, node.localName);
    for (const { name, value } of node.attributes) {
      if (!/^(class|style|tabindex|role|display)$|^aria-/.test(name)) twin.setAttribute(name, value);
    }
    const drawn = !["g", "svg"].includes(node.localName);
    const text = ["text", "tspan"].includes(node.localName);
    for (const [name, usual] of Object.entries(drawn ? { ...kept, ...(text ? worded : {}) } : { opacity: "1", "clip-path": "none" })) {
      let value = plain(look.getPropertyValue(name));
      if (name === "font-family") value = family(value);
      if (name === "font-size" || name === "stroke-width") value = number(value);
      if (value && value !== usual) twin.setAttribute(name, value);
    }
    if (node.localName === "circle") twin.setAttribute("r", number(look.r));
    twin.append(...[...node.childNodes].map(copy).filter(Boolean));
    return drawn || twin.childNodes.length ? twin : null;
  }

  const pictures = [...document.querySelectorAll("main svg[viewBox]:not([data-key]), main canvas")].filter((picture) => picture.getBoundingClientRect().width > 0);
  const write = new XMLSerializer();
  return JSON.stringify(pictures.map((picture) => {
    if (picture.localName === "canvas") {
      const width = 300;
      const height = (width * picture.height) / picture.width;
      return { width, height, inner: `<image width="${width}" height="${height}" style="image-rendering: pixelated" href="${picture.toDataURL()}"/>` };
    }
    const { width, height } = picture.viewBox.baseVal;
    const inner = [...picture.childNodes].map(copy).filter(Boolean).map((node) => write.serializeToString(node).replaceAll(' xmlns="http://www.w3.org/2000/svg"', ""));
    return { width, height, inner: inner.join("") };
  }));
}
