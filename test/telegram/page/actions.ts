import { Person, Place, text } from "../actors.ts";
import { takesCaption, type Content } from "../content.ts";
import type { StoredMessage } from "../message.ts";
import { ephemeralFor } from "../ephemeral.ts";
import { press } from "../press.ts";
import type { World } from "../world.ts";
import type { Action, Answer, Upload } from "./contract.ts";
import { samplePhoto, sampleVoice } from "./samples.ts";
import { readTyped } from "./typed.ts";
import type { DemoWorld } from "./world.ts";

const ALBUM_LIMIT = 10;
/** A bot may take a while to answer a press that starts something slow. */
const ANSWER_TIME = 60_000;

/** Carries out an action of the page's user as the person they play. Telegram's refusals are returned as errors to show. */
export async function perform(demo: DemoWorld, action: Action): Promise<Answer> {
  try {
    return await act(demo, action);
  } catch (error) {
    // The emulator's errors continue with a picture of the chat, for readers of a failed test.
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
    return { ok: false, error: first };
  }
}

async function act(demo: DemoWorld, action: Action): Promise<Answer> {
  const place = placeOf(demo, action);
  switch (action.do) {
    case "text": {
      const { text: words, entities } = readTyped(action.text);
      await send(demo, place, [text(words, entities)], action.reply);
      return { ok: true };
    }
    case "edit": {
      const message = find(demo, place, action.message);
      await place.edits(message, { ...message.content, ...wordsFor(message.content, action.text) });
      return { ok: true };
    }
    case "press":
      return pressButton(demo, place, action);
    case "react":
      await place.reacts(find(demo, place, action.message), action.emoji ?? "");
      return { ok: true };
    case "photos":
      await send(
        demo,
        place,
        withCaption(
          action.files.map((file) => photoOf(demo.world, file)),
          action.caption,
        ),
        action.reply,
      );
      return { ok: true };
    case "files":
      await send(
        demo,
        place,
        withCaption(
          action.files.map((file) => documentOf(demo.world, file)),
          action.caption,
        ),
        action.reply,
      );
      return { ok: true };
    case "sample-album":
      await send(
        demo,
        place,
        withCaption(
          [0, 1, 2].map((number) => samplePhotoOf(demo.world, number)),
          action.caption,
        ),
        action.reply,
      );
      return { ok: true };
    case "sample-voice":
      await send(demo, place, withCaption([sampleVoiceOf(demo.world)], action.caption), action.reply);
      return { ok: true };
    case "block":
    case "unblock":
      if (!(place instanceof Person)) throw new Error(demo.terms.onlyOwnChat);
      await (action.do === "block" ? place.blocks() : place.starts());
      return { ok: true };
    default:
      return action satisfies never;
  }
}

function placeOf(demo: DemoWorld, action: Action): Place {
  const found = demo.people.find(({ account }) => account.id === action.as);
  if (!found) throw new Error(demo.terms.nobody);
  const { person } = found;
  if (action.chat === person.id)
    return action.thread === undefined ? person : person.in(person.chat, action.thread);
  if (action.chat === demo.channel.id) return person.in(demo.channel);
  const group = demo.channel.discussion;
  if (group && action.chat === group.id) {
    const forward = action.thread === undefined ? undefined : group.messages.get(action.thread);
    return forward ? person.in(forward) : person.in(group);
  }
  if (action.chat !== demo.forum.id) throw new Error(demo.terms.otherChat);
  return new Place(demo.world, person.account, demo.forum, action.thread);
}

function find({ terms }: DemoWorld, place: Place, id: number): StoredMessage {
  const message =
    id < 0
      ? ephemeralFor(place.chat, place.account).find(({ ephemeral }) => ephemeral?.id === -id)
      : place.chat.messages.get(id);
  if (!message) throw new Error(terms.noMessage);
  return message;
}

async function send(
  demo: DemoWorld,
  place: Place,
  contents: Content[],
  reply: number | undefined,
): Promise<void> {
  const extra = reply === undefined ? {} : { replyTo: find(demo, place, reply) };
  for (let index = 0; index < contents.length; index += ALBUM_LIMIT) {
    const some = contents.slice(index, index + ALBUM_LIMIT);
    if (some.length > 1) await place.sendsAlbum(some, extra);
    else for (const content of some) await place.sends(content, extra);
  }
}

async function pressButton(demo: DemoWorld, place: Place, action: Action & { do: "press" }): Promise<Answer> {
  const message = find(demo, place, action.message);
  const button = message.reply_markup?.inline_keyboard[action.row]?.[action.column];
  if (!button) throw new Error(demo.terms.noButton);
  const {
    text: words,
    show_alert,
    url,
  } = await press(place, { kind: "inline", message, button }, { timeout: ANSWER_TIME });
  const answer: Answer = { ok: true };
  if (words) answer[show_alert ? "alert" : "toast"] = words;
  if (url !== undefined) answer.url = url;
  return answer;
}

function withCaption(contents: Content[], caption: string): Content[] {
  return contents.map((content, index) =>
    index === 0 && caption !== "" ? { ...content, ...captionOf(caption) } : content,
  );
}

/** The text or the caption of a content. */
function wordsFor(content: Content, typed: string): Content {
  if (takesCaption(content)) return captionOf(typed);
  const { entities = [], ...rest } = wordsOf(typed);
  return { ...rest, entities };
}

function captionOf(typed: string): Content {
  const { text: caption = "", entities = [] } = wordsOf(typed);
  return { caption, caption_entities: entities };
}

function wordsOf(typed: string): Content {
  const { text: words, entities } = readTyped(typed);
  return text(words, entities);
}

function photoOf(world: World, { data, width = 800, height = 600 }: Upload): Content {
  const bytes = Buffer.from(data, "base64");
  return keep(
    world,
    { photo: [{ ...world.files.nextIds(), width, height, file_size: bytes.length }] },
    bytes,
  );
}

function documentOf(world: World, { name, type, data }: Upload): Content {
  const bytes = Buffer.from(data, "base64");
  const file = { file_name: name, mime_type: type || "application/octet-stream", file_size: bytes.length };
  return keep(world, { document: { ...world.files.nextIds(), ...file } }, bytes);
}

function samplePhotoOf(world: World, number: number): Content {
  const { bytes, width, height } = samplePhoto(number);
  return keep(
    world,
    { photo: [{ ...world.files.nextIds(), width, height, file_size: bytes.length }] },
    bytes,
  );
}

function sampleVoiceOf(world: World): Content {
  const { bytes, duration } = sampleVoice();
  return keep(
    world,
    { voice: { ...world.files.nextIds(), duration, mime_type: "audio/ogg", file_size: bytes.length } },
    bytes,
  );
}

/** The store accepts bytes only with a new file, so they go in before the message. */
function keep(world: World, content: Content, bytes: Buffer): Content {
  world.files.register(content, bytes);
  return content;
}
