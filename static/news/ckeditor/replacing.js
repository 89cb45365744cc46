/* Replacing words in the text: "Hà" is not "hà" unless that is asked for, and what is written elsewhere stays as it is. */
import { phrase } from "../form/phrases.js";

CKEDITOR.on("dialogDefinition", ({ data: { name, definition } }) => {
  if (name !== "find") return;
  const tab = definition.getContents("replace");
  tab.get("txtReplaceCaseChk").default = true;
  tab.add({ type: "html", html: `<p class="replaces-here">${phrase("replacesHere")}</p>` });
});
