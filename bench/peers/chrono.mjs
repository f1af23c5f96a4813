// chrono-node as a reader of times: `node chrono.mjs FOLDER [ROUNDS] < lines`; FOLDER is where node_modules lies.
// As TIMEX3 value stands what the words determine: a day, a month, a year, with the hour where one is named.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const chrono = createRequire(`${process.argv[2]}/package.json`)("chrono-node");
const rounds = Number(process.argv[3] ?? 1);
const lines = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const find = (line) => chrono[line.language].parse(line.text, new Date(`${line.published.slice(0, 10)}T12:00:00`));
const two = (number) => String(number).padStart(2, "0");

function value(moment) {
  const said = (...names) => names.some((name) => moment.isCertain(name));
  const year = String(moment.get("year")).padStart(4, "0");
  const day = `${year}-${two(moment.get("month"))}-${two(moment.get("day"))}`;
  if (said("hour")) return `${day}T${two(moment.get("hour"))}:${two(moment.get("minute"))}`;
  if (said("day", "weekday")) return day;
  return said("month") ? day.slice(0, -3) : year;
}

function plain(line, found) {
  const points = (units) => [...line.text.slice(0, units)].length;
  return found.map((one) => ({
    span: [points(one.index), points(one.index + one.text.length)],
    type: one.start.isCertain("hour") ? "TIME" : "DATE",
    timex: value(one.start),
  }));
}

let found = [];
let least = Infinity;
for (let round = 0; round < rounds; round++) {
  const before = process.cpuUsage();
  found = lines.map(find);
  const used = process.cpuUsage(before);
  least = Math.min(least, (used.user + used.system) / 1e6);
}
lines.forEach((line, number) => console.log(JSON.stringify({ name: line.name, times: plain(line, found[number]) })));
console.log(JSON.stringify({ seconds: least }));
