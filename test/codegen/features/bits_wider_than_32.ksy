meta: {id: wide_bits}
seq:
  - {id: a, type: b40}
  - {id: b, type: b5}
  - {id: c, type: b59}
  - {id: d, type: b64le}
  - {id: e, type: b53le}
-test:
  - bytes: "0102030405 ffffffffffffffff 0807060504030201 ffffffffffff1f"
    fields: {a: 4328719365, b: 31, c: 576460752303423487, d: 72623859790382856, e: 9007199254740991}
