import { sql } from "../../../src/store/database.ts";
import type { Press } from "../../../src/ticket/press.ts";
import type { Case, Office } from "../office.ts";
import { atDesk } from "./at-desk.ts";
import { byAdmins } from "./by-admins.ts";
import { byClients } from "./by-clients.ts";
import { byManagers } from "./by-managers.ts";
import type { Opened, Preparations } from "./preparation.ts";

/** A new button does not compile until it is told here. */
const preparations: Preparations = { ...atDesk, ...byClients, ...byManagers, ...byAdmins };

/** A ticket in a state in which this button would do something, and what it carries then. */
export async function preparePress(office: Office, type: Press["type"]): Promise<Case & { press: Press }> {
  office.records.unbindElsewhere();
  office.records.run(sql.updateTable("desks").set({ is_default: 0 }));
  const opened = await office.open();
  const prepare: (opened: Opened) => object | Promise<object> = preparations[type];
  const data = await prepare({ ...opened, office });
  return { ...opened, press: { type, ...data } as Press };
}
