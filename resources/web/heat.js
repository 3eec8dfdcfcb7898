"use strict";
/* Heat: what the program computes on a grid and at a point, by the same formulas. */

const SIGMA = 1 / (2 * Math.sqrt(2 * Math.log(2)));
const STEPS = 1024;
const NOTHING = 1e-9;
const LAYERS = ["technology", "role"];

const map = JSON.parse(document.getElementById("map-data").textContent);
const palettes = map.palettes.map((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));

/* The placements of one layer that heat: [id, x, y, width, height, weight]. */
function heating(scene, layer) {
  return scene.placements.filter(([id, , , , , weight]) => weight > 0 && map.items[id][1] === layer);
}

/* One kernel along one axis of n cells: 1 at its centre. */
function profile(centre, width, n) {
  const made = new Float64Array(n);
  const step = 1 / (Math.SQRT2 * SIGMA * width);
  for (let j = 0; j < n; j++) {
    const offset = ((2 * j + 1 - n) / n - centre) * step;
    made[j] = Math.exp(-offset * offset);
  }
  return made;
}

/* The sum of a layer's kernels on an n x n grid, row 0 at y = -1. */
function layerField(scene, layer, n) {
  const total = new Float64Array(n * n);
  for (const [, x, y, width, height, weight] of heating(scene, layer)) {
    const across = profile(x, width, n);
    const up = profile(y, height, n);
    for (let row = 0; row < n; row++) {
      const factor = up[row] * weight;
      if (factor < NOTHING) continue;
      const start = row * n;
      for (let column = 0; column < n; column++) total[start + column] += factor * across[column];
    }
  }
  return total;
}

/* What an overlay shows where its layers' heats are t and r. */
const OVERLAYS = {
  alignment: (t, r) => Math.sqrt(t) * Math.sqrt(r),
  combined: (t, r) => (t + r) / 2,
  gap: (t, r) => r - t,
  technologies: (t) => t,
  roles: (t, r) => r,
};

/* Paints an overlay in the colours of a look, with the top of the plane as its first row. */
function paint(canvas, scene, overlay, look) {
  const n = scene.grid;
  const [t, r] = LAYERS.map((layer) => layerField(scene, layer, n));
  const colours = palettes[map.looks[look][overlay]];
  const [low, high] = map.overlays[overlay].span;
  const factor = (STEPS - 1) / (high - low);
  const value = OVERLAYS[overlay];
  canvas.width = canvas.height = n;
  const context = canvas.getContext("2d");
  const image = context.createImageData(n, n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const cell = row * n + column;
      const step = Math.trunc((value(t[cell], r[cell]) - low) * factor);
      const from = 3 * Math.max(0, Math.min(STEPS - 1, step));
      const to = 4 * ((n - 1 - row) * n + column);
      image.data[to] = colours[from];
      image.data[to + 1] = colours[from + 1];
      image.data[to + 2] = colours[from + 2];
      image.data[to + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

/* The logarithms of a layer's heats at a point, item by item. */
function exponents(scene, layer, x, y) {
  return heating(scene, layer).map(([id, cx, cy, width, height, weight]) => {
    const across = (x - cx) / (SIGMA * width);
    const up = (y - cy) / (SIGMA * height);
    return [id, Math.log(weight) - (across * across + up * up) / 2];
  });
}

/* A layer's heat at a point. */
function heatAt(scene, layer, x, y) {
  return exponents(scene, layer, x, y).reduce((sum, [, log]) => sum + Math.exp(log), 0);
}

/* The items' shares of their layer's heat at a point: from the largest down, since far from
   everything each heat alone would be 0. */
function shares(scene, layer, x, y) {
  const logs = exponents(scene, layer, x, y);
  const most = Math.max(...logs.map(([, log]) => log));
  const heats = logs.map(([id, log]) => [id, Math.exp(log - most)]);
  const sum = heats.reduce((total, [, heat]) => total + heat, 0);
  return heats.map(([id, heat]) => [id, heat / sum]);
}

/* The pairs' shares of T R at a point, largest first: [role, technology, share]. */
function causes(scene, x, y) {
  const made = [];
  const roles = shares(scene, "role", x, y);
  for (const [technology, one] of shares(scene, "technology", x, y)) {
    for (const [role, other] of roles) {
      if (one * other > NOTHING) made.push([role, technology, one * other]);
    }
  }
  return made.sort((a, b) => b[2] - a[2]);
}

/* Whole numbers in proportion to the shares that add up to 100: the largest remainders gain. */
function percents(given) {
  const whole = given.reduce((sum, share) => sum + share, 0);
  if (whole <= 0) return given.map(() => 0);
  const exact = given.map((share) => (100 * share) / whole);
  const counts = exact.map(Math.floor);
  const left = 100 - counts.reduce((sum, count) => sum + count, 0);
  const order = exact.map((_, n) => n).sort((a, b) => exact[b] - counts[b] - exact[a] + counts[a]);
  for (const n of order.slice(0, left)) counts[n] += 1;
  return counts;
}
