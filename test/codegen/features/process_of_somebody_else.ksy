meta: {id: process_of_somebody_else, endian: be}
seq:
  - {id: by, type: u1}
  - {id: a, size: 3, process: 'shift_by(by, true)'}
  - {id: b, size: 3, type: pair, process: 'my.own.shift_by(1, by == 1)'}
  - {id: c, type: pair, terminator: 0, process: 'shift_by(1, false)'}
  - {id: d, size: 1, process: 'shift_by(_io.pos, true)'}
types:
  pair:
    seq:
      - {id: x, type: u1}
      - {id: y, type: u2}
-test:
  - bytes: "01 010203 010203 010203 00 00"
    fields: {a: "hex 020304", b: {x: 2, y: 772}, by: 1, c: {x: 0, y: 258}, d: "hex 0c"}
  - bytes: "02 010203 010203 010203 00 00"
    fields: {a: "hex 030405", b: {x: 0, y: 258}, by: 2, c: {x: 0, y: 258}, d: "hex 0c"}
