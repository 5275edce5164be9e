/* What a page needs beyond htmx: the basket's count, quantity steps, the gallery's current picture, a countdown.
   Every page works without it. */

const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.split("=")[1];

/* Pages are the same for everybody, so the count comes from a plain cookie and not from the page. */
function showBasket() {
  const link = document.querySelector("[data-basket]");
  if (!link) return;
  const count = Number.parseInt(cookie("basket_count") ?? "0", 10) || 0;
  const badge = link.querySelector("b");
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? "99+" : String(count);
  if (count) link.setAttribute("aria-label", `${link.dataset.basket} ${count}`);
}

document.addEventListener("click", (event) => {
  const step = event.target.closest("button[data-step]");
  if (step) {
    const input = step.closest(".qty").querySelector("input");
    const wanted = (Number.parseInt(input.value, 10) || 1) + Number(step.dataset.step);
    input.value = String(Math.min(Math.max(wanted, Number(input.min) || 1), Number(input.max) || 999));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const thumb = event.target.closest(".thumbs a");
  if (thumb) {
    const plate = document.querySelector(thumb.getAttribute("href"));
    if (!plate) return;
    event.preventDefault();
    plate.parentElement.scrollTo({ left: plate.offsetLeft - plate.parentElement.offsetLeft });
    mark(thumb);
  }
  if (event.target.closest("button[data-print]")) globalThis.print();
});

function mark(thumb) {
  for (const other of thumb.parentElement.children) other.removeAttribute("aria-current");
  thumb.setAttribute("aria-current", "true");
}

function watchStages() {
  for (const stage of document.querySelectorAll(".stage")) {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const thumb = entry.isIntersecting && document.querySelector(`.thumbs a[href="#${entry.target.id}"]`);
          if (thumb) mark(thumb);
        }
      },
      { root: stage, threshold: 0.6 },
    );
    for (const plate of stage.children) seen.observe(plate);
  }
}

function countDown() {
  for (const clock of document.querySelectorAll("[data-until]")) {
    const minutes = Math.max(0, Math.floor((Date.parse(clock.dataset.until) - Date.now()) / 60000));
    const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    clock.querySelectorAll("b").forEach((part, at) => {
      part.textContent = at ? String(parts[at]).padStart(2, "0") : String(parts[at]);
    });
  }
}

/* A toast leaves by itself, unless somebody is in it. */
function clearStatus() {
  const region = document.getElementById("status");
  let timer;
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(() => region.matches(":focus-within, :hover") || region.replaceChildren(), 9000);
  }).observe(region, { childList: true });
}

/* On a phone the tabs go on beyond the edge: the one that is open stands in sight. */
function showTab() {
  const tab = document.querySelector(".tabs [aria-current]");
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
}

/* Whoever goes on typing while another country's fields are asked for keeps what they typed. */
let typed = [];

function keepTyped(event) {
  const fields = event.detail.target.matches(".fields") ? event.detail.target.querySelectorAll("input:not([type=radio], [type=checkbox], [type=hidden])") : [];
  typed = [...fields].map((field) => [field.id, field.value]);
}

function giveTypedBack() {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  typed = [];
}

/* A fault or a lost line: without a word the button would seem dead. */
function tellFault() {
  const region = document.getElementById("status");
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = region.dataset.fault;
  region.replaceChildren(toast);
}

showBasket();
showTab();
watchStages();
clearStatus();
countDown();
setInterval(countDown, 30000);
document.addEventListener("htmx:afterRequest", showBasket);
document.addEventListener("htmx:afterSwap", watchStages);
document.addEventListener("htmx:beforeSwap", keepTyped);
document.addEventListener("htmx:afterSwap", giveTypedBack);
document.addEventListener("htmx:responseError", tellFault);
document.addEventListener("htmx:sendError", tellFault);
globalThis.addEventListener("pageshow", showBasket);
