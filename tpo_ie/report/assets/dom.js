// Elements made by script: text only ever becomes text, never markup.

const SVG_SPACE = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 * @param {string} kind Tag and classes: `div.panel.wide`; SVG tags start with `svg:`.
 * @param {Object} attributes Attributes; functions are listeners (`click`), `vars` are CSS custom properties,
 *   null and false leave an attribute out.
 * @param {...(Node|string|number|null)} children Strings become text.
 */
function el(kind, attributes = {}, ...children) {
  const svg = kind.startsWith("svg:");
  const [tag, ...classes] = (svg ? kind.slice(4) : kind).split(".");
  const node = svg ? document.createElementNS(SVG_SPACE, tag) : document.createElement(tag);
  if (classes.length) node.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name === "vars") for (const [key, amount] of Object.entries(value)) node.style.setProperty(key, amount);
    else if (name === "value" || name === "checked" || name === "selected") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

/** Append children to a node; null is passed over. */
function add(node, children) {
  for (const child of children.flat(3)) {
    if (child !== null && child !== undefined && child !== false)
      node.append(child instanceof Node ? child : String(child));
  }
}

/** Replace what a node holds. */
function fill(node, ...children) {
  node.replaceChildren();
  add(node, children);
}

/** Call a function once the last call lies some time back. */
function later(action, milliseconds) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}

/** Say something to screen readers without moving the focus. */
function announce(text) {
  const place = document.getElementById("announcer");
  if (place && place.textContent !== text) place.textContent = text;
}
