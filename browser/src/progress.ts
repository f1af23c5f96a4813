const EVERY = 500; // milliseconds

interface State {
  done: number;
  kept: number;
  failed: number;
  finished: boolean;
}

/** Work in the background: its numbers are asked for until it is finished, then the page is loaded once more. */
export function progress(): void {
  const box = document.querySelector<HTMLElement>("[data-job]");
  const address = box?.dataset["job"];
  if (!box || !address) return;
  const ask = async (): Promise<void> => {
    try {
      const state = (await (await fetch(address)).json()) as State;
      for (const place of box.querySelectorAll<HTMLElement>("[data-count]")) {
        place.textContent = String(state[place.dataset["count"] as "done" | "kept" | "failed"]);
      }
      if (state.finished) {
        location.reload();
        return;
      }
    } catch {
      // the server is gone, or busy: asked again
    }
    setTimeout(() => void ask(), EVERY);
  };
  setTimeout(() => void ask(), EVERY);
}
