meta: {id: switch_params}
seq:
  - {id: kind, type: u1}
  - id: body
    type:
      switch-on: kind
      cases: {1: 'sized(2)', 2: 'sized(kind + 1)'}
types:
  sized:
    params: [{id: n, type: u1}]
    seq: [{id: raw, size: n}]
-test:
  - bytes: "01 0a0b"
    fields: {body: {n: 2, raw: "hex 0a0b"}, kind: 1}
  - bytes: "02 0a0b0c"
    fields: {body: {n: 3, raw: "hex 0a0b0c"}, kind: 2}
