/* Whether the user of this page is still signed in: asked by the form of an article (session.js) and by small ones (signedin.js). */
const user = Number(document.getElementById("page").dataset.user);

/** What the server tells (news/admin/article/open_form.py), and whether it is the same user; null for nobody, undefined if unreachable. */
export async function whoIsHere(address) {
  try {
    const answer = await fetch(address, { redirect: "manual" });
    if (answer.type === "opaqueredirect") return null;
    if (!answer.ok) return undefined;
    const told = await answer.json();
    const isSame = told.user === user;
    if (isSame) renew(told.token);
    return { ...told, isSame };
  } catch {
    return undefined;
  }
}

/** Signing in anew has changed the token of all forms. */
function renew(token) {
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
}
