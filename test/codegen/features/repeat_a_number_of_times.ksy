meta: {id: counted, endian: be}
seq:
  - {id: num, type: u2}
  - {id: items, type: u2, repeat: expr, repeat-expr: num}
  - {id: names, type: strz, encoding: ASCII, repeat: expr, repeat-expr: num - 1}
  - {id: blobs, size: 2, repeat: expr, repeat-expr: 2}
-of: TODO
-test:
  - bytes: "0002 0003 0004 'a' 00 0102 0304"
    fields: {blobs: ["hex 0102", "hex 0304"], items: [3, 4], names: ["a"], num: 2}
