/** Returns the forms in which a secret can appear: plain, percent-encoded, inside a JSON string, and in base64. */
export function secretForms(secret: string): readonly string[] {
  return [secret, ...percentForms(secret), JSON.stringify(secret).slice(1, -1), ...base64Forms(secret)];
}

function percentForms(secret: string): readonly string[] {
  const upper = percentEncoded(secret);
  const lower = upper.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  return [upper, lower, form];
}

/** A lone surrogate cannot be percent-encoded, so that form cannot appear. */
function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Base64 output depends on the secret's offset in the encoded string, modulo three bytes. For example,
 * `client:secret` places the secret at a different offset than the secret alone. Only characters that do not depend
 * on neighboring bytes are searched for.
 */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const start = offset === 0 ? 0 : offset + 1;
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    const stable = encoded.slice(start, end);
    const urlSafe = stable.replaceAll('+', '-').replaceAll('/', '_');
    return [stable, urlSafe];
  });
}
