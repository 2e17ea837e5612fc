// The review by keyboard, mouse and touch.  Every key presses a button or follows a link that is on
// the page anyway; what it does is the server's to say.  Without this file all of it still works.

const root = document.getElementById("review");
const help = document.getElementById("review-help");
const toasts = document.getElementById("toasts");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 63.99rem)");

let selected = 0; // the finding that keys act on
let caret = null; // { finding, offset }: where the officer last clicked into a text
let added = ""; // the kind of line that was just added to a form
let taken = ""; // the line of a form whose name was just replaced
let atBodies = { row: 0, scroll: 0 }; // where in the list of unknown bodies the officer was

const cardOf = (pk) => document.getElementById(`f${pk}`);
const cards = () => [...document.querySelectorAll("#review-cards > .finding")];
const openCards = () => cards().filter((card) => card.matches("[data-state=open]:not(.is-pending)"));
const marksOf = (pk) => [...document.querySelectorAll(`#review-text [data-findings~="${pk}"]`)];
const pkOf = (card) => Number(card.dataset.finding);

// Selecting

function select(pk, { focus = true, scroll = true } = {}) {
  const card = cardOf(pk);
  if (!card) return false;
  selected = pk;
  paint();
  if (focus) card.focus({ preventScroll: true });
  if (scroll) {
    card.scrollIntoView({ block: "nearest", behavior: motion() });
    reveal(pk);
  }
  return true;
}

function showPlace() {
  const list = document.querySelector(".review-places ol");
  const place = [...document.querySelectorAll(".review-places [aria-current=page]")].at(-1);
  const row = place?.closest("ol") ?? list;
  if (place) row.scrollLeft = place.offsetLeft - row.offsetLeft - (row.clientWidth - place.offsetWidth) / 2;
}

function paint() {
  for (const each of document.querySelectorAll(".finding.is-selected, .mark.is-selected")) each.classList.remove("is-selected");
  cardOf(selected)?.classList.add("is-selected");
  for (const mark of marksOf(selected)) mark.classList.add("is-selected");
}

const motion = () => (calm.matches ? "instant" : "smooth");

// The mark comes into the visible part of the document, if it is not there, at the height of its card.
function reveal(pk) {
  const pane = document.getElementById("source");
  const mark = document.getElementById(`m${pk}`) ?? marksOf(pk)[0];
  if (!mark || narrow.matches || !pane.offsetParent) return;
  const frame = pane.getBoundingClientRect();
  const top = Math.max(frame.top, 0) + 24;
  const bottom = Math.min(frame.bottom, innerHeight) - 64;
  const at = mark.getBoundingClientRect();
  if (at.top >= top && at.bottom <= bottom) return;
  const wanted = Math.min(Math.max(cardOf(pk)?.getBoundingClientRect().top ?? top, top), Math.max(top, bottom - at.height));
  pane.scrollBy({ top: at.top - wanted, behavior: motion() });
}

function step(by) {
  const all = cards();
  const here = all.findIndex((card) => pkOf(card) === selected);
  const next = all[here < 0 ? 0 : here + by];
  if (next) select(pkOf(next));
  else if (by > 0) ahead();
}

// On to the next open finding, round to those left before, and at last to what lies ahead.
function goOn(from) {
  const all = cards();
  const here = all.findIndex((card) => pkOf(card) === from);
  const open = openCards();
  const next = open.find((card) => all.indexOf(card) > here) ?? open.find((card) => pkOf(card) !== from);
  if (next) select(pkOf(next));
  return Boolean(next);
}

function ahead() {
  const link = document.querySelector("#review-ahead [data-ahead]");
  link?.focus();
  link?.scrollIntoView({ block: "nearest", behavior: motion() });
  return Boolean(link);
}

function show(pane) {
  root.dataset.pane = pane;
  for (const button of document.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === pane));
}

// Keys

function press(key) {
  const own = cardOf(selected)?.querySelector(`:scope:not(.is-pending) [data-key="${key}"]`);
  const button = own ?? document.querySelector(`:not(.finding *)[data-key="${key}"]`);
  if (!button || button.closest("[hidden]")) return false;
  button.click();
  return true;
}

function confirmKey() {
  const card = cardOf(selected);
  if (card?.matches("[data-state=open]:not(.is-pending)")) return press("Enter");
  return goOn(selected) || ahead();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: confirmKey,
  "?": () => (help.open ? help.close() : help.showModal()),
};
for (const key of ["e", "x", "r", "m", "s", "u", "a", "f", "d"]) KEYS[key] = () => press(key);

