import { truncate } from "../../text/html.ts";
import { html, languages } from "../../text/text.ts";
import { isDash } from "../../text/typed.ts";
import { cutOff } from "../../ticket/command.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import { showPage } from "../page.ts";
import { changeText, findNamed, restore } from "./change.ts";
import { commandNameOf, renderGroups, showText, type TextIn } from "./pages.ts";

/**
 * `/texts` lists the texts, `/texts ID` shows one, `/texts ID = text` changes it, `/texts ID = —` brings the original back.
 * A language before the id: `/texts en ID`.
 */
export function textsAsked(given: GivenInPrivate): void {
  const { handling, author, incoming } = given;
  const { teamLanguage } = handling;
  const [, head = "", sign = ""] = /^([^=]*)(=\s*)?/.exec(incoming.text) ?? [];
  const words = head.split(/\s+/).filter((word) => word !== "");
  const [first, second, ...more] = words;
  const tell = (said: Parameters<typeof say>[2]) => say(handling, author.id, said);
  if (first === undefined) {
    return sign === ""
      ? showPage(handling, author.id, renderGroups(handling))
      : tell(html(teamLanguage, "texts-too-many"));
  }
  const language = languages.find((each) => each === first.toLowerCase());
  const name = language === undefined ? first : second;
  if (name === undefined) return showPage(handling, author.id, renderGroups(handling, language));
  const isAnotherLanguage = language === undefined && second !== undefined && /^[a-z]{2,3}$/i.test(first);
  if (isAnotherLanguage && more.length === 0)
    return tell(
      html(teamLanguage, "texts-unknown-language", {
        language: truncate(first, 64),
        languages: languages.join(", "),
      }),
    );
  const found = findNamed(handling, name);
  if (!found.ok) return tell(found.refusal);
  const text = { id: found.id, language: language ?? teamLanguage };
  if (words.length > (language === undefined ? 1 : 2))
    return tell(
      sign === ""
        ? html(teamLanguage, "texts-without-sign", { id: commandNameOf(teamLanguage, text) })
        : html(teamLanguage, "texts-too-many"),
    );
  if (sign === "") return showText(handling, author.id, text);
  change(given, text, head.length + sign.length);
}

/** @param start where the new text begins, in UTF-16 units */
function change({ handling, author, incoming }: GivenInPrivate, text: TextIn, start: number): void {
  const written = cutOff(incoming, start);
  if (!isDash(written.text)) {
    changeText(handling, author, text, written);
    return;
  }
  const isRestored = restore(handling, author, text);
  const { teamLanguage } = handling;
  const news = html(teamLanguage, isRestored ? "texts-restored" : "texts-original-already");
  showText(handling, author.id, text, { news });
}
