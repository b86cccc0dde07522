import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
} from 'node:crypto';
import type { SealedSecrets, SecretSealer } from '../domain/sealed-secrets.ts';
import type { MasterKeys } from './load-master-keys.ts';
import { takeRandomBytes } from './random-bytes.ts';
import { SealError, unknownMasterKey } from './seal-error.ts';

const CIPHER: CipherGCMTypes = 'aes-256-gcm';
const DATA_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with the first master key and unseals with any of them, so that older keys stay usable until a rotation has
 * rewrapped their data keys.
 */
export function createSecretSealer(masterKeys: MasterKeys): SecretSealer {
  const [current] = masterKeys;
  const known = new Map(masterKeys.map((masterKey) => [masterKey.id, masterKey]));

  const unwrap = (sealed: SealedSecrets, owner: string): Uint8Array => {
    const masterKey = known.get(sealed.masterKeyId);
    if (masterKey === undefined) throw unknownMasterKey(sealed.masterKeyId, [...known.keys()]);
    return decrypt(masterKey.key, sealed.wrappedKey, wrapContext(owner));
  };
  const wrap = (dataKey: Uint8Array, owner: string): Pick<SealedSecrets, 'masterKeyId' | 'wrappedKey'> => ({
    masterKeyId: current.id,
    wrappedKey: encrypt(current.key, dataKey, wrapContext(owner)),
  });

  return {
    seal(params, owner) {
      const dataKey = takeRandomBytes(DATA_KEY_BYTES);
      const json = Buffer.from(JSON.stringify(params));
      const ciphertext = encrypt(createSecretKey(dataKey), json, paramsContext(owner));
      return { ...wrap(dataKey, owner), ciphertext };
    },
    open(sealed, owner) {
      const dataKey = createSecretKey(unwrap(sealed, owner));
      const json = decrypt(dataKey, sealed.ciphertext, paramsContext(owner));
      return JSON.parse(Buffer.from(json).toString('utf8')) as Record<string, unknown>;
    },
    rewrap(sealed, owner) {
      if (sealed.masterKeyId === current.id) return sealed;
      return { ...wrap(unwrap(sealed, owner), owner), ciphertext: sealed.ciphertext };
    },
  };
}

// Wrapping and encrypting use different contexts, so neither result can substitute for the other.
const wrapContext = (owner: string): Uint8Array => Buffer.from(`headwater data key\0${owner}`);
const paramsContext = (owner: string): Uint8Array => Buffer.from(`headwater parameters\0${owner}`);

/** @returns nonce, ciphertext, tag. */
function encrypt(key: KeyObject, plain: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = takeRandomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(context);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, sealed: Uint8Array, context: Uint8Array): Uint8Array {
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(context)
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new SealError(
      'seal-broken',
      'The stored secrets do not open: they were changed in the database, or belong to another connection. Set all parameters again with a patch of /auth/params.',
      { cause },
    );
  }
}
