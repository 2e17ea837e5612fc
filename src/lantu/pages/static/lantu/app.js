// The page's own manners: toasts close, menus close, and a silent server is told of.
// Everything here is a convenience; each action also works as an ordinary form.

const toasts = document.getElementById("toasts");

// After a refused form, to the first field that needs another answer.
document.querySelector("main [aria-invalid='true']")?.focus();

function tell(words) {
  const toast = document.createElement("div");
  toast.className = "toast toast-error";
  toast.setAttribute("role", "alert");
  const text = document.createElement("span");
  text.textContent = words;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast-button toast-close";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", document.body.dataset.close);
  close.textContent = "×";
  toast.append(text, close);
  toasts.append(toast);
}

document.addEventListener("click", (event) => {
  const dismiss = event.target.closest("[data-dismiss]");
  if (dismiss) dismiss.closest(".toast").remove();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

function failed(words) {
  return (event) => {
    const polling = event.detail.elt?.matches("[data-quiet]");
    if (!polling) tell(words);
  };
}

const { unreachable, failed: refused } = document.body.dataset;
document.body.addEventListener("htmx:sendError", failed(unreachable));
document.body.addEventListener("htmx:timeout", failed(unreachable));
document.body.addEventListener("htmx:responseError", failed(refused));

// What was done goes by itself after a while, an offer of undo later, and neither while somebody is
// at it; what failed stays until it is closed.
const PATIENCE = 20000;
const OFFER = 120000;
const MOST = 3;

function fade(toast) {
  if (toast.matches(".toast-error")) return;
  setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) fade(toast);
    else toast.remove();
  }, toast.querySelector("form") ? OFFER : PATIENCE);
}

// The newest few are enough: older ones would cover the page.
function thin() {
  const done = [...toasts.querySelectorAll(".toast:not(.toast-error)")];
  for (const old of done.slice(0, -MOST)) old.remove();
}

toasts.querySelectorAll(".toast").forEach(fade);
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) if (node.matches?.(".toast")) fade(node);
  }
  thin();
}).observe(toasts, { childList: true });

// The search: "/" goes there, the arrows walk through what was found, Escape closes it.
const field = document.getElementById("site-search");
const panel = document.getElementById("search-panel");

document.addEventListener("keydown", (event) => {
  if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  if (!event.target.closest(".site-search")) return;
  if (event.key === "Escape") {
    panel.replaceChildren();
    field.focus();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const stops = [field, ...panel.querySelectorAll("a")];
  const step = event.key === "ArrowDown" ? 1 : -1;
  stops[Math.max(0, Math.min(stops.indexOf(event.target) + step, stops.length - 1))].focus();
});
