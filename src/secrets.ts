/**
 * Masks everything that looks like a bot's token. Tokens come in texts of others: grammY's network errors hold the URL,
 * which holds the token; a proxy's page may repeat the URL, escaped or cut short.
 */
export function maskSecrets(text: string): string {
  return text.replace(tokens, "<token>");
}

/** Removes a name and a password, which a proxy may need, from the address. */
export function maskAddress(address: string): string {
  return maskSecrets(address.replace(/\/\/[^/@]*@/, "//<password>@"));
}

/** No word boundary in front: in a URL the token follows "bot" directly. */
const tokens = /\d{6,12}(?::|%3A|&#58;|&#x3A;)[A-Za-z0-9_-]{20,}/gi;
