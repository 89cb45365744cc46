/* Photos on their way to the server, kept in this browser until it has them: a crash on a slow line loses none. */
const STORE = "files";

const opened = new Promise((resolve) => {
  const request = indexedDB.open("desk", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => resolve(null);
});

/** The outcome of one step; nothing where the browser keeps no files, as in private windows. */
async function ask(step) {
  const database = await opened;
  if (!database) return undefined;
  return new Promise((resolve) => {
    const request = step(database.transaction(STORE, "readwrite").objectStore(STORE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}

export const keepFile = (key, file) => ask((files) => files.put(file, key));
export const fileOf = (key) => ask((files) => files.get(key));
export const dropFile = (key) => ask((files) => files.delete(key));

/** Choose a file in a field again, as a person does. */
export function choose(input, file) {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  tellChosen(input);
}

/** Let the name of the file be shown: a script that chooses one or none causes no event of its own. */
export const tellChosen = (input) => input.dispatchEvent(new CustomEvent("file:chosen", { bubbles: true }));

/** Forget the files that no draft speaks of any more. */
export async function dropForgotten() {
  const drafts = Object.values(localStorage).join();
  for (const key of (await ask((files) => files.getAllKeys())) ?? []) if (!drafts.includes(key)) dropFile(key);
}
