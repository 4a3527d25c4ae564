/**
 * Makes what students get: the project as it is, without the solutions of the exercises, their tests, and the history in
 * which they are. Called by `make handout DIR=...`, at the top of the repository.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What only makes sense with the solutions. */
const LEFT_OUT = [
  /^docs\/exercises\/[^/]+\/solution(\.patch|\/)/,
  /^test\/exercises\/solutions\.test\.ts$/,
  // It runs the pages of this project, some of them by the solutions.
  /^test\/pages\//,
];

function fail(sentence) {
  process.stderr.write(`handout: ${sentence}\n`);
  process.exit(2);
}

const root = resolve(import.meta.dirname, '../..');
const target = resolve(process.argv[2] ?? '');
if (target === root || target.startsWith(`${root}/`))
  fail(`${target} is in the repository: take a folder outside of it.`);
if (existsSync(target) && readdirSync(target).length > 0) fail(`${target} is there, and not empty.`);

/** The files of the repository: what Git knows or would take, so that nothing built and nothing of `mine/` is in it. */
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
});
const files = [...new Set(listed.toString('utf8').split('\0'))].filter(
  (file) => file !== '' && existsSync(join(root, file)) && !LEFT_OUT.some((pattern) => pattern.test(file)),
);
for (const file of files) {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  cpSync(join(root, file), join(target, file));
}
const git = (...args) => execFileSync('git', args, { cwd: target, stdio: 'pipe' });
git('init', '--quiet', '--initial-branch=main');
git('add', '--all');
git(
  '-c',
  'user.name=Handout',
  '-c',
  'user.email=handout@example.org',
  'commit',
  '--quiet',
  '--message',
  'The project, as it was handed out',
);
console.log(`${files.length} files in ${target}, without solutions and history.`);
