import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { CLEAN, TestTerminal } from '../client/support/pty.js';
import { lacks } from '../support/needs.js';
import { startTestServer } from '../support/test-server.js';

describe.skipIf(lacks('sh', 'stty', 'pgrep'))('make chat on a terminal', () => {
  it('puts the terminal back when the client was killed with -9', async () => {
    const { port } = await startTestServer();
    const launcher = join(inject('dist'), 'src/launcher/main.js');
    const command = `before=$(stty -g); echo $$; ${process.execPath} ${launcher} --port ${port} -- Bob
      echo "status $?"; test "$before" = "$(stty -g)" && echo same; exec sleep 60`;
    const shell = new TestTerminal('sh', ['-c', command]);
    await shell.see('Bob> _');
    expect(shell.state.alternateScreen).toBe(true);
    const child = (pid: string) => execFileSync('pgrep', ['-P', pid], { encoding: 'utf8' }).trim();
    process.kill(Number(child(child(String(shell.pty.pid)))), 'SIGKILL');
    await shell.see('status 137');
    await shell.see('same');
    expect(shell.state).toEqual(CLEAN);
  });
});
