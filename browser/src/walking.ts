import { tinykeys } from "tinykeys";

const FIELDS = "input, textarea, select, [contenteditable]";

/** Keys: from claim to claim of an article, to its findings, to the search; `?` lists them. */
export function walking(): void {
  const stops = [...document.querySelectorAll<HTMLAnchorElement>(".document .words a.cue, .document .words a.fig")].filter(
    (stop, n, all) => n === 0 || all[n - 1]?.hash !== stop.hash,
  );
  const keys = document.querySelector<HTMLDialogElement>("dialog.keys");
  const free = (event: KeyboardEvent): boolean =>
    !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target instanceof Element && event.target.closest(FIELDS)) && !keys?.open;

  const step = (by: number) => (event: KeyboardEvent): void => {
    if (!free(event) || !stops.length) return;
    event.preventDefault();
    const here = stops.indexOf(document.activeElement as HTMLAnchorElement);
    const next = here >= 0 ? here + by : by > 0 ? stops.findIndex((stop) => stop.getBoundingClientRect().top > 0) : stops.length - 1;
    const stop = stops[Math.max(0, Math.min(stops.length - 1, next))];
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView({ block: "center" });
  };
  const go = (place: () => HTMLElement | null) => (event: KeyboardEvent): void => {
    const found = free(event) ? place() : null;
    if (!found) return;
    event.preventDefault();
    found.focus();
    found.scrollIntoView({ block: "center" });
  };

  tinykeys(window, {
    j: step(1), n: step(1), k: step(-1), p: step(-1),
    f: go(() => document.querySelector<HTMLElement>(".findings a, .list a")),
    "/": go(() => document.querySelector<HTMLElement>("#quick")),
    "Shift+?": (event) => {
      if (!keys || !free(event)) return;
      event.preventDefault();
      keys.showModal();
    },
  });
}
