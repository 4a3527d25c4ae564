meta: {id: streams}
seq:
  - {id: len, type: u1}
  - {id: a, size: _io.size - _io.pos - 1}
  - {id: b, type: u1, if: not _io.eof}
  - {id: c, type: u1, if: not _io.eof}
instances:
  total: {value: _io.size}
-test:
  - bytes: "00 0102 03"
    fields: {a: "hex 0102", b: 3, len: 0, total: 4}
