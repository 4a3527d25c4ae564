import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type AddressInfo,
  createServer as createPlainServer,
  connect as netConnect,
  type Server,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TlsOptions as ServerOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../src/client/connect.js';
import { tlsSentence } from '../../src/client/tls.js';
import { lacks } from '../support/needs.js';
import { startTestServer } from '../support/test-server.js';
import { Piped } from './support/piped.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const pem = (name: string): string => readFileSync(at(name), 'utf8');

/** Makes NAME.key and NAME.crt, signed by the authority, or its own one. */
function makeCertificate(name: string, subject: string, names: string, signer?: string): void {
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    at(`${name}.key`),
  ];
  const authority = signer === undefined ? [] : ['-CA', at(`${signer}.crt`), '-CAkey', at(`${signer}.key`)];
  const more = names === '' ? [] : ['-addext', `subjectAltName=${names}`];
  const out = ['-subj', `/CN=${subject}`, '-days', '2', '-out', at(`${name}.crt`)];
  execFileSync('openssl', ['req', '-x509', ...key, ...authority, ...more, ...out], { stdio: 'pipe' });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A chat server behind TLS. */
async function encrypted(options: ServerOptions = {}): Promise<number> {
  const { port } = await startTestServer();
  const server = createServer({ cert: pem('server.crt'), key: pem('server.key'), ...options }, (socket) => {
    const inner = netConnect(port, '127.0.0.1');
    onTestFinished(() => void inner.destroy());
    socket.on('error', () => inner.destroy());
    inner.on('error', () => socket.destroy());
    socket.pipe(inner).pipe(socket);
  });
  server.on('tlsClientError', () => {});
  return listen(server);
}

const arguments_ = (port: number, ...more: string[]) => ['127.0.0.1', 'Bob', '--port', String(port), ...more];

describe.skipIf(lacks('openssl'))('an encrypted connection', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tls-'));
    makeCertificate('ca', 'Instructor', '');
    makeCertificate('server', 'chat', 'IP:127.0.0.1', 'ca');
    makeCertificate('bob', 'Bob', '', 'ca');
    makeCertificate('stranger', 'Stranger', '');
    writeFileSync(at('none.crt'), 'Dear diary');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is made to a server whose certificate is trusted', async () => {
    const bob = new Piped(...arguments_(await encrypted(), '--tls', '--ca', at('ca.crt'))).input('Hi\n');
    expect(await bob.exited).toBe(0);
    expect(bob.out).toContain('**Bob is joining the chat**');
    expect(bob.errors).toBe('');
  });

  it.each([
    ['without --ca', [], 'The certificate of 127.0.0.1 is signed by nobody whom this machine trusts.'],
    ['with another one', ['stranger.crt'], 'The certificate of 127.0.0.1 is signed by nobody'],
  ])('is not made %s', async (_name, [ca], sentence) => {
    const port = await encrypted();
    const tls = ca === undefined ? {} : { ca: pem(ca) };
    await expect(connect('127.0.0.1', port, { tls })).rejects.toThrow(sentence);
  });

  it('is not made to who has a certificate of another name', async () => {
    const tls = { ca: pem('ca.crt') };
    await expect(connect('localhost', await encrypted(), { tls })).rejects.toThrow(
      'The certificate that was shown is not one of localhost: it has IP Address:127.0.0.1.',
    );
  });

  it('is not made to a server that is not encrypted, and a plain one not to one that is', async () => {
    const { port } = await startTestServer();
    await expect(connect('127.0.0.1', port, { tls: { ca: pem('ca.crt') } })).rejects.toThrow(
      `What answers at 127.0.0.1 port ${port} does not speak TLS. Try without --tls.`,
    );
    const bob = new Piped(...arguments_(await encrypted())).input('Hi\n');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toContain('Perhaps it wants TLS: try --tls.');
  });

  it.each([
    'TLSv1.2',
    'TLSv1.3',
  ] as const)('is made with a certificate where %s wants one', async (version) => {
    const port = await encrypted({
      ca: pem('ca.crt'),
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: version,
      maxVersion: version,
    });
    const trusting = ['--tls', '--ca', at('ca.crt')];
    const own = (name: string) => ['--cert', at(`${name}.crt`), '--key', at(`${name}.key`)];
    const runs = [[], own('bob'), own('stranger')].map((more) =>
      new Piped(...arguments_(port, ...trusting, ...more)).input('Hi\n'),
    );
    const [without, bob, stranger] = runs;
    expect(await Promise.all(runs.map(({ exited }) => exited))).toEqual([1, 0, 1]);
    expect(without?.errors).toContain('The server lets in only who has a certificate.');
    expect(bob?.errors).toBe('');
    expect(stranger?.errors).toContain('not accept your certificate (--cert).');
  });

  it.each([
    [
      'a file that is not there',
      ['--ca', 'nowhere.crt'],
      /^chat-client: Cannot read .*nowhere\.crt \(--ca\): /,
    ],
    [
      'a key of another certificate',
      ['--cert', 'bob.crt', '--key', 'ca.key'],
      /does not belong to the certificate/,
    ],
    ['a certificate that is none', ['--cert', 'none.crt', '--key', 'bob.key'], /is not in PEM form/],
  ])('needs more than %s', async (_name, options, sentence) => {
    const files = options.map((option) => (option.startsWith('--') ? option : at(option)));
    const bob = new Piped(...arguments_(await encrypted(), '--tls', ...files)).input('Hi\n');
    expect(await bob.exited).toBe(1);
    expect(bob.errors).toMatch(sentence);
    expect(bob.errors.split('\n')).toHaveLength(2);
  });

  it('is given up when the other side says nothing', async () => {
    const port = await listen(createPlainServer((socket) => void socket.on('error', () => {})));
    await expect(connect('127.0.0.1', port, { tls: {}, timeout: 50 })).rejects.toThrow('No answer from');
  });
});

it.each([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNEXPECTED_MESSAGE',
])('there is a sentence for %s', (code) => {
  const error = Object.assign(new Error('x'), { code });
  expect(tlsSentence(error, 'example.org', 9000)).toMatch(/^[A-Z][^\n]*[.?]$/);
  expect(tlsSentence(error, 'example.org', 9000)).not.toContain(code);
});
