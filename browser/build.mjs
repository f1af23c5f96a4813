// Builds what the browser gets: `npm ci && npm run build`. The same sources and lock file give the same bytes, which are committed.
import { build } from "esbuild";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { outlines } from "./outlines.mjs";

const out = process.env.LAUT_STATIC ?? "../src/laut/showing/app/static";

await build({
  entryPoints: ["src/main.ts"], outfile: `${out}/app.js`, bundle: true, minify: true, format: "iife", target: "es2022",
  charset: "utf8", legalComments: "inline",
});
await outlines(`${out}/world.json`);

// The licences of the packages whose code or data is built in.
const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
const told = [];
for (const name of Object.keys(dependencies).sort()) {
  const folder = `node_modules/${name}`;
  const { version } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  told.push(`${name} ${version}\n\n${(await readFile(`${folder}/${file}`, "utf8")).trim()}\n`);
}
await writeFile(`${out}/LICENSES.txt`, `${told.join("\n---\n\n")}\nThe outlines of world-atlas are those of Natural Earth, which are in the public domain.\n`);
