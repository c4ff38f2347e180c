/** What stands under the team's answers for the client: nothing, the manager's name, or the desk's. */
export const signatures = ["none", "manager", "desk"] as const;
export type Signature = (typeof signatures)[number];

/** The name under an answer. Undefined when there is none. @param manager the manager's name for clients, if they have one */
export function signerOf(
  signature: Signature,
  manager: string | undefined,
  desk: string | undefined,
): string | undefined {
  if (signature === "none") return undefined;
  return signature === "manager" ? (manager ?? desk) : desk;
}
