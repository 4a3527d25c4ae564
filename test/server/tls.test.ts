/** Encrypted connections, with the certificates that docs/operating.md makes. */
import { execFileSync } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { frame } from '../support/bytes.js';
import { lacks } from '../support/needs.js';
import { startTestServer, temporaryFolder } from '../support/test-server.js';

/** A folder with what the page has made: an authority, a server, and Bob. */
async function certificates(): Promise<string> {
  const folder = await temporaryFolder();
  const page = await readFile(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');
  const commands =
    page
      .split('```sh\n')
      .find((block) => block.startsWith('openssl req'))
      ?.split('```')[0] ?? '';
  execFileSync('sh', ['-ec', commands], { cwd: folder, stdio: 'ignore' });
  return folder;
}

/** Connects, says something, and gives what came before the end, or the code of the error. */
function talk(
  port: number,
  options: ConnectionOptions,
  bytes: Buffer,
): Promise<{ seen: string; socket: TLSSocket }> {
  return new Promise((resolve) => {
    let seen = '';
    const socket = connect({ port, host: '127.0.0.1', ...options });
    onTestFinished(() => void socket.destroy());
    socket.on('secureConnect', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      seen += error.code;
    });
    socket.on('close', () => resolve({ seen, socket }));
  });
}

const HI = Buffer.concat([frame(0, 'Bob'), frame(3), frame(1)]);

describe.skipIf(lacks('openssl'))('with a certificate', () => {
  it('talks by TLS 1.2 and newer, and with nobody else; reads new files when told so', async () => {
    const folder = await certificates();
    const file = (name: string) => join(folder, name);
    const server = await startTestServer({ tls: { cert: file('server.pem'), key: file('server.key') } });
    const ca = await readFile(file('ca.pem'));
    expect((await talk(server.port, { ca }, HI)).seen).toContain('users\nBob\n');
    expect((await talk(server.port, { ca, maxVersion: 'TLSv1.2' }, HI)).seen).toContain('users\nBob\n');
    const old = { ca, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expect((await talk(server.port, old, HI)).seen).toMatch(/^E/);
    await copyFile(file('bob.pem'), file('server.pem'));
    server.reopenLogs();
    expect(server.troubles.join()).toContain('cannot be used for TLS');
    await copyFile(file('bob.key'), file('server.key'));
    server.reopenLogs();
    // The new one is not for this address.
    expect((await talk(server.port, { ca }, HI)).seen).toMatch(/^ERR_TLS|^E/);
    const lines = (await server.connectionLines()).join('\n');
    expect(lines).toContain('"Bob" accepted');
    expect(lines).toContain(' - rejected - no TLS, or no certificate that is known');
  });

  it('and an authority for clients, lets in only who has a certificate of it', async () => {
    const folder = await certificates();
    const file = (name: string) => join(folder, name);
    const tls = { cert: file('server.pem'), key: file('server.key'), clientCa: file('ca.pem') };
    const server = await startTestServer({ tls });
    const [ca, cert, key] = await Promise.all(
      ['ca.pem', 'bob.pem', 'bob.key'].map((name) => readFile(file(name))),
    );
    expect((await talk(server.port, { ca, cert, key }, HI)).seen).toContain('users\nBob\n');
    expect((await talk(server.port, { ca }, HI)).seen).not.toContain('commands');
    expect((await server.connectionLines()).join('\n')).toContain(' - rejected - no TLS, or no certificate');
  });

  it('that cannot be used, does not start', async () => {
    const folder = await certificates();
    const start = (cert: string) =>
      startTestServer({ tls: { cert: join(folder, cert), key: join(folder, 'server.key') } });
    await expect(start('none.pem')).rejects.toThrow(
      'none.pem cannot be read: there is no such file or folder.',
    );
    await expect(start('bob.pem')).rejects.toThrow('cannot be used for TLS: ');
  });
});
