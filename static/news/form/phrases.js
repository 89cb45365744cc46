/* What the scripts say, in the reporter's language: the template knows the words. */
const phrases = document.getElementById("desk-phrases")?.dataset ?? {};

/** A phrase by its name, its places in braces filled in. */
export const phrase = (name, values = {}) => phrases[name].replace(/\{(\w+)\}/g, (_place, key) => values[key]);
