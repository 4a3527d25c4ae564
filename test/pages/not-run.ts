/**
 * Blocks of pages that no test here runs, each with the reason. They are named by the page and their first line. Of
 * those that are commands, pages.test.ts still sees that the targets of make and the files in them are there.
 */
const EXERCISE = 'make test-exercises runs the check of every exercise, without and with its solution';

const exercise = (name: string) => ({
  [`docs/exercises/${name}/README.md`]: { [`make exercise N=${name.slice(0, 2)}`]: EXERCISE },
});

export const NOT_RUN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'README.md': {
    'make chat NAME=Bob    # installs, builds, starts a server on port 9000 if none answers there, and joins':
      'installs all packages: .ci/run does both on a fresh clone',
  },
  'docs/home.md': { 'make chat NAME=Bob': 'installs all packages: .ci/run does it on a fresh clone' },
  'docs/benchmarks.md': {
    'make bench                     # Linux with a C compiler and two cores; about three minutes':
      'minutes, and a machine of its own; test/bench runs the same programs for a moment',
    'make bench-codec               # a minute; part of make bench':
      'a minute, and a machine of its own; test/bench/codec runs the same for a moment',
    'make bench-generate                        # specifications of any size, some minutes':
      'minutes; test/codegen/large.test.ts compiles such specifications',
    "make bench-gallery KAITAI_FORMATS=DIR GALLERY_FILES=DIR    # FORMATS='gif png': these alone":
      'the gallery and its files are no part of the project',
  },
  'docs/conformance.md': {
    'git clone https://github.com/kaitai-io/kaitai_struct_tests':
      'needs the network, the official suite and a quarter of an hour',
  },
  'docs/gallery.md': {
    'git clone https://github.com/kaitai-io/kaitai_struct_formats':
      'needs the network, some hundred packages and a quarter of an hour',
  },
  'docs/operating.md': {
    'npm pack && sudo npm install --global ./kaitai-chat-*.tgz':
      'needs systemd and root; .ci/run packs, and test/package installs what is packed',
    "openssl req -x509 -newkey rsa:2048 -nodes -days 200 -subj '/CN=Our class' -keyout ca.key -out ca.pem":
      'test/server/tls.test.ts runs it, and has a server and clients with what it makes',
    'docker build --file docs/Dockerfile --tag chat-server .': 'needs Docker and the network',
  },
  'docs/running.md': {
    'chat-admin who                                 # of the server with its logs in ./logs':
      'docs/operating.md has the same, which is run',
  },
  'docs/grading.md': {
    'chat-grade server -- python3 server.py': 'test/grade runs both on programs in five languages',
    '{': 'test/grade/command.test.ts grades such folders',
    'chat-grade all submissions --csv marks.csv --jobs 2': 'test/grade/command.test.ts does it',
    'name-in-use: 10': 'test/grade/reports.test.ts reads such a rubric',
    'chat-grade all submissions --rubric rubric.yaml --csv marks.csv': 'test/grade/command.test.ts does both',
  },
  'docs/wire.md': {
    'client      server': 'a drawing; test/assignment/student-session.test.ts has the same conversation',
    'connect                    00, status 0                01, or the end':
      'a drawing; the table under it says the same, and test/server/room-model.test.ts goes through all of it',
  },
  'docs/exercises/README.md': { 'make exercise N=01': EXERCISE },
  ...exercise('01-frames-by-hand'),
  ...exercise('02-smallest-client'),
  'docs/exercises/03-a-test-that-can-fail/README.md': {
    'npx vitest run test/protocol/splitter.test.ts': 'is a part of make test',
    'make exercise N=03': EXERCISE,
  },
  ...exercise('04-your-own-protocol'),
  ...exercise('05-a-limit'),
  'docs/exercises/06-an-attack/README.md': {
    'make server PORT=9001': 'takes three terminals; the check of the exercise lets the same parrot loose',
    'make exercise N=06': EXERCISE,
  },
  ...exercise('07-a-command'),
  ...exercise('08-your-own-client'),
};
