import type { IncomingMessage } from "./message.ts";

/** An album has at most ten items (docs:sendMediaGroup). Apps send more than ten files as several, with one caption. */
export const mostItems = 10;

/**
 * A comment on forwards comes before them as a message of its own, and of files that make no album together only one has the
 * caption: for this long what follows it may belong to it.
 */
export const besideMilliseconds = 10_000;

/** Whether the message is a file without words, so soon after the last item of a whole album that it belongs to it. */
export function continuesAlbum(
  { text, fileId, sentAt }: IncomingMessage,
  last: Pick<IncomingMessage, "sentAt">,
  items: number,
): boolean {
  return items >= mostItems && text === "" && fileId !== null && sentAt - last.sentAt < besideMilliseconds;
}
