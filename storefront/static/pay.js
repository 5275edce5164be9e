/* Stripe's Payment Element on the payment page. What is typed goes from its frame to Stripe; this file never sees it. */

const form = document.querySelector("form[data-payment]");
const button = form.querySelector("button");
const refusal = document.querySelector("[data-refusal]");

function refuse(text) {
  refusal.textContent = text;
  refusal.hidden = false;
  button.disabled = false;
}

/* The element draws in a frame of its own, so it is told the page's colours. */
function appearance() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  const variables = { colorPrimary: value("--cinnabar"), colorText: value("--ink"), colorBackground: value("--paper") };
  return { variables: Object.fromEntries(Object.entries(variables).filter(([, colour]) => colour)) };
}

function begin() {
  const stripe = globalThis.Stripe(form.dataset.key, { locale: form.dataset.language });
  const elements = stripe.elements({ clientSecret: form.dataset.secret, appearance: appearance() });
  const element = elements.create("payment");
  element.on("ready", () => { button.disabled = false; });
  element.on("loaderror", () => refuse(form.dataset.unreachable));
  element.mount(form.querySelector("[data-element]"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url: form.dataset.return } });
    if (error) refuse(error.message);
  });
}

if (globalThis.Stripe) begin();
else refuse(form.dataset.unreachable);
