/** Searches for secrets in places that must not contain any. */
export interface SecretWatch {
  /** Adds a value that must not appear anywhere. */
  add(secret: string): void;
  /** Searches a string that arrives in chunks, such as a log. @returns the function to call with each chunk */
  stream(place: string): (piece: string) => void;
  scan(place: string, text: string): void;
}

/** An access token of the service; the service issues too many tokens to add each one. */
const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\./;
/** A secret may span two chunks; no secret is longer than this. */
const OVERLAP = 512;

/** @param onFound Called with the place, never with the secret. */
export function createSecretWatch(onFound: (place: string) => void): SecretWatch {
  const secrets = new Set<string>();

  function scan(place: string, text: string): void {
    const isFound = TOKEN.test(text) || [...secrets].some((secret) => text.includes(secret));
    if (isFound) onFound(place);
  }

  return {
    add(secret) {
      secrets.add(secret);
      // The form in which a database prints bytes.
      secrets.add(Buffer.from(secret).toString('hex'));
    },
    stream(place) {
      let rest = '';
      return (piece) => {
        const text = rest + piece;
        scan(place, text);
        rest = text.slice(-OVERLAP);
      };
    },
    scan,
  };
}
