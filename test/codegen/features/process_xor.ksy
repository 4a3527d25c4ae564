meta: {id: process_xor, endian: be}
seq:
  - {id: key, type: u1}
  - {id: keys, size: 2}
  - {id: a, size: 3, process: xor(0xff)}
  - {id: b, size: 3, process: xor(key)}
  - {id: c, size: 3, process: xor(keys)}
  - {id: d, size: 2, process: 'xor([1, 2])'}
  - {id: e, terminator: 0, process: xor(key + 1)}
  - {id: f, size: 4, pad-right: 0, process: xor(1)}
  - {id: g, size: 4, terminator: 0, pad-right: 0x20, process: xor(1)}
  - {id: h, size: 2, repeat: expr, repeat-expr: 2, process: xor(_index)}
  - {id: i, size-eos: true, process: xor(key), if: key != 0}
-test:
  - bytes: "03 0f f0 000102 000102 000102 6060 6162 00 61620000 6100 2020 0102 0102 0302"
    fields: {a: "hex fffefd", b: "hex 030201", c: "hex 0ff10d", d: "hex 6162", e: "hex 6566", f: "hex 6063", g: "hex 60", h: ["hex 0102", "hex 0003"], i: "hex 0001", key: 3, keys: "hex 0ff0"}
  - bytes: "00 0000 000102 000102 000102 6060 00 00000000 61616161 0102 0102"
    fields: {a: "hex fffefd", b: "hex 000102", c: "hex 000102", d: "hex 6162", e: "hex ", f: "hex ", g: "hex 60606060", h: ["hex 0102", "hex 0003"], key: 0, keys: "hex 0000"}
