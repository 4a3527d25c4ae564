import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { codeOf, reasonOf } from '../system/errors.js';

/** How a connection is encrypted. What is left out is as the system has it. All in PEM. */
export interface TlsOptions {
  /** Certificates that are trusted, in place of those of Node. */
  readonly ca?: string;
  /** The certificate of the user and its key, for a server that wants one. */
  readonly cert?: string;
  readonly key?: string;
}

/** The files that {@link TlsOptions} are read from. */
export type TlsFiles = { readonly [Part in keyof TlsOptions]: string | undefined };

/**
 * Reads certificates and keys.
 * @throws Error with a sentence if a file cannot be read
 */
export function readTlsFiles(files: TlsFiles): TlsOptions {
  const parts = Object.entries(files).filter(([, file]) => file !== undefined);
  return Object.fromEntries(
    parts.map(([part, file = '']) => {
      try {
        return [part, readFileSync(file, 'utf8')];
      } catch (error) {
        throw new Error(`Cannot read ${file} (--${part}): ${reasonOf(error)}.`);
      }
    }),
  );
}

/** What Node needs. An IP address is no name that a server could be asked for (RFC 6066, section 3). */
export function tlsConnectionOptions(host: string, options: TlsOptions): ConnectionOptions {
  return { ...options, minVersion: 'TLSv1.2', ...(isIP(host) === 0 && { servername: host }) };
}

/**
 * Why there is no encrypted connection, as a sentence for the user; undefined if that is not the reason.
 *
 * Sources: the codes of X.509 in "TLS (SSL)" of Node's documentation, and OpenSSL's names of alerts (RFC 8446, section 6).
 */
export function tlsSentence(error: unknown, host: string, port: number): string | undefined {
  const code = codeOf(error) ?? '';
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `The certificate of ${host} is signed by nobody whom this machine trusts. If you have the certificate of who signed it, say --ca FILE.`;
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${host} has expired. Is the clock of this machine right?`;
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${host} is not valid yet. Is the clock of this machine right?`;
    case 'CERT_REVOKED':
      return `The certificate of ${host} has been revoked.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate that was shown is not one of ${host}: ${namesIn(error)}.`;
    case 'ERR_OSSL_X509_KEY_VALUES_MISMATCH':
      return 'The key (--key) does not belong to the certificate (--cert).';
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_RECORD_LAYER_FAILURE':
      return `What answers at ${host} port ${port} does not speak TLS. Try without --tls.`;
  }
  if (code.startsWith('ERR_OSSL_PEM') || code.startsWith('ERR_OSSL_UNSUPPORTED')) {
    return `A certificate or a key is not in PEM form, or needs a password: ${messageIn(error)}.`;
  }
  return clientCertificateSentence(error) ?? otherSentence(code, host, error);
}

/** What a server says of the certificate of its client. With TLS 1.3 it comes when the connection is made already. */
export function clientCertificateSentence(error: unknown): string | undefined {
  const code = codeOf(error) ?? '';
  if (/ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE/.test(code)) {
    return 'The server lets in only who has a certificate. If you have one, say --cert FILE --key FILE.';
  }
  return /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_(EXPIRED|REVOKED|UNKNOWN))/.test(code)
    ? 'The server does not accept your certificate (--cert).'
    : undefined;
}

function otherSentence(code: string, host: string, error: unknown): string | undefined {
  return /^(ERR_SSL_|ERR_TLS_|CERT_|EPROTO)/.test(code)
    ? `There is no encrypted connection to ${host}: ${messageIn(error)}.`
    : undefined;
}

/** OpenSSL puts numbers and the place in its own source around what it has to say. */
function messageIn(error: unknown): string {
  const { reason, message = '' } = error as { reason?: string; message?: string };
  return (reason ?? message).trim().replace(/\.$/, '');
}

function namesIn(error: unknown): string {
  const { cert } = error as { cert?: { subjectaltname?: string; subject?: { CN?: string } } };
  const names = cert?.subjectaltname ?? cert?.subject?.CN;
  return names === undefined ? 'it has no name' : `it has ${names.replaceAll(/[^\x20-\x7e]/g, '?')}`;
}
