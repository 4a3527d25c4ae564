meta: {id: sizeof_params, endian: be}
seq:
  - {id: pair, type: pair}
  - {id: part, type: 'part(pair, 3)'}
types:
  pair: {seq: [{id: a, type: u1}, {id: b, type: u2}]}
  part:
    params: [{id: p, type: pair}, {id: n, type: u4}]
    seq: [{id: x, size: p._sizeof}, {id: y, size: n._sizeof}]
-test:
  - bytes: "010002 030405 06070809"
    fields: {pair: {a: 1, b: 2}, part: {n: 3, p: {a: 1, b: 2}, x: "hex 030405", y: "hex 06070809"}}