function inForm(event) {
  const form = event.target.closest("[data-form]");
  if (!form) return false;
  if (event.key === "Escape") form.querySelector("[data-cancel]").click();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.querySelector(".button-primary")?.click();
  else if (event.key === "Enter" && event.target.type === "radio") form.querySelector(".button-primary")?.click();
  else return true;
  event.preventDefault();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || inForm(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || (help.open && event.key !== "?")) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "Enter" && event.target.closest("a, button, summary, #found:focus")) return;
  // Whoever settles bodies looks at these, not at the finding that a key would decide on.
  if (event.target.closest("#review-bodies") && !["u", "?"].includes(key)) return;
  if (key.startsWith("Arrow") && event.target.closest("#source, summary, .review-places")) return;
  if (event.repeat && !["j", "k", "ArrowDown", "ArrowUp"].includes(key)) return;
  const deed = KEYS[key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

// Pointer

function characters(text) {
  return [...text].length; // the server counts characters, the browser UTF-16 units
}

document.addEventListener("click", (event) => {
  const pane = event.target.closest("[data-show]");
  if (pane) return show(pane.dataset.show);
  if (event.target.closest('[data-key="?"]')) return KEYS["?"]();
  const mark = event.target.closest("#review-text [data-findings]");
  if (mark && !event.ctrlKey && !event.metaKey) return follow(event, mark);
  const locate = event.target.closest("[data-locate]");
  if (locate) return inDocument(event, pkOf(locate.closest(".finding")));
  const words = event.target.closest(".cuts-text [data-words]");
  if (words) return cutAt(event, words);
  const card = event.target.closest(".finding");
  if (!card) return undefined;
  noteCaret(card);
  if (!event.target.closest("a, button, input, select, textarea, label")) select(pkOf(card), { focus: !String(getSelection()), scroll: false });
  return reveal(pkOf(card));
});

function follow(event, mark) {
  const all = mark.dataset.findings.split(" ").map(Number);
  const pk = all[(all.indexOf(selected) + 1) % all.length];
  if (!cardOf(pk)) return;
  event.preventDefault();
  show("cards");
  select(pk);
}

function inDocument(event, pk) {
  event.preventDefault();
  select(pk, { focus: false, scroll: false });
  show("source");
  if (narrow.matches) marksOf(pk)[0]?.scrollIntoView({ block: "start", behavior: motion() });
  else reveal(pk);
}

function noteCaret(card) {
  const selection = getSelection();
  const text = selection.anchorNode?.parentElement?.closest("[data-text]");
  caret = text && card.contains(text)
    ? { finding: pkOf(card), offset: characters(selection.anchorNode.data.slice(0, selection.anchorOffset)) }
    : null;
}

function cutAt(event, words) {
  const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = place ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const within = place?.offset ?? range?.startOffset ?? 0;
  const before = [...words.parentElement.querySelectorAll("[data-words]")];
  const passed = before.slice(0, before.indexOf(words)).map((each) => each.textContent).join("");
  const offset = characters(passed + words.textContent.slice(0, within));
  const card = words.closest(".finding");
  const address = words.closest("[data-split]").dataset.split;
  htmx.ajax("GET", `${address}&at=${offset}`, { target: `#${card.id}`, swap: "outerHTML settle:0ms" });
}

for (const [name, on] of [["mouseover", true], ["mouseout", false]]) {
  document.addEventListener(name, (event) => {
    const found = event.target.closest?.("#review-text [data-findings], .finding");
    if (!found) return;
    for (const pk of (found.dataset.findings ?? found.dataset.finding).split(" ")) {
      for (const each of [cardOf(pk), ...marksOf(pk)]) each?.classList.toggle("is-hovered", on);
    }
  });
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".finding");
  if (!card || pkOf(card) === selected) return;
  selected = pkOf(card);
  paint();
});

// Requests: one after the other, and the officer need not wait for the answer

