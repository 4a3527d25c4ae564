/**
 * What recipes need: Debian packages as installed, and packages that are fetched into a cache without touching the
 * machine. Each says which version it is.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../../src/system/errors.js';
import type { Recipe } from './recipe.js';

/** A package that is not to be had, so that a recipe is left out. */
export class Missing extends Error {
  override readonly name = 'Missing';
}

/** What a file comes from. */
export interface Origin {
  readonly origin: string;
  readonly version: string;
}

const MINUTES = 60_000;

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query has such placeholders
const STATUS_AND_VERSION = '${db:Status-Status} ${Version}';

export class Packages {
  private readonly failed = new Map<string, string>();

  /** @param cache where packages are kept from one run to the next */
  constructor(private readonly cache: string) {
    mkdirSync(join(cache, 'unpacked'), { recursive: true });
  }

  /**
   * Everything that a recipe needs, as variables of its environment.
   *
   * @throws Missing
   */
  prepare(recipe: Recipe): { origin: Origin; environment: Record<string, string> } {
    const origins = [
      ...(recipe.installed ?? []).map((name) => installed(name)),
      ...(recipe.unpacked ?? []).map((name) => this.unpackDebian(name)),
      ...(recipe.sources ?? []).map((pinned) => this.unpackSource(pinned)),
      ...Object.entries(recipe.programs ?? {}).map(([name, command]) => program(name, command)),
      ...(recipe.python ?? []).map((pinned) => named(pinned, /==/, 'PyPI')),
      ...(recipe.npm ?? []).map((pinned) => named(pinned, /(?<=.)@/, 'npm')),
    ];
    const environment: Record<string, string> = { UNPACKED: join(this.cache, 'unpacked') };
    if (recipe.python !== undefined) environment.PYTHON = this.python(recipe.python);
    if (recipe.npm !== undefined) environment.NODE_MODULES = this.npm(recipe.npm);
    const [origin] = origins;
    if (origin === undefined) throw new Error(`${recipe.from}: a recipe names no package and no program`);
    return { origin, environment };
  }

  private unpackDebian(name: string): Origin {
    const folder = join(this.cache, 'unpacked', name);
    this.once(`Debian package ${name}`, folder, (work) => {
      run('apt-get', ['download', '-qq', name], work);
      const [file] = readdirSync(work).filter((each) => each.endsWith('.deb'));
      run('dpkg-deb', ['-x', file ?? '', 'content'], work);
      run('sh', ['-c', `dpkg-deb -f ./${file} Version > content/.version`], work);
      return 'content';
    });
    const version = run('cat', ['.version'], folder).trim();
    return { origin: `${name} (Debian)`, version };
  }

  private unpackSource(pinned: string): Origin {
    const origin = named(pinned, /==/, 'PyPI, source');
    const name = pinned.replace(/==.*/, '');
    this.once(`source of ${pinned}`, join(this.cache, 'unpacked', name), (work) => {
      run(
        'python3',
        ['-m', 'pip', 'download', '-q', '--no-deps', '--no-binary', ':all:', '-d', '.', pinned],
        work,
      );
      mkdirSync(join(work, 'content'));
      run('sh', ['-c', 'tar xf *.tar.gz -C content --strip-components 1'], work);
      return 'content';
    });
    return origin;
  }

  private python(pinned: readonly string[]): string {
    const folder = join(this.cache, `python-${key(pinned)}`);
    // An environment knows where it lies: it is made where it stays.
    this.once(`Python with ${pinned.join(', ')}`, folder, () => {
      run('python3', ['-m', 'venv', folder], this.cache);
      run(join(folder, 'bin/pip'), ['install', '-q', ...pinned], this.cache);
      return undefined;
    });
    return join(folder, 'bin/python');
  }

  private npm(pinned: readonly string[]): string {
    const folder = join(this.cache, `npm-${key(pinned)}`);
    this.once(`npm with ${pinned.join(', ')}`, folder, (work) => {
      run(
        'npm',
        ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', work, ...pinned],
        work,
      );
      return '.';
    });
    return join(folder, 'node_modules');
  }

  /** Fills a folder that is there only when it is complete; what failed once in a run is not tried again. */
  private once(what: string, folder: string, fill: (work: string) => string | undefined): void {
    const before = this.failed.get(folder);
    if (before !== undefined) throw new Missing(before);
    // Not the folder alone: an environment of Python is filled where it stays, and that may have been broken off.
    const complete = `${folder}.complete`;
    if (existsSync(complete)) return;
    rmSync(folder, { recursive: true, force: true });
    const work = mkdtempSync(join(this.cache, 'work-'));
    try {
      const made = fill(work);
      if (made === '.') cpSync(work, folder, { recursive: true });
      else if (made !== undefined) renameSync(join(work, made), folder);
      writeFileSync(complete, '');
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      const reason = `there is no ${what}: ${messageOf(error).trim().split('\n').at(-1)}`;
      this.failed.set(folder, reason);
      throw new Missing(reason);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
}

function installed(name: string): Origin {
  try {
    const [state, version = ''] = run('dpkg-query', ['-W', '-f', STATUS_AND_VERSION, name], '.').split(' ');
    if (state === 'installed') return { origin: `${name} (Debian)`, version };
  } catch {
    // dpkg knows no such package
  }
  throw new Missing(`the Debian package ${name} is not installed`);
}

function program(name: string, command: string): Origin {
  try {
    return { origin: name, version: run('sh', ['-c', command], '.').trim().split('\n')[0] ?? '' };
  } catch {
    throw new Missing(`there is no program ${name}`);
  }
}

function named(pinned: string, at: RegExp, registry: string): Origin {
  const [name = '', version = ''] = pinned.split(at);
  return { origin: `${name} (${registry})`, version };
}

function key(pinned: readonly string[]): string {
  return createHash('sha256').update(pinned.join('\n')).digest('hex').slice(0, 12);
}

/** The standard output; what the program says of errors is in the error. */
function run(file: string, args: readonly string[], cwd: string): string {
  return execFileSync(file, args, {
    cwd,
    encoding: 'utf8',
    timeout: 5 * MINUTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
