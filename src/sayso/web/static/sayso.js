// What a script adds to pages that are whole without one: keys, marks that answer each other, dropped files.
"use strict";
const one = (what, where = document) => where.querySelector(what);
const all = (what, where = document) => [...where.querySelectorAll(what)];
const CHOSEN = "sayso-keys";

const chosen = () => { try { return JSON.parse(localStorage.getItem(CHOSEN)) || {}; } catch { return {}; } };
const typing = (at) => at.closest("input, textarea, select, [contenteditable]") && at.type !== "radio";

function press(key) {
  const meant = Object.entries(chosen()).find(([, own]) => own === key);
  const at = one(`[data-key="${CSS.escape(meant ? meant[0] : key)}"]`);
  if (!at) return false;
  at.click();
  if (at.tagName === "SUMMARY") (one("input:not([type=hidden])", at.parentElement) || at).focus();
  return true;
}

function step(by) {
  const places = all(".text .n");
  if (!places.length) return false;
  const now = places.findIndex((each) => each === document.activeElement || `#${each.id}` === location.hash);
  const next = places[(now + by + places.length) % places.length] || places[0];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  light(next.id);
  one(`#note-${CSS.escape(next.id)}`)?.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || one("dialog[open]")) return;
  const done = event.key === "/" ? (one("#find")?.focus(), true)
    : event.key === "?" ? help()
    : event.key === "j" && step(1) || event.key === "k" && step(-1) || press(event.key);
  if (done) event.preventDefault();
});

function help() {
  const box = one("#help");
  box?.showModal();
  return Boolean(box);
}
one("[data-help]")?.addEventListener("click", help);

for (const field of all("[data-set]")) {
  field.value = chosen()[field.dataset.set] || field.dataset.set;
  field.addEventListener("input", () => {
    const keys = chosen();
    if (field.value && field.value !== field.dataset.set) keys[field.dataset.set] = field.value;
    else delete keys[field.dataset.set];
    try { localStorage.setItem(CHOSEN, JSON.stringify(keys)); } catch { /* a browser that keeps nothing */ }
  });
}

// What changed by a judgement may take a while to be found out; then it stands there without anybody's doing.
async function tellEffect(tries) {
  const here = one(".done[data-waiting]");
  if (!here || !tries) return;
  await new Promise((done) => setTimeout(done, 1000));
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const now = one(".done", new DOMParser().parseFromString(await answer.text(), "text/html"));
  if (now && here.isConnected && !now.matches("[data-waiting]")) here.replaceWith(now);
  else await tellEffect(tries - 1);
}
tellEffect(30);

// A claim and its words light up together.
function light(...ids) {
  for (const each of all(".lit")) each.classList.remove("lit");
  for (const id of ids) {
    for (const each of all(`.text [data-of~="${CSS.escape(id)}"], [data-for="${CSS.escape(id)}"]`)) each.classList.add("lit");
  }
}
const reading = one(".reading");
if (reading) {
  const show = (event) => {
    const words = event.target.closest("[data-of]");
    const card = event.target.closest("[data-for]");
    const number = event.target.closest(".n");
    if (words) light(...words.dataset.of.split(" "));
    else if (card) light(card.dataset.for);
    else if (number) light(number.id);
    else light();
  };
  reading.addEventListener("mouseover", show);
  reading.addEventListener("focusin", show);
  one("#here")?.scrollIntoView({ block: "center" });
}

// Files that are dropped, folders too.
const drop = one("#drop");
if (drop) {
  const field = one("#files");
  const told = one("#chosen");
  const tell = () => { told.textContent = field.files.length ? `${field.files.length} chosen: ${[...field.files].slice(0, 6).map((f) => f.name).join(", ")}${field.files.length > 6 ? " …" : ""}` : ""; };
  const entries = async (entry) => {
    if (entry.isFile) return [await new Promise((take, fail) => entry.file(take, fail))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const lot = await new Promise((take, fail) => reader.readEntries(take, fail));
      if (!lot.length) return found;
      for (const each of lot) if (!each.name.startsWith(".")) found.push(...await entries(each));
    }
  };
  field.addEventListener("change", tell);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.toggle("over", kind === "dragover"); });
  }
  drop.addEventListener("drop", async (event) => {
    const roots = [...event.dataTransfer.items].map((each) => each.webkitGetAsEntry?.()).filter(Boolean);
    const files = (await Promise.all(roots.map(entries))).flat();
    const box = new DataTransfer();
    for (const each of files) box.items.add(each);
    field.files = box.files;
    tell();
  });
}

// On a narrow screen the list comes first, and what narrows it down waits behind its heading.
const facets = one("[data-wide]");
if (facets && matchMedia("(max-width: 62rem)").matches) facets.open = false;
