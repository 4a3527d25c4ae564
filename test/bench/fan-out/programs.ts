import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { which } from './machine.js';

/** The two programs in C, and what each is made of. */
const PROGRAMS = {
  load: ['load.c', 'clients.c', 'measure.c', 'chat.c', 'peers.c', 'histogram.c'],
  server: ['server.c'],
};

/** The paths of the compiled programs. */
export type Programs = Readonly<Record<keyof typeof PROGRAMS, string>>;

/** Why there can be no figures here; undefined where there can. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'the load generator needs Linux (epoll, /proc)';
  if (compiler() === undefined) return 'there is no C compiler (cc) for the load generator';
  return undefined;
}

/** Compiles what is older than its sources. */
export function buildPrograms(sources: string, out: string): Programs {
  const build = (name: keyof typeof PROGRAMS): string => {
    const program = join(out, name);
    const files = [...PROGRAMS[name].map((file) => join(sources, file))];
    const newest = Math.max(...[...files, join(sources, 'load.h')].map((file) => statSync(file).mtimeMs));
    if (!existsSync(program) || statSync(program).mtimeMs < newest) {
      const options = ['-std=gnu11', '-O2', '-flto', '-Wall', '-Wextra'];
      execFileSync(compiler() ?? 'cc', [...options, '-o', program, ...files], { stdio: 'inherit' });
    }
    return program;
  };
  return { load: build('load'), server: build('server') };
}

function compiler(): string | undefined {
  return which('cc') ?? which('gcc') ?? which('clang');
}
