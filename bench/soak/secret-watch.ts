/** Looks for secrets where none may be. */
export interface SecretWatch {
  /** A value that must turn up nowhere. */
  add(secret: string): void;
  /** Looks through a text that arrives in pieces, such as a log. @returns what takes the pieces. */
  stream(place: string): (piece: string) => void;
  scan(place: string, text: string): void;
}

/** An access token of the service; there are too many to know each. */
const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\./;
/** A secret may lie across two pieces; none is longer. */
const OVERLAP = 512;

/** @param onFound Told where, never what. */
export function createSecretWatch(onFound: (place: string) => void): SecretWatch {
  const secrets = new Set<string>();

  function scan(place: string, text: string): void {
    const isFound = TOKEN.test(text) || [...secrets].some((secret) => text.includes(secret));
    if (isFound) onFound(place);
  }

  return {
    add(secret) {
      secrets.add(secret);
      // As a database prints bytes.
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
