/* Card: what is said of a point of the plane, or of an item. */

const CAUSES = 5;
const card = document.querySelector(".card");

function node(tag, text, className) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function decimal(value) {
  return value.toFixed(2).replace("-0.00", "0.00");
}

function zone(alignment) {
  if (alignment >= map.thresholds.hot) return "hot";
  return alignment >= map.thresholds.warm ? "warm" : "cool";
}

/* How far a coordinate lies to one side, in thirds of the room there. */
function leaning(axis, value) {
  const crossing = map.crossing[axis];
  const high = value > crossing;
  const part = Math.abs(value - crossing) / (high ? 1 - crossing : 1 + crossing);
  if (part < 0.05) return "";
  const degree = part < 1 / 3 ? "slightly" : part <= 2 / 3 ? "clearly" : "strongly";
  return `${degree} ${map.ends[axis][high ? 1 : 0]}`;
}

function where(x, y) {
  const told = [leaning("y", y), leaning("x", x)].filter(Boolean).join(", ") || "in the middle";
  return told[0].toUpperCase() + told.slice(1);
}

/* What makes the shown heat: pairs of the alignment, single items of all else. */
function reasons(scene, overlay, x, y) {
  if (overlay === "alignment") {
    return causes(scene, x, y).map(([role, technology, share]) => [
      `${map.items[role][0]} with ${map.items[technology][0]}`,
      share,
    ]);
  }
  const only = { technologies: ["technology"], roles: ["role"] }[overlay] || LAYERS;
  const heats = only.flatMap((layer) => exponents(scene, layer, x, y));
  const most = Math.max(...heats.map(([, log]) => log));
  const made = heats.map(([id, log]) => [map.items[id][0], Math.exp(log - most)]);
  const sum = made.reduce((total, [, heat]) => total + heat, 0);
  return made.map(([name, heat]) => [name, heat / sum]).sort((a, b) => b[1] - a[1]);
}

/* The largest reasons in whole per cent, with what all others come to. */
function reasonList(found) {
  const shown = found.slice(0, CAUSES);
  const rest = found.slice(CAUSES).reduce((sum, [, share]) => sum + share, 0);
  const entries = rest > 0 ? [...shown, ["others", rest]] : shown;
  const parts = percents(entries.map(([, share]) => share));
  const list = node("ol");
  entries.forEach(([name, share], n) => {
    const line = node("li");
    line.dataset.share = share;
    line.append(node("span", `${parts[n]} %`, "part"), node("span", name));
    list.append(line);
  });
  return list;
}

function heatLines(scene, overlay, x, y) {
  const [t, r] = LAYERS.map((layer) => heatAt(scene, layer, x, y));
  const alignment = OVERLAYS.alignment(t, r);
  const shown = OVERLAYS[overlay](t, r);
  card.dataset.heat = shown;
  card.dataset.alignment = alignment;
  const lines = [node("p", `Alignment ${decimal(alignment)}, ${zone(alignment)}`, "value")];
  if (overlay !== "alignment") {
    lines.unshift(node("p", `${map.overlays[overlay].name} ${decimal(shown)}`, "value"));
  }
  return lines;
}

function itemLines(scene, id) {
  const [share, best, fit] = scene.shares[id] || [null, null, null];
  const lines = [node("p", map.layers[map.items[id][1]], "kind")];
  if (best !== null) lines.push(node("p", `Closest to ${map.items[best][0]}: ${decimal(fit)}`));
  if (share !== null) lines.push(node("p", `${Math.round(100 * share)} % of all that meets`));
  return lines;
}

/* Tells of a point, and of the item that lies there, if one does. */
function tell(scene, overlay, x, y, id) {
  const name = id ? map.items[id][0] : where(x, y);
  const found = reasons(scene, overlay, x, y);
  card.replaceChildren(node("h3", name));
  if (id) card.append(...itemLines(scene, id), node("p", where(x, y), "place"));
  card.append(...heatLines(scene, overlay, x, y));
  card.append(found.length ? reasonList(found) : node("p", "Nothing heats the map here."));
  card.dataset.x = x;
  card.dataset.y = y;
  card.hidden = false;
}
