// Conveniences of the ledger; without them its forms and links do the same.

document.documentElement.classList.add("is-live");

// An address to be shared holds only what was asked for.
document.body.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return;
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === "") delete parameters[name];
  }
  if (parameters.order === "number") delete parameters.order;
});

// Who has saved or left a form goes on from there, although its group or row was drawn anew.
let left = ""; // where the way to that form stands
let taken = ""; // the line whose name was just replaced
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt.closest?.("form[data-focus]");
  const pressed = event.detail.requestConfig.triggeringEvent?.submitter;
  taken = ["take", "keep"].includes(pressed?.name) ? pressed.value.split(":")[0] : "";
  left = form ? `#${form.closest("[id]:not(form)").id} [data-edit="${form.dataset.focus}"]` : "";
});
document.body.addEventListener("htmx:afterSettle", () => {
  const way = left && document.querySelector(left);
  if (!way || document.activeElement?.closest("form[data-focus]")) return;
  left = "";
  way.focus();
});

// Ctrl and Enter save, Escape leaves.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest("form[data-focus]");
  if (!form || event.isComposing) return;
  if (event.key === "Escape") form.querySelector("[data-cancel]").click();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.querySelector("[data-save]").click();
  else return;
  event.preventDefault();
});

// What was saved in the list is taken back in the list.
document.addEventListener("submit", (event) => {
  const toast = event.target.closest("#toasts .toast");
  const undo = toast && new URL(event.target.action).pathname.match(/\/ledger\/(\d+)\/undo\//);
  const row = undo && document.getElementById(`row-${undo[1]}`);
  if (!row) return;
  event.preventDefault();
  htmx.ajax("POST", event.target.action, { source: row, target: row, swap: "outerHTML" });
  toast.remove();
});

// A form that has just opened takes the caret to its first field, or to what is wrong in it.
document.body.addEventListener("htmx:afterSettle", (event) => {
  const form = event.target.querySelector?.("form[data-focus]");
  if (!form) return;
  const wrong = form.querySelector("[aria-invalid='true']");
  const lines = form.querySelectorAll(".line");
  const fields = "input:not([type=hidden]), select, textarea";
  const last = lines.length ? lines[lines.length - 1] : form;
  (form.querySelector(`[name="${taken}-name"]`) ?? wrong ?? last.querySelector("input:checked, textarea") ?? last.querySelector(fields))?.focus();
});
