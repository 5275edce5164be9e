/* What the portal and the console need beyond htmx. Every page works without it. */

/* Numbers that come by themselves never take the focus away, and rest while nobody looks. */
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.detail.elt.id === "live") event.preventDefault();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target } = event.detail;
  if (target?.id === "live" && target.contains(document.activeElement)) event.detail.shouldSwap = false;
});

/* J and K walk the queue, A approves, R goes to the word for the shop. The box beside them turns them off. */
const keys = document.querySelector("[data-keys]");

function walk(step) {
  const links = [...document.querySelectorAll(".queue tbody a")];
  const here = links.findIndex((link) => link.closest("[aria-current]"));
  links[Math.min(Math.max(here + step, 0), links.length - 1)]?.click();
}

const acts = {
  j: () => walk(1),
  k: () => walk(-1),
  a: () => document.querySelector("button[value=approve]")?.focus(),
  r: () => document.getElementById("why")?.focus(),
};

if (keys) {
  keys.checked = localStorage.getItem("desk-keys") !== "off";
  keys.closest("label").hidden = false;
  keys.addEventListener("change", () => localStorage.setItem("desk-keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const act = acts[event.key.toLowerCase()];
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (!act || !plain || !keys.checked || event.target.matches("input, textarea, select")) return;
    event.preventDefault();
    act();
  });
}
