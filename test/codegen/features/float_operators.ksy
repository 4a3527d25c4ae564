meta: {id: float_ops, endian: be}
seq:
  - {id: a, type: f8}
  - {id: n, type: u1}
instances:
  add: {value: a + 1}
  sub: {value: a - n}
  mul: {value: a * 0.5}
  div: {value: n / 2.0}
  neg: {value: -a}
  down: {value: a.to_i}
  less: {value: a < n}
  same: {value: n == 3.0}
  exp: {value: 1.5e3 + 2e-1}
-test:
  - bytes: "c00e000000000000 03"
    fields: {a: -3.75, add: -2.75, div: 1.5, down: -3, exp: 1500.2, less: true, mul: -1.875, n: 3, neg: 3.75, same: true, sub: -6.75}
