import type { Feature } from "../feature.ts";
import { turnPage } from "../page.ts";
import { auditAsked, renderAudit } from "./command.ts";

/** Who changed what. */
export const audit = {
  privateCommands: {
    audit: { may: "audit", menu: "menu-audit", run: auditAsked },
  },
  presses: {
    audit_page: (pressed, { number }) => turnPage(pressed, renderAudit(pressed.handling, number)),
  },
} satisfies Feature;
