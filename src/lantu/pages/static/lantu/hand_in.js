// Files dropped on the form join those chosen; the list says what will be sent, and a bar how far it is.

const form = document.querySelector(".hand-in-files");
const input = form.querySelector('input[type="file"]');
const drop = form.querySelector("[data-drop]");
const chosen = form.querySelector("[data-chosen]");
const sending = form.querySelector("[data-sending]");
const limit = Number(form.dataset.limit);

function size(bytes) {
  const units = ["B", "KB", "MB", "GB"];
  let step = 0;
  while (bytes >= 1024 && step < 3) {
    bytes /= 1024;
    step += 1;
  }
  return `${bytes.toFixed(step ? 1 : 0)} ${units[step]}`;
}

function show() {
  const lines = [...input.files].map((file) => {
    const line = document.createElement("li");
    line.textContent = `${file.name} · ${size(file.size)}`;
    if (file.size > limit) {
      line.className = "drop-bad";
      line.textContent += ` · ${form.dataset.tooLarge}`;
    }
    return line;
  });
  chosen.replaceChildren(...lines);
}

drop.classList.add("drop-live");
input.addEventListener("change", show);
for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("drop-over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("drop-over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("drop-over");
  const files = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files]) files.items.add(file);
  input.files = files.files;
  show();
});

form.addEventListener("htmx:beforeRequest", () => {
  sending.hidden = false;
});
form.addEventListener("htmx:afterRequest", () => {
  sending.hidden = true;
});
form.addEventListener("htmx:xhr:progress", (event) => {
  const { loaded, total } = event.detail;
  if (total) sending.querySelector("progress").value = Math.round((100 * loaded) / total);
});
