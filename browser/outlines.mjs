// The outlines of the map: land and borders of Natural Earth (public domain) by the package world-atlas, as paths in degrees.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const DIGITS = 2; // of a degree: about a kilometre

const round = (x) => Number(x.toFixed(DIGITS));

function line(points, closed) {
  const kept = points.map(([x, y]) => [round(x), round(-y)]).filter(([x, y], n, all) => !n || x !== all[n - 1][0] || y !== all[n - 1][1]);
  return kept.length < 2 ? "" : `M${kept.map((p) => p.join(" ")).join("L")}${closed ? "Z" : ""}`;
}

function path(geometry) {
  if (geometry.type === "Polygon") return geometry.coordinates.map((ring) => line(ring, true)).join("");
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat().map((ring) => line(ring, true)).join("");
  return geometry.coordinates.map((part) => line(part, false)).join("");
}

/** Writes {"land": path, "borders": path}; x is the longitude, y the latitude with its sign turned. */
export async function outlines(target) {
  const world = JSON.parse(await readFile(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  const land = feature(world, world.objects.land).features.map((part) => path(part.geometry)).join("");
  const borders = path(mesh(world, world.objects.countries, (a, b) => a !== b));
  await writeFile(target, JSON.stringify({ borders, land }));
}
