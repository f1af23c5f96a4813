// The outlines of the map: land and borders of Natural Earth (public domain) by the package world-atlas, as paths in degrees with their bounds.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const KINDS = { 110: 1, 50: 2 }; // scale in millions, and digits of a degree that are kept

function line(points, closed, digits) {
  const round = (x) => Number(x.toFixed(digits));
  const kept = points.map(([x, y]) => [round(x), round(-y)]).filter(([x, y], n, all) => !n || x !== all[n - 1][0] || y !== all[n - 1][1]);
  if (kept.length < (closed ? 4 : 2)) return null;
  const xs = kept.map((p) => p[0]), ys = kept.map((p) => p[1]);
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return [...bounds, `M${kept.map((p) => p.join(" ")).join("L")}${closed ? "Z" : ""}`];
}

/** Outlines of a geometry; a polygon with its holes is one. */
function parts(geometry, digits) {
  if (geometry.type === "MultiLineString") return geometry.coordinates.map((part) => line(part, false, digits)).filter(Boolean);
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((rings) => rings.map((ring) => line(ring, true, digits)).filter(Boolean))
    .filter((rings) => rings.length)
    .map((rings) => [...rings[0].slice(0, 4), rings.map((ring) => ring[4]).join("")]);
}

/** Writes {scale: {"land": [...], "borders": [...]}}, each [x0, y0, x1, y1, path]; x is the longitude, y the latitude with its sign turned. */
export async function outlines(target) {
  const found = {};
  for (const [scale, digits] of Object.entries(KINDS)) {
    const world = JSON.parse(await readFile(require.resolve(`world-atlas/countries-${scale}m.json`), "utf8"));
    const land = feature(world, world.objects.land).features.flatMap((part) => parts(part.geometry, digits));
    const borders = parts(mesh(world, world.objects.countries, (a, b) => a !== b), digits);
    found[scale] = { borders, land };
  }
  await writeFile(target, `${JSON.stringify(found)}\n`);
}
