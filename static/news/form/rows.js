/* The rows that Unfold adds to the form, such as those of documents: kept as values, put back, taken out. */
import { newKey } from "../../desk/drafts.js";
import { write } from "./photocaptions.js";
import { choose, fileOf, keepFile } from "../../desk/unsentfiles.js";

const FIELD = ':is(input, textarea, select):not([type="hidden"])';
const OWN = /^(id|article)$/; // A copy has numbers of its own.
const PLACE = /^(\w+)-(\d+)-/;
const formsets = [...document.querySelectorAll("#article_form [data-inline-formset]")];
const rows = (formset) => [...formset.querySelectorAll(":scope > .form-group:not(.empty-form)")];
const prefix = (formset) => formset.id.replace(/-data$/, "");
const fields = (row) => [...row.querySelectorAll("[name]")].map((input) => [input.name.replace(PLACE, ""), input]);

function valueIn(input) {
  if (input.type === "file") return input.dataset.file ?? "";
  return input.type === "checkbox" ? input.checked : input.value;
}

/** Its fields, and the stored file by which its copy is known in the changes to an article. */
function rowState(row) {
  const stored = row.querySelector('a[target="_blank"]')?.pathname ?? "";
  return { ...Object.fromEntries(fields(row).map(([name, input]) => [name, valueIn(input)])), stored };
}

const isSame = ({ id, stored }, told) => id === told.id || (stored && stored === told.stored);

/** What stands in all rows, group by group; of a chosen file the name under which this browser keeps it. */
export const rowsState = () => Object.fromEntries(formsets.map((formset) => [prefix(formset), rows(formset).map(rowState)]));

function add(formset) {
  formset.querySelector(".add-row").click();
  return rows(formset).at(-1);
}

/** A row for a document that was dropped somewhere on the page. */
export function addDocument(file) {
  const input = add(formsets.find((formset) => prefix(formset) === "attachments")).querySelector("[type=file]");
  choose(input, file);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What a document is called, as far as its file says: "Quyet-dinh_12.pdf" is "Quyet-dinh 12". */
function nameAfterFile(row, { name }) {
  const title = row.querySelector('[name$="-title"]');
  if (title && !title.value.trim())
    write(
      title,
      name
        .replace(/\.\w+$/, "")
        .replaceAll("_", " ")
        .normalize("NFC"),
    );
}

async function chooseAgain(input, key) {
  const file = await fileOf(key);
  if (!file) return;
  choose(input, file);
  input.dataset.file = key;
}

async function fill(row, told) {
  for (const [name, input] of fields(row)) {
    if (!(name in told) || OWN.test(name)) continue;
    if (input.type === "file") await (told[name] && chooseAgain(input, told[name]));
    else if (input.type === "checkbox") input.checked = told[name];
    else write(input, told[name]);
  }
}

/** Put the rows back: what is stored into its own row, all else into new ones. */
export async function restoreRows(groups = {}) {
  for (const formset of formsets) {
    for (const told of groups[prefix(formset)] ?? []) {
      const row = told.id ? rows(formset).find((one) => isSame(rowState(one), told)) : add(formset);
      if (row) await fill(row, told);
    }
  }
}

/** A form that comes back refused has lost the files that were chosen in it. */
export async function restoreFiles(groups = {}) {
  for (const formset of formsets) {
    for (const [index, told] of (groups[prefix(formset)] ?? []).entries()) {
      for (const [name, input] of rows(formset)[index] ? fields(rows(formset)[index]) : []) {
        if (input.type === "file" && told[name]) await chooseAgain(input, told[name]);
      }
    }
  }
}

/** Unfold would write the rows behind it anew as they came, without what was typed into them. */
function remove(event) {
  const row = event.target.closest(".delete-template")?.closest(".form-group");
  if (!row || !formsets.includes(row.parentElement)) return;
  event.stopImmediatePropagation();
  const formset = row.parentElement;
  row.remove();
  for (const [index, one] of rows(formset).entries()) {
    for (const part of one.querySelectorAll("[name], [id], [for]")) {
      for (const { name, value } of part.attributes) {
        if (/^(name|id|for)$/.test(name)) part.setAttribute(name, value.replace(/-\d+-/, `-${index}-`));
      }
    }
  }
  document.getElementById(`id_${prefix(formset)}-TOTAL_FORMS`).value = rows(formset).length;
  formset.classList.toggle("empty", !rows(formset).length);
  document.dispatchEvent(new CustomEvent("formset:removed"));
}

for (const formset of formsets) {
  formset.addEventListener("change", ({ target }) => {
    if (target.type !== "file" || !target.files[0]) return;
    target.dataset.file = newKey();
    keepFile(target.dataset.file, target.files[0]);
    nameAfterFile(target.closest(".form-group"), target.files[0]);
  });
}
document.addEventListener("click", remove, true);
document.addEventListener("formset:added", ({ target }) => target.querySelector(FIELD)?.focus());
