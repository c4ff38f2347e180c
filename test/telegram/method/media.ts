import type { Message } from "grammy/types";
import type { Call, MediaItem, Method } from "../call.ts";
import { pick } from "../pick.ts";
import type { Content } from "../content.ts";
import { badRequest, violation } from "../failure.ts";
import { makeMedia, type FileKind } from "../media.ts";
import { messageObject } from "../message.ts";
import { send, sendStored } from "./sending.ts";

export const sendPhoto: Method = (call) => sendFile(call, "photo");
export const sendVideo: Method = (call) => sendFile(call, "video");
export const sendAnimation: Method = (call) => sendFile(call, "animation");
export const sendAudio: Method = (call) => sendFile(call, "audio");
export const sendDocument: Method = (call) => sendFile(call, "document");
export const sendVoice: Method = (call) => sendFile(call, "voice");
export const sendVideoNote: Method = (call) => sendFile(call, "video_note");
export const sendSticker: Method = (call) => sendFile(call, "sticker");

export const sendLocation: Method = (call) => send(call, { location: placeOf(call) });

export const sendVenue: Method = (call) => {
  const { title = "", address = "" } = call.parameters;
  if (title === "") throw violation("venue title must be non-empty");
  const location = placeOf(call);
  const ids = pick(call.parameters, [
    "foursquare_id",
    "foursquare_type",
    "google_place_id",
    "google_place_type",
  ]);
  return send(call, { venue: { location, title, address, ...ids }, location });
};

export const sendContact: Method = (call) => {
  const { phone_number = "", first_name = "" } = call.parameters;
  if (phone_number === "" || first_name === "")
    throw violation("phone number and first name must be non-empty");
  return send(call, {
    contact: { phone_number, first_name, ...pick(call.parameters, ["last_name", "vcard"]) },
  });
};

export const sendPoll: Method = (call) => {
  const { question = "", options = [], type = "regular", is_anonymous = true } = call.parameters;
  const {
    allows_multiple_answers = false,
    allows_revoting = type === "regular",
    correct_option_ids,
    explanation,
  } = call.parameters;
  if (type === "quiz" && !correct_option_ids?.length)
    throw violation("correct option identifiers must be specified");
  return send(call, {
    poll: {
      id: `54${call.world.nextAlbumId()}`,
      question,
      options: options.map(({ text }, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
      total_voter_count: 0,
      is_closed: false,
      is_anonymous,
      type,
      allows_multiple_answers,
      allows_revoting,
      members_only: false,
      ...(correct_option_ids ? { correct_option_ids } : {}),
      ...(explanation ? { explanation } : {}),
    },
  });
};

export const sendDice: Method = (call) =>
  send(call, { dice: { emoji: call.parameters.emoji ?? "🎲", value: 3 } });

/** docs:sendMediaGroup */
export const sendMediaGroup: Method = (call): Message[] => {
  const items = call.parameters.media as MediaItem[];
  if (items.length < 2 || items.length > 10) throw violation("expected 2 to 10 items in an album");
  const types = new Set(items.map(({ type }) => type));
  if (types.has("animation")) throw violation('type "animation" can\'t be used in sendMediaGroup');
  for (const type of ["document", "audio"] as const) {
    if (types.has(type) && types.size > 1) throw badRequest(`${type} can't be mixed with other media types`);
  }
  const contents = items.map((item) => makeMedia(call.world, item.type, item.media, item, call.uploads));
  const media_group_id = call.world.nextAlbumId();
  return contents.map((content) => messageObject(sendStored(call, content, { media_group_id })));
};

function sendFile(call: Call, kind: FileKind): Message {
  const given = (call.parameters as unknown as Record<string, unknown>)[kind] as string | undefined;
  const source = given ?? call.uploads.get(kind);
  if (source === undefined || source === "") throw violation(`there is no ${kind} in the request`);
  const content: Content = makeMedia(call.world, kind, source, call.parameters, call.uploads);
  return send(call, content);
}

function placeOf({ parameters }: Call): NonNullable<Content["location"]> {
  const { latitude = 0, longitude = 0 } = parameters;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw violation("invalid location specified");
  const details = pick(parameters, [
    "horizontal_accuracy",
    "live_period",
    "heading",
    "proximity_alert_radius",
  ]);
  return { latitude, longitude, ...details };
}
