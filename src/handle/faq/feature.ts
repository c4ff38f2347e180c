import { saveWritesAsClient } from "../../store/people/managers.ts";
import type { Feature } from "../feature.ts";
import { answerHelped, askFaq, turnFaq, writeInstead } from "./client.ts";
import { faqAsked, faqPreviewed } from "./command.ts";
import { askNewAnswer, listFaq, openFaq, orderFaq, removeFaq } from "./press.ts";

/** Frequent questions: clients press one and read its answer. */
export const faq = {
  privateCommands: {
    faq: { may: "faq", menu: "menu-faq", teamMenu: "menu-team-faq", run: faqAsked },
  },
  presses: {
    faq_page: turnFaq,
    faq_ask: askFaq,
    faq_helped: answerHelped,
    faq_write: (pressed, press) => {
      saveWritesAsClient(pressed.handling.tx, pressed.person.id, true);
      return writeInstead(pressed, press);
    },
    faq_list: (pressed, { number }) => listFaq(pressed, number),
    faq_preview: faqPreviewed,
    faq_open: openFaq,
    faq_answer: askNewAnswer,
    faq_order: orderFaq,
    faq_remove: removeFaq,
  },
} satisfies Feature;
