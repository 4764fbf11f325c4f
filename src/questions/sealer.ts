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

/** @param key the operator's key, 32 bytes */
export function createSealer(key: Uint8Array, random: RandomBytes): Sealer {
  const hashKey = keyedHash(key, 'questions: keyed hashes');
  const encryption = deriveKey(key);
  // A request that never seals leaves no unhandled rejection behind.
  encryption.catch(() => {});
  return {
    async seal(value, place) {
      const iv = Uint8Array.from(random(nonceBytes));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt(parameters(iv, place), await encryption, plain);
      return `1.${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
    },
    async open(sealed, place) {
      const [version, iv = '', text = ''] = sealed.split('.');
      if (version !== '1') throw new SealError();
      try {
        const plain = await crypto.subtle.decrypt(parameters(bytesOf(iv), place), await encryption, bytesOf(text));
        return JSON.parse(new TextDecoder().decode(plain));
      } catch (error) {
        throw error instanceof SyntaxError ? error : new SealError();
      }
    },
    hash: (purpose, value) => keyedHash(hashKey, purpose, value),
  };
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
