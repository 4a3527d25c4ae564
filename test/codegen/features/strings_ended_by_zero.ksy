meta: {id: strzs, encoding: UTF-8}
seq:
  - {id: a, type: strz}
  - {id: b, type: strz, size: 4}
  - {id: c, type: strz, encoding: UTF-16LE}
  - {id: d, type: strz, terminator: 0x0a}
  - {id: e, type: strz, eos-error: false}
-test:
  - bytes: "c3a900 'ab' 0000 6100 0001 0000 'x' 0a 'end' 00"
    fields: {a: "é", b: "ab", c: "aĀ", d: "x", e: "end"}
  - bytes: "00 00000000 0000 0a 00"
    fields: {a: "", b: "", c: "", d: "", e: ""}
