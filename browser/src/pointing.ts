/** Words of an article under the pointer or the focus show the note that stands beside their block, near the words. */
export function pointing(): void {
  const text = document.querySelector<HTMLElement>(".document .text");
  if (!text) return;
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.setAttribute("role", "tooltip");
  pop.id = "pop";
  pop.hidden = true;
  document.body.append(pop);
  let shown: Element | null = null;

  const hide = (): void => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    pop.hidden = true;
  };
  const show = (words: HTMLAnchorElement): void => {
    const id = words.hash.slice(1);
    const note = id && document.getElementById(id);
    if (!note || note.matches(".finding")) return hide();
    pop.textContent = "";
    for (const part of note.cloneNode(true).childNodes) pop.append(part.cloneNode(true));
    for (const link of pop.querySelectorAll("a, [id]")) {
      link.removeAttribute("id");
      if (link.matches("a")) link.remove();
    }
    const at = words.getClientRects()[0] ?? words.getBoundingClientRect();
    pop.hidden = false;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - pop.offsetWidth - 8));
    pop.style.left = `${left + scrollX}px`;
    pop.style.top = `${at.bottom + scrollY + 6}px`;
    shown?.removeAttribute("aria-describedby");
    shown = words;
    words.setAttribute("aria-describedby", "pop");
  };
  const of = (event: Event): HTMLAnchorElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(".words a[href^='#']") : null;

  text.addEventListener("pointerover", (event) => {
    const words = of(event);
    if (words) show(words);
    else hide();
  });
  text.addEventListener("pointerleave", hide);
  text.addEventListener("focusin", (event) => {
    const words = of(event);
    if (words) show(words);
  });
  text.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}
