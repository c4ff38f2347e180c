import { saveSetting } from "../../store/settings.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { definitions, readWritten, settingKeys } from "./settings.ts";

/** `/settings` lists all settings. `/settings key value` changes one. */
export function settingsAsked(handling: Handling, admin: Person, written: string): void {
  const [key, ...rest] = written.split(/\s+/).filter((word) => word !== "");
  say(
    handling,
    admin.id,
    key === undefined ? renderSettings(handling) : change(handling, admin, key, rest.join(" ")),
  );
}

function change(handling: Handling, admin: Person, written: string, value: string): Html {
  const { tx, teamLanguage } = handling;
  const key = settingKeys.find((known) => known === written.toLowerCase());
  if (key === undefined) return html(teamLanguage, "settings-unknown", { key: truncate(written, 64) });
  const { parse, examples } = definitions[key];
  if (parse(value) === undefined) {
    return html(teamLanguage, "settings-wrong", {
      key,
      value: truncate(value, 64),
      examples: examples.map((example) => `/settings ${key} ${example}`).join(", "),
    });
  }
  const from = readWritten(tx, key);
  saveSetting(tx, key, value);
  recordInAudit(handling, admin, { what: "setting", key, from, to: value });
  return html(teamLanguage, "settings-saved", { meaning: plain(teamLanguage, `settings-${key}`), value });
}

function renderSettings({ tx, teamLanguage }: Handling): Html {
  const lines = settingKeys.map((key) =>
    html(teamLanguage, "settings-line", {
      key,
      value: readWritten(tx, key),
      meaning: plain(teamLanguage, `settings-${key}`),
    }),
  );
  return joinHtml([html(teamLanguage, "settings-list"), ...lines], "\n");
}
