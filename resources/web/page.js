/* Page: the switches, the pointer, the keyboard, and tables that sort. */

const body = document.body;
const controls = document.querySelector(".controls");
const sections = [...document.querySelectorAll(".scenario")];
const dark = matchMedia("(prefers-color-scheme: dark)");
const SVG = "http://www.w3.org/2000/svg";
const STEP = 0.05;
const FINE = 0.01;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

const shown = { scenario: 0, overlay: map.overlay, point: null, item: null };

/* Which look the page has; on paper always the first one. */
function look(onPaper) {
  return map.looks.length > 1 && dark.matches && !onPaper ? 1 : 0;
}

function section() {
  return sections[shown.scenario];
}

function draw(onPaper = false) {
  const canvas = section().querySelector("canvas");
  paint(canvas, map.scenarios[shown.scenario], shown.overlay, look(onPaper === true));
  canvas.hidden = false;
  for (const image of section().querySelectorAll("img.heat")) image.hidden = true;
}

function show() {
  body.dataset.overlay = shown.overlay;
  sections.forEach((one, n) => { one.hidden = n !== shown.scenario; });
  section().querySelector(".side").append(card);
  draw();
  if (shown.point) tellPoint();
}

/* The switches ------------------------------------------------------------------------------- */

const SWITCHES = {
  scenario: (box) => { clear(); shown.scenario = Number(box.value); show(); },
  overlay: (box) => { shown.overlay = box.value; show(); },
  layer: (box) => body.classList.toggle(`without-${box.value}`, !box.checked),
  names: (box) => body.classList.toggle("without-names", !box.checked),
  zones: (box) => body.classList.toggle("without-zones", !box.checked),
};

controls.addEventListener("change", (event) => SWITCHES[event.target.name](event.target));
controls.addEventListener("submit", (event) => event.preventDefault());

/* A point of the plane ----------------------------------------------------------------------- */

function drawing() {
  return [...section().querySelectorAll(".drawing")].find((svg) => svg.getClientRects().length);
}

function frame(svg) {
  return ["left", "top", "side"].map((name) => Number(svg.dataset[name]));
}

/* Where on the plane a place of the window lies, or null beside it. */
function planePoint(svg, event) {
  const place = new DOMPoint(event.clientX, event.clientY);
  const at = place.matrixTransform(svg.getScreenCTM().inverse());
  const [left, top, side] = frame(svg);
  const x = (2 * (at.x - left)) / side - 1;
  const y = 1 - (2 * (at.y - top)) / side;
  return Math.abs(x) <= 1 && Math.abs(y) <= 1 ? [x, y] : null;
}

function placeOf(id) {
  const [, x, y] = map.scenarios[shown.scenario].placements.find(([item]) => item === id);
  return [x, y];
}

function tellPoint() {
  tell(map.scenarios[shown.scenario], shown.overlay, ...shown.point, shown.item);
  stress(shown.item);
  mark(shown.item ? null : shown.point);
}

function point(place, item, byKeyboard) {
  shown.point = place;
  shown.item = item;
  card.setAttribute("aria-live", byKeyboard ? "polite" : "off");
  tellPoint();
}

function clear() {
  shown.point = shown.item = null;
  card.hidden = true;
  stress(null);
  mark(null);
}

/* Lets all but one item step back. */
function stress(id) {
  for (const svg of section().querySelectorAll(".drawing")) {
    svg.classList.toggle("stressed", id !== null);
    for (const part of svg.querySelectorAll("[data-item]")) {
      part.classList.toggle("on", part.dataset.item === id);
    }
  }
}

/* A small ring where the point is that the card tells of. */
function mark(place) {
  for (const ring of document.querySelectorAll(".probe")) ring.remove();
  const svg = drawing();
  if (!place || !svg) return;
  const [left, top, side] = frame(svg);
  for (const kind of ["outer", "inner"]) {
    const ring = document.createElementNS(SVG, "circle");
    ring.setAttribute("class", `probe ${kind}`);
    ring.setAttribute("cx", left + ((place[0] + 1) * side) / 2);
    ring.setAttribute("cy", top + ((1 - place[1]) * side) / 2);
    ring.setAttribute("r", 5);
    svg.append(ring);
  }
}

/* The pointer -------------------------------------------------------------------------------- */

function follow(event) {
  const svg = event.currentTarget;
  const item = event.target.closest("[data-item]")?.dataset.item ?? null;
  const place = item ? placeOf(item) : planePoint(svg, event);
  if (place) point(place, item, false);
  else clear();
}

/* What the keyboard has chosen is told again when the pointer leaves. */
function leave() {
  const chosen = document.activeElement?.closest?.(".target");
  if (chosen) choose(chosen);
  else clear();
}

function choose(target) {
  point(placeOf(target.dataset.item), target.dataset.item, true);
}

for (const svg of document.querySelectorAll(".drawing")) {
  svg.addEventListener("pointermove", follow);
  svg.addEventListener("pointerdown", follow);
  svg.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") leave(); });
}

/* The keyboard ------------------------------------------------------------------------------- */

function limited(value) {
  return Math.max(-1, Math.min(1, Math.round(value * 1e4) / 1e4));
}

function onKey(event) {
  const target = event.currentTarget;
  if (event.key in ARROWS && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const step = event.shiftKey ? FINE : STEP;
    const [right, up] = ARROWS[event.key];
    const [x, y] = shown.point ?? placeOf(target.dataset.item);
    point([limited(x + right * step), limited(y + up * step)], null, true);
    event.preventDefault();
  } else if (event.key === "Enter") {
    choose(target);
  } else if (event.key === "Escape") {
    if (shown.point && !shown.item) choose(target);
    else target.blur();
  }
}

for (const target of document.querySelectorAll(".target")) {
  target.addEventListener("focus", () => choose(target));
  target.addEventListener("blur", clear);
  target.addEventListener("keydown", onKey);
}

document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".drawing, .card, .controls")) clear();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.activeElement?.closest?.(".target")) clear();
});

/* Tables that sort --------------------------------------------------------------------------- */

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function order(one, other) {
  const values = [one, other].map((cell) => cell.dataset.value);
  if (values.every((value) => value !== undefined)) return values[0] - values[1];
  if (values.some((value) => value !== undefined)) return values[0] === undefined ? -1 : 1;
  return collator.compare(one.textContent, other.textContent);
}

function sort(table, head, column) {
  const rows = [...table.tBodies[0].rows];
  const numbers = rows.some((row) => row.cells[column].dataset.value !== undefined);
  const before = head.getAttribute("aria-sort");
  const up = before === null ? !numbers : before === "descending";
  rows.sort((one, other) => (up ? 1 : -1) * order(one.cells[column], other.cells[column]));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  table.tBodies[0].append(...rows);
}

for (const table of document.querySelectorAll("table.data")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = node("button", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => sort(table, head, column));
    head.replaceChildren(button);
  });
}

dark.addEventListener("change", () => draw());
addEventListener("beforeprint", () => draw(true));
addEventListener("afterprint", () => draw());

controls.hidden = false;
body.classList.add("live");
show();
