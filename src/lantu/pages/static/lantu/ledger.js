// Conveniences of the ledger; without them its forms and links do the same.

// An address to be shared holds only what was asked for.
document.body.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return;
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === "") delete parameters[name];
  }
  if (parameters.order === "number") delete parameters.order;
});

// Who has saved a group goes on from there, although the whole row was drawn anew.
let saving = "";
let taken = ""; // the line whose name was just replaced
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt.closest?.("form[data-focus]");
  const pressed = event.detail.requestConfig.triggeringEvent?.submitter;
  taken = ["take", "keep"].includes(pressed?.name) ? pressed.value.split(":")[0] : "";
  saving = form && event.detail.requestConfig.verb === "post" ? form.parentElement.id : "";
});
document.body.addEventListener("htmx:afterSettle", () => {
  const group = saving && document.getElementById(saving);
  if (!group || group.querySelector("form[data-focus]")) return;
  saving = "";
  group.querySelector("a.button")?.focus();
});

// A form that has just opened takes the caret to its first field, or to what is wrong in it.
document.body.addEventListener("htmx:afterSettle", (event) => {
  const form = event.target.querySelector?.("form[data-focus]");
  if (!form) return;
  const wrong = form.querySelector("[aria-invalid='true']");
  const lines = form.querySelectorAll(".line");
  const fields = "input:not([type=hidden]), select, textarea";
  const last = lines.length ? lines[lines.length - 1] : form;
  (form.querySelector(`[name="${taken}-name"]`) ?? wrong ?? last.querySelector("input:checked") ?? last.querySelector(fields))?.focus();
});
