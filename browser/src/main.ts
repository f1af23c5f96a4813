// What a script adds to pages that work without one.
import { sending } from "./sending";

document.documentElement.classList.add("js");
sending();
