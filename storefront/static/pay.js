/* Stripe's Payment Element on the payment page. What is typed goes from its frame to Stripe; this file never sees it. */

const form = document.querySelector("form[data-payment]");
const button = form.querySelector("button");
const refusal = document.querySelector("[data-refusal]");
const waiting = form.querySelector("[data-waiting]");

function refuse(text) {
  refusal.querySelector("span").textContent = text;
  refusal.hidden = false;
  refusal.scrollIntoView({ block: "nearest" });
  rest();
}

function rest() {
  button.disabled = false;
  waiting.hidden = true;
}

/* The element draws in a frame of its own, so it is told the page's colours. The tokens are written as light-dark(),
   which it does not read: the browser is asked what they come to in the theme of this page. */
function colour(token) {
  form.style.outlineColor = `var(${token})`;
  const found = getComputedStyle(form).outlineColor;
  form.style.outlineColor = "";
  return found;
}

function appearance() {
  const tokens = { colorPrimary: "--cinnabar", colorDanger: "--cinnabar", colorText: "--ink", colorBackground: "--sheet" };
  return { variables: Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, colour(token)])) };
}

function begin() {
  const stripe = globalThis.Stripe(form.dataset.key, { locale: form.dataset.language });
  const elements = stripe.elements({ clientSecret: form.dataset.secret, appearance: appearance() });
  const element = elements.create("payment");
  element.on("ready", rest);
  element.on("loaderror", () => refuse(form.dataset.unreachable));
  element.mount(form.querySelector("[data-element]"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    refusal.hidden = true;
    waiting.hidden = false;
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url: form.dataset.return } });
    if (error) refuse(error.message);
  });
}

if (globalThis.Stripe) begin();
else refuse(form.dataset.unreachable);
