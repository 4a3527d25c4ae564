import { resolve } from 'node:path';

/**
 * How the example in Rust is built into a folder: on the runtime that it has, or on the one in the folder that
 * the variable KAITAI_RUST_RUNTIME names. Then a copy of it is changed as its README says, for `cargo add` writes
 * into the manifest and the lock file.
 */
export function rustBuild(out: string, runtime = process.env.KAITAI_RUST_RUNTIME): string {
  const build = `cargo build --quiet --target-dir ${resolve(out)}`;
  if (runtime === undefined) return `${build} --locked --manifest-path examples/rust/Cargo.toml`;
  const copy = `${out}-copy`;
  return [
    `rm -rf ${copy}`,
    `mkdir -p ${copy}/examples ${copy}/generated`,
    `cp -R examples/rust ${copy}/examples/`,
    `cp -R generated/rust ${copy}/generated/`,
    `cd ${copy}/examples/rust`,
    `cargo add --quiet --path '${resolve(runtime)}' kaitai`,
    // What a compiler of today thinks of the runtime is not for those who run this.
    `RUSTFLAGS=--cap-lints=allow ${build}`,
  ].join(' && ');
}
