meta: {id: process_zlib, endian: be}
seq:
  - {id: len_a, type: u1}
  - {id: a, size: len_a, process: zlib}
  - {id: len_b, type: u1}
  - {id: b, size: len_b, type: pair, process: zlib}
types:
  pair:
    seq:
      - {id: x, type: u2}
      - {id: y, type: str, encoding: ASCII, size-eos: true}
-test:
  - bytes: "0b 789c 4b4c 4a06 00024d0127 0d 789c 6360 4c4c 4a06 0002 5301 28"
    fields: {a: "hex 616263", b: {x: 1, y: abc}, lenA: 11, lenB: 13}
  - bytes: "0b 789c 4b4c 4a06 00024d0128 0d 789c 6360 4c4c 4a06 0002 5301 28"
    throws: ProcessError
  - bytes: "08 789c 4b4c 4a06 0002 0d 789c 6360 4c4c 4a06 0002 5301 28"
    throws: ProcessError
