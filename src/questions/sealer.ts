import { base64url, type RandomBytes } from '../readers/random.ts';
import { keyedHash } from '../readers/reader.ts';

/**
 * Keeps what askers wrote unreadable in the database, and lets it be found all the same. AES-256-GCM with keys derived
 * from the operator's key (HKDF, RFC 5869), one for each purpose.
 */
export interface Sealer {
  /**
   * Encrypts a value.
   *
   * @param place row and column that hold it: moved anywhere else, it cannot be opened
   */
  seal(value: unknown, place: string): Promise<string>;

  /**
   * The reverse of `seal`.
   *
   * @throws SealError when it was sealed with another key or for another place, or was changed
   */
  open(sealed: string, place: string): Promise<unknown>;

  /** A keyed hash, for finding a value without storing it. Hashes of different purposes cannot be compared. */
  hash(purpose: string, value: string): string;

  /** All hashes under which a value may be stored: with this key, and with the old ones while the key is changed. */
  hashes(purpose: string, value: string): string[];

  /** What everything that is sealed with this key begins with. */
  prefix: string;
}

/** What was sealed cannot be opened: the key is another one, or the database was changed. */
export class SealError extends Error {
  constructor() {
    super(
      'What askers wrote cannot be decrypted: KB_KEY is not the key that it was encrypted with, or the database was changed.',
    );
    this.name = 'SealError';
  }
}

const nonceBytes = 12;

/**
 * @param key the operator's key, 32 bytes
 * @param oldKeys earlier ones, which still open what was sealed with them
 */
export function createSealer(key: Uint8Array, random: RandomBytes, oldKeys: readonly Uint8Array[] = []): Sealer {
  const own = keyOf(key);
  const all = [own, ...oldKeys.map(keyOf)];
  return {
    prefix: `2.${own.id}.`,
    async seal(value, place) {
      const iv = Uint8Array.from(random(nonceBytes));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt(parameters(iv, place), await own.encryption, plain);
      return `2.${own.id}.${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
    },
    async open(sealed, place) {
      const [version = '', ...parts] = sealed.split('.');
      // Of the first version, the key is not named.
      const [iv = '', text = ''] = version === '1' ? parts : parts.slice(1);
      const keys = version === '1' ? all : version === '2' ? all.filter(({ id }) => id === parts[0]) : [];
      for (const { encryption } of keys) {
        const plain = await decrypt(await encryption, { iv, text, place });
        if (plain !== undefined) return JSON.parse(plain);
      }
      throw new SealError();
    },
    hash: (purpose, value) => keyedHash(own.hashKey, purpose, value),
    hashes: (purpose, value) => all.map(({ hashKey }) => keyedHash(hashKey, purpose, value)),
  };
}

/** What is derived from a key. */
function keyOf(key: Uint8Array) {
  const encryption = deriveKey(key);
  // A request that never seals leaves no unhandled rejection behind.
  encryption.catch(() => {});
  return {
    id: keyedHash(key, 'questions: name of the key').slice(0, 8),
    hashKey: keyedHash(key, 'questions: keyed hashes'),
    encryption,
  };
}

/** @returns `undefined` when it was sealed otherwise */
async function decrypt(
  key: CryptoKey,
  { iv, text, place }: { iv: string; text: string; place: string },
): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(bytesOf(iv), place), key, bytesOf(text)));
  } catch {
    return undefined;
  }
}

async function deriveKey(key: Uint8Array): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', Uint8Array.from(key), 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('questions: encryption');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function parameters(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64url'));
}
