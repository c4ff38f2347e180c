import type { IncomingMessage } from "./message.ts";

/** In UTF-16 units. */
export const longestName = 64;

/** Whether the client's reply to "what should we call you?" can be a name. */
export function fitsAsName({ kind, text, mediaGroupId }: IncomingMessage): boolean {
  const name = tidyName(text);
  return (
    kind === "text" &&
    mediaGroupId === null &&
    name !== "" &&
    name.length <= longestName &&
    name.split(" ").length <= 4 &&
    !asking.has(name.toLowerCase().split(/[ ,]/)[0]!) &&
    !/[?!/@:;\n]/.test(text.trim()) &&
    // Refuses several sentences. A single letter with a dot is an initial.
    !/\p{L}{3,}[.…]+\s+\p{L}/u.test(name) &&
    /\p{L}/u.test(name) &&
    !/\d{3,}/.test(name)
  );
}

/** A name never begins with these words, but a question or a complaint may. */
const asking = new Set([
  ..."где когда как какой какая какое какие почему зачем сколько что кто куда откуда чей можно можете есть не нет".split(
    " ",
  ),
  ..."у мне я мы вы ваш мой моя мое это привет здравствуйте спасибо да ок хорошо".split(" "),
  ..."where when how what why who which can could do does did is are not no i my your the hello hi thanks yes ok".split(
    " ",
  ),
]);

export function tidyName(written: string): string {
  return written.replaceAll(/\s+/g, " ").trim();
}
