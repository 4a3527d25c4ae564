meta: {id: default_encoding, encoding: UTF-8}
seq:
  - {id: a, type: str, size: 2}
  - {id: b, type: inner}
types:
  inner:
    meta: {encoding: UTF-16LE}
    seq:
      - {id: c, type: str, size: 2}
      - {id: d, type: strz}
-test:
  - bytes: "c3a9 e900 6100 0000"
    fields: {a: "é", b: {c: "é", d: "a"}}
