import type { Feature } from "../feature.ts";
import { adminsAsked } from "./admins.ts";
import { managersAsked } from "./command.ts";
import {
  addAdmin,
  addFormer,
  askHandover,
  askPublicName,
  askRemoval,
  give,
  inviteSomebody,
  listAdmins,
  listManagers,
  openManager,
  remove,
  removeAdmin,
  takeName,
} from "./press.ts";

/** Who is of the team, and who its admins are. */
export const managers = {
  privateCommands: {
    managers: { may: "managers", menu: "menu-managers", run: managersAsked },
    admins: { may: "admins", menu: "menu-admins", run: adminsAsked },
  },
  presses: {
    manager_list: listManagers,
    manager_invite: inviteSomebody,
    manager_open: openManager,
    manager_add: addFormer,
    manager_name: askPublicName,
    manager_unname: takeName,
    manager_remove_ask: askRemoval,
    manager_remove: remove,
    manager_give_ask: askHandover,
    manager_give: give,
    admin_list: listAdmins,
    admin_add: addAdmin,
    admin_remove: removeAdmin,
  },
} satisfies Feature;
