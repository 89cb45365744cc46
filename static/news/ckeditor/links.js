/* The link box: an address as it is meant, none that only the desk may open, and the portal's own articles by title. */
import { phrase } from "../form/phrases.js";

const PAUSE = 250;
const { desk } = document.getElementById("page").dataset;
const { ownArticles } = document.getElementById("desk-form")?.dataset ?? {};

/** Without what slipped in while it was copied: spaces around it, a protocol before its own. */
const meant = (address) => address.trim().replace(/^(?:https?:\/\/)+(?=https?:\/\/)/i, "");

function isOfDesk(address) {
  const { host, pathname } = new URL(address, location.href);
  return host === location.host && pathname.startsWith(desk);
}

/** Complete the field for the address. CKEditor shows what a check answers, and goes on only if that is true. */
function check(field) {
  const before = field.validate;
  field.validate = function () {
    if (this.getDialog().getValueOf("info", "linkType") !== "url") return true;
    this.setValue(meant(this.getValue()));
    const address = this.getDialog().getValueOf("info", "protocol") + this.getValue();
    return URL.canParse(address, location.href) && isOfDesk(address) ? phrase("deskLink") : before.apply(this);
  };
}

/** A combobox: what is typed is looked for, the arrows go through what was found, Enter takes it. */
function offerArticles(input, take) {
  const list = Object.assign(document.createElement("ul"), {
    id: `${input.id}-found`,
    className: "own-articles",
    role: "listbox",
    hidden: true,
  });
  let timer = null;
  input.after(list);
  Object.assign(input, { role: "combobox", autocomplete: "off", ariaAutoComplete: "list", ariaExpanded: "false" });
  input.setAttribute("aria-controls", list.id);

  const active = () => list.querySelector("[aria-selected=true]");
  const close = () => show([]);

  function choose(option) {
    active()?.removeAttribute("aria-selected");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  function show(articles) {
    list.replaceChildren(
      ...articles.map(({ title, day, address }, index) => {
        const option = Object.assign(document.createElement("li"), {
          id: `${list.id}-${index}`,
          role: "option",
          textContent: `${title} (${day})`,
        });
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          pick({ title, address });
        });
        option.pick = () => pick({ title, address });
        return option;
      }),
    );
    list.hidden = !articles.length;
    input.ariaExpanded = String(!list.hidden);
    choose(list.firstElementChild);
  }

  function pick(article) {
    close();
    input.value = article.title;
    take(article);
  }

  async function search() {
    const asked = input.value.trim();
    const answer = asked && (await fetch(`${ownArticles}?${new URLSearchParams({ q: asked })}`, { redirect: "manual" }).catch(() => null));
    const { articles } = answer?.ok ? await answer.json() : { articles: [] };
    if (asked === input.value.trim()) show(articles);
  }

  const KEYS = {
    ArrowDown: () => choose(active().nextElementSibling ?? list.firstElementChild),
    ArrowUp: () => choose(active().previousElementSibling ?? list.lastElementChild),
    Enter: () => active().pick(),
    Escape: close,
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  // Before the field itself, whose Enter closes the box.
  input.parentElement.addEventListener(
    "keydown",
    (event) => {
      if (list.hidden || !(event.key in KEYS)) return;
      event.preventDefault();
      event.stopPropagation();
      KEYS[event.key]();
    },
    true,
  );
  input.addEventListener("blur", close);
}

function ownArticle() {
  return {
    type: "text",
    id: "ownArticle",
    label: phrase("ownArticle"),
    onLoad() {
      const dialog = this.getDialog();
      offerArticles(this.getInputElement().$, ({ title, address }) => {
        dialog.setValueOf("info", "linkType", "url");
        dialog.setValueOf("info", "protocol", "");
        dialog.setValueOf("info", "url", address);
        if (!dialog.getValueOf("info", "linkDisplayText")) dialog.setValueOf("info", "linkDisplayText", title);
        dialog.getContentElement("info", "url").focus();
      });
    },
    setup() {
      this.setValue("");
    },
  };
}

CKEDITOR.on("dialogDefinition", ({ data: { name, definition } }) => {
  if (name !== "link") return;
  const info = definition.getContents("info");
  check(info.get("url"));
  info.add(ownArticle(), "linkType");
});
