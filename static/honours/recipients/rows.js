/* The rows of the table: what they hold, what was changed, and how to undo it. */
export const page = JSON.parse(document.getElementById("recipients-table").textContent);
export const { columns, words } = page;
export const rows = [];

const EMPTY = Object.fromEntries(
  columns.map(({ name, kind }) => [name, kind === "switch" ? name === "shows_name" : kind === "number" ? 1 : ""]),
);

export function row(given = {}) {
  const values = { ...EMPTY, ...given.values };
  return { pk: null, key: "", locked: "", faults: {}, warnings: [], nearest: [], order: null, ...given, values, was: { ...values } };
}

export const isEmpty = ({ values }) => !values.name && !values.honour && !values.unit_text && values.count === 1;

export const isChanged = (one) => !one.removed && (one.pk ? columns.some(({ name }) => one.values[name] !== one.was[name]) : !isEmpty(one));

export const isMended = (one) => Boolean(one.pk || one.removed) || columns.some(({ name }) => one.values[name] !== one.was[name]);

export const unsaved = () => rows.filter((one) => isChanged(one) || (one.removed && one.pk));

export const faulty = (one) => !one.removed && Object.keys(one.faults).length > 0;

export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
