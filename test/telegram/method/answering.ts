import type { File } from "grammy/types";
import type { Method } from "../call.ts";
import { badRequest } from "../failure.ts";
import { kindOf } from "../content.ts";
import { pick } from "../pick.ts";

export const answerCallbackQuery: Method = ({ world, bot, parameters }) => {
  const answer = pick(parameters, ["text", "show_alert", "url"]);
  if (!world.callbackQueries.answer(bot, parameters.callback_query_id, answer)) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  return true;
};

/** docs:getFile: 20 MB at most. A local server has no limit. */
const maximumDownload = 20 * 1024 * 1024;

export const getFile: Method = ({ world, bot, parameters }): File => {
  const file = world.files.find(parameters.file_id);
  if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
  const { file_id, file_unique_id, file_size } = file;
  const local = world.files.saveLocal(bot.token, file_id);
  if (local !== undefined) return { file_id, file_unique_id, file_size, file_path: local };
  if (file_size > maximumDownload) throw badRequest("file is too big");
  return { file_id, file_unique_id, file_size, file_path: `${kindOf(file.content)}s/${file_id}` };
};
