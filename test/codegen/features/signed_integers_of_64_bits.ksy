meta: {id: s8s}
seq:
  - {id: a, type: s8be}
  - {id: b, type: s8le}
-test:
  - bytes: "fffffffffffffffe feffffffffffffff"
    fields: {a: -2, b: -2}
  - bytes: "8000000000000000 ffffffffffffff7f"
    fields: {a: -9223372036854775808, b: 9223372036854775807}
