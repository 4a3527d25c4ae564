import { rustBuild } from './support/rust-build.js';

/** A language that has a client in `examples/`, a folder of the same name. */
export interface Language {
  readonly name: string;
  /** Programs that have to be on the machine. */
  readonly needs: readonly string[];
  // Commands of the shell, run in the root of the repository. What they make goes to build/languages/.
  /** Builds the two others, with what they depend on in locked versions. */
  readonly build: string;
  /** Reads paths of recordings, one a line, and writes a line of JSON for each. */
  readonly dump: string;
  /** Takes `--port N ADDRESS NAME`. */
  readonly client: string;
}

const OUT = 'build/languages';

/** All of them. To add one, add a folder and a line. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'python',
    needs: ['python3'],
    build: `python3 -m venv ${OUT}/python && ${OUT}/python/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement examples/python/requirements.txt`,
    dump: `${OUT}/python/bin/python examples/python/dump.py`,
    client: `${OUT}/python/bin/python examples/python/client.py`,
  },
  {
    name: 'java',
    needs: ['mvn', 'javac', 'java'],
    build: 'mvn --batch-mode --quiet --no-transfer-progress --file examples/java/pom.xml compile',
    dump: `java -cp '${OUT}/java/classes:${OUT}/java/lib/*' example.Dump`,
    client: `java -cp '${OUT}/java/classes:${OUT}/java/lib/*' example.Client`,
  },
  {
    name: 'go',
    needs: ['go'],
    build: `mkdir -p ${OUT}/go && go build -C examples/go -mod=readonly -o ../../${OUT}/go/ ./client ./dump`,
    dump: `${OUT}/go/dump`,
    client: `${OUT}/go/client`,
  },
  {
    name: 'rust',
    needs: ['cargo'],
    build: rustBuild(`${OUT}/rust`),
    dump: `${OUT}/rust/debug/dump`,
    client: `${OUT}/rust/debug/client`,
  },
  {
    name: 'javascript',
    needs: ['node'],
    build: 'node --check examples/javascript/client.js',
    dump: 'node examples/javascript/dump.js',
    client: 'node examples/javascript/client.js',
  },
];
