/** Five stars, as many of them full as the client gave. */
export function drawStars(stars: number): string {
  return "★".repeat(stars) + "☆".repeat(5 - stars);
}
