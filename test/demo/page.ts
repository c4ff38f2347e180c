import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { write } from "../telegram/page/visit.ts";

/** The client comes by the link that the page has for the second department, and asks. */
export async function asksDelivery(phone: Locator, question: string): Promise<void> {
  await phone.getByRole("button", { name: /^[«“]Доставка[»”]$/ }).click();
  await phone.getByText("на тему «Доставка»").waitFor();
  await write(phone, question);
}

/** What is needed of an `HTMLImageElement`: Node has no types for pages. */
interface Picture {
  naturalWidth: number;
  decode: () => Promise<void>;
}

/** The pictures stand in one bubble with the caption, and their bytes have really arrived. */
export async function showsAlbum(place: Locator, caption: string, count: number): Promise<void> {
  const bubble = place.locator(".bubble", {
    has: place.page().locator(`.album[data-count="${count}"]`),
    hasText: caption,
  });
  await bubble.waitFor();
  const widths = await bubble.locator("img").evaluateAll(async (images: Picture[]) => {
    await Promise.all(images.map((image) => image.decode()));
    return images.map((image) => image.naturalWidth);
  });
  assert.equal(widths.length, count);
  assert.ok(
    widths.every((width) => width > 0),
    `pictures ${widths.join(", ")} pixels wide`,
  );
}
