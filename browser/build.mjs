// Builds what the browser gets: `npm ci && npm run build`. The same sources and lock file give the same bytes, which are committed.
import { build } from "esbuild";
import { outlines } from "./outlines.mjs";

const out = "../src/laut/showing/app/static";

await build({
  entryPoints: ["src/main.ts"], outfile: `${out}/app.js`, bundle: true, minify: true, format: "iife", target: "es2022",
  charset: "utf8", legalComments: "inline",
});
await outlines(`${out}/world.json`);
