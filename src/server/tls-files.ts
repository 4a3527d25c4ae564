import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';
import { messageOf, reasonOf } from '../system/errors.js';

/** The files for encrypted connections, all in PEM. */
export interface TlsFiles {
  /** The certificate of the server, and those between it and an authority that clients know. */
  readonly cert: string;
  /** Its private key. */
  readonly key: string;
  /** Authorities of the certificates of clients: only a client that has one of these is let in. */
  readonly clientCa?: string;
}

/** A file for TLS cannot be used. The message is a sentence. */
export class TlsFileError extends Error {
  override readonly name = 'TlsFileError';
}

/**
 * Reads the files, and checks that they belong together.
 * @throws TlsFileError
 */
export function readTlsFiles({ cert, key, clientCa }: TlsFiles): {
  readonly context: SecureContext;
  readonly options: { cert: Buffer; key: Buffer; ca?: Buffer };
} {
  const options = { cert: read(cert), key: read(key), ...(clientCa !== undefined && { ca: read(clientCa) }) };
  try {
    return { options, context: createSecureContext({ ...options, minVersion: 'TLSv1.2' }) };
  } catch (error) {
    const files = [cert, key, clientCa].filter((file) => file !== undefined).join(', ');
    throw new TlsFileError(`${files} cannot be used for TLS: ${messageOf(error)}.`);
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new TlsFileError(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}
