/**
 * Redraws, and gives the focus to what stands for the element that had it, when that was replaced: to the element of the same
 * kind at the same place in the message or row with the same `data-id`, wherever that stands now.
 */
export function keepFocus(redraw) {
  const held = document.activeElement;
  const kind = held?.classList[0] ? `.${held.classList[0]}` : held?.localName;
  const rankIn = (place) => [...place.querySelectorAll(kind)].indexOf(held);
  const room = held?.closest("[data-id]");
  const rank = room && rankIn(room);
  const around = [];
  for (let place = held?.parentElement; place; place = place.parentElement)
    around.push({ place, rank: rankIn(place) });
  redraw();
  if (!held || held.isConnected) return;
  const rest = around.find(({ place }) => place.isConnected);
  const next = room
    ? sameIn(rest.place.querySelector(`[data-id="${room.dataset.id}"]`), kind, rank)
    : sameIn(rest.place, kind, rest.rank);
  next?.focus({ preventScroll: true });
  // What stands there now may be gone, or hidden.
  if (document.activeElement !== next) rest.place.focus({ preventScroll: true });
}

/** The room itself when it was what had the focus. */
function sameIn(room, kind, rank) {
  return rank === -1 ? room : room?.querySelectorAll(kind)[rank];
}