// Requests of the page itself hang on `root`: a form that waits its turn may be replaced meanwhile,
// and what was asked by it would be lost with it.
function send(form, submitter) {
  const values = Object.fromEntries(new FormData(form, submitter));
  htmx.ajax("POST", form.action, { source: root, target: root, swap: "none settle:0ms", values });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const card = form.closest(".finding");
  const toast = form.closest("#toasts .toast");
  if (form.matches("[data-send]") || (toast && form.action.includes("/review/undo/"))) {
    event.preventDefault();
    send(form, event.submitter);
    toast?.remove();
    waitAtBody(form.closest("#review-bodies li"));
  } else if (card && event.submitter?.name === "verb" && ["confirm", "drop"].includes(event.submitter.value)) {
    card.classList.add("is-pending"); // it may have to wait for those before it
    goOn(pkOf(card));
  }
});

document.body.addEventListener("htmx:configRequest", (event) => {
  const link = event.detail.elt;
  if (link.matches('[data-key="s"]') && caret?.finding === selected) event.detail.parameters.at = caret.offset;
});

document.body.addEventListener("htmx:beforeRequest", (event) => {
  const pressed = event.detail.requestConfig?.triggeringEvent?.submitter;
  added = pressed?.name === "add" ? pressed.value : "";
  taken = ["take", "keep"].includes(pressed?.name) ? pressed.value.split(":")[0] : "";
});

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.body.addEventListener(name, () => {
    for (const each of document.querySelectorAll(".is-pending")) each.classList.remove("is-pending");
    for (const button of document.querySelectorAll("#review-bodies button[disabled]")) button.disabled = false;
  });
}

// Until the answer is there, the body's buttons can be pressed no second time.
function waitAtBody(row) {
  if (!row) return;
  const list = row.parentElement;
  atBodies = { row: [...list.children].indexOf(row), scroll: list.scrollTop };
  row.classList.add("is-pending");
  row.focus({ preventScroll: true });
  for (const button of row.querySelectorAll("button")) button.disabled = true;
}

let bodiesOpen = false;
document.addEventListener("toggle", (event) => {
  if (event.target.id === "review-bodies") bodiesOpen = event.target.open;
}, true);

document.body.addEventListener("review:changed", (event) => {
  const { finding, go } = event.detail;
  const panel = document.getElementById("review-bodies");
  if (panel && bodiesOpen) panel.open = true;
  tidyToasts();
  showPlace();
  paint();
  if (go === "form") return intoForm(finding);
  if (go === "bodies") return intoBodies(panel);
  if (go === "ahead") return void (openCards().length && !lost() ? null : goOn(0) || ahead() || select(selected));
  if (go === "next" && selected === finding) return void (goOn(finding) || ahead() || select(finding));
  if (go === "stay" && finding) return void select(finding);
  if (lost()) select(selected, { scroll: false });
  return undefined;
});

const lost = () => !document.activeElement || document.activeElement === document.body;

function intoForm(pk) {
  select(pk, { focus: false });
  const card = cardOf(pk);
  const lines = added ? card.querySelectorAll(`.form-row-${added} .input`) : [];
  const line = lines.length ? [...card.querySelectorAll(`.form-row-${added}`)].at(-1).querySelector(".input") : null;
  const field = line ?? card.querySelector(`[name="${taken}-name"]`) ?? card.querySelector("[aria-invalid=true]") ?? card.querySelector("textarea, input[type=radio]:checked");
  field?.focus();
}

// To the body that came up in the place of the one just settled, never onto a button: who presses
// Enter once more must not settle what they have not looked at.
function intoBodies(panel) {
  const rows = panel && !panel.hidden ? [...panel.querySelectorAll("li")] : [];
  if (!rows.length) return document.getElementById("found").focus({ preventScroll: true });
  const row = rows[Math.min(atBodies.row, rows.length - 1)];
  row.parentElement.scrollTop = atBodies.scroll;
  row.focus({ preventScroll: true });
  return row.scrollIntoView({ block: "nearest" });
}

function tidyToasts() {
  const done = [...toasts.querySelectorAll(".toast:not(.toast-error)")];
  for (const old of done.slice(0, -1)) old.remove(); // undo takes back the last step alone
}

// Beginning: where the address points, else the first that is open

document.documentElement.classList.add("is-live");
showPlace();
const pointed = Number(location.hash.replace(/^#f/, "")) || 0;
const first = openCards()[0] ?? cards()[0];
if (pointed && cardOf(pointed)) select(pointed);
else if (document.querySelector(".is-editing")) intoForm(pkOf(document.querySelector(".is-editing")));
else if (first) select(pkOf(first), { focus: false, scroll: false });
