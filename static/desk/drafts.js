/* Unsaved texts, kept in this browser for the person who writes them: a draft for each open form, under a key of its own. */
import { dropForgotten } from "./unsentfiles.js";

const DAYS = 14; // As long as sent photos wait for their article (DAYS_WAITING).
const desk = document.getElementById("page").dataset;
const prefix = `draft:${desk.user}:`;

export const newKey = () => crypto.getRandomValues(new Uint32Array(3)).join("-");

/** Forget a draft, and the photos of it that have not been sent. */
export function drop(key) {
  localStorage.removeItem(prefix + key);
  dropForgotten();
}

/** Keep a draft; false if the browser has no room for it. */
export function keep(key, draft) {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), ...draft }));
    return true;
  } catch {
    return false;
  }
}

/** This person's drafts, the newest first; those that nobody came back for are forgotten. */
export function all() {
  const keys = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const drafts = keys.map((name) => ({ key: name.slice(prefix.length), ...JSON.parse(localStorage.getItem(name)) }));
  const tooOld = Date.now() - DAYS * 24 * 3600 * 1000;
  for (const { key } of drafts.filter(({ at }) => at < tooOld)) drop(key);
  return drafts.filter(({ at }) => at >= tooOld).sort((one, other) => other.at - one.at);
}

/** Let other windows know that this one is at work on a draft, until it is closed or crashes. */
export function hold(key) {
  navigator.locks?.request(prefix + key, () => new Promise(() => {}));
}

/** The drafts that no open window is at work on. */
export async function left() {
  const held = new Set((await navigator.locks?.query())?.held.map(({ name }) => name));
  return all().filter(({ key }) => !held.has(prefix + key));
}

/** Of these articles, those that are no longer there. */
export async function gone(articles, address) {
  if (!articles.length) return [];
  const answer = await fetch(`${address}?${articles.map((number) => `article=${number}`).join("&")}`, { redirect: "manual" }).catch(
    () => null,
  );
  return answer?.ok ? (await answer.json()).gone : [];
}

/** The key of the draft that the server has just saved, told once, in a cookie (news/admin/article/open_form.py). */
export function saved() {
  const [, key, article] = /(?:^|; )saved_draft="?([\w-]+):(\d+)/.exec(document.cookie) ?? [];
  if (!key) return null;
  // biome-ignore lint/suspicious/noDocumentCookie: browsers of before 2025 have no other way
  document.cookie = `saved_draft=; path=${desk.desk}; max-age=0`;
  sessionStorage.setItem(`saved:${key}`, article);
  return key;
}

/** The number of the article that was saved in this window from the form with this key. */
export const savedAs = (key) => sessionStorage.getItem(`saved:${key}`);
