meta: {id: frames, endian: be}
seq:
  - {id: magic, contents: [0xca]}
  - {id: head, type: head}
  - {id: name, terminator: 0}
  - {id: end, type: u2}
  - {id: len, type: u1}
  - {id: num, type: u1}
  - {id: pairs, type: pair, repeat: expr, repeat-expr: num}
  - {id: bytes, size: len * 2 + 1}
  - {id: flags, type: b12}
types:
  head: {seq: [{id: at, type: u1}, {id: offset, size: at}]}
  pair: {seq: [{id: x, type: u1}, {id: y, type: u1}]}
-test:
  - bytes: "ca 02 0102 'ab' 00 0005 01 02 01020304 050607 1230"
    fields: {bytes: "hex 050607", end: 5, flags: 291, head: {at: 2, offset: "hex 0102"}, len: 1, magic: "hex ca", name: "hex 6162", num: 2, pairs: [{x: 1, y: 2}, {x: 3, y: 4}]}
