import type { Feature } from "../feature.ts";
import { templatesAsked } from "./command.ts";
import { dropOwnPicker, turnOwnPicker, useFromPicker } from "./own-picker.ts";
import { dropPicker, pickTemplate } from "./picker.ts";
import { askContent, askRemoval, openTemplate, removePressed, turnTemplates } from "./press.ts";
import { saveAnswer } from "./save.ts";
import { useTemplate } from "./use.ts";

/** Canned replies: the team's ready answers. */
export const templates = {
  ticketCommands: {
    t: { may: "template", menu: "menu-t", takesWords: true, run: pickTemplate },
    template: { may: "template", menu: "menu-template", takesWords: true, run: saveAnswer },
  },
  privateCommands: {
    templates: { may: "templates", menu: "menu-templates", run: templatesAsked },
  },
  presses: {
    template: (pressed, { templateId }) => useTemplate(pressed, templateId),
    template_found: (pressed, { templateId }) => useTemplate(pressed, templateId),
    template_drop: dropPicker,
    picker_use: (pressed, { templateId }) => useFromPicker(pressed, templateId),
    picker_page: (pressed, { number }) => turnOwnPicker(pressed, number),
    picker_drop: dropOwnPicker,
    template_list: (pressed, { number }) => turnTemplates(pressed, number),
    template_open: (pressed, { templateId }) => openTemplate(pressed, templateId),
    template_edit: (pressed, { templateId, language }) => askContent(pressed, templateId, language),
    template_remove_ask: (pressed, { templateId }) => askRemoval(pressed, templateId),
    template_remove: (pressed, { templateId }) => removePressed(pressed, templateId),
  },
} satisfies Feature;
