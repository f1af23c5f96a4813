/** A choice marked `data-send` sends its form when it is changed; the button beside it is for those without a script. */
export function sending(): void {
  for (const choice of document.querySelectorAll<HTMLSelectElement>("select[data-send]")) {
    choice.addEventListener("change", () => choice.form?.requestSubmit());
  }
}
