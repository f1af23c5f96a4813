// What a script adds to pages that work without one.
import { dropping } from "./dropping";
import { progress } from "./progress";
import { pointing } from "./pointing";
import { sending } from "./sending";
import { walking } from "./walking";

document.documentElement.classList.add("js");
sending();
dropping();
progress();
pointing();
walking();
