meta: {id: switch_str, encoding: ASCII}
seq:
  - {id: kind, type: str, size: 1}
  - id: body
    type:
      switch-on: kind
      cases: {'"a"': a, '"b"': b, _: c}
types:
  a: {seq: [{id: x, type: u1}]}
  b: {seq: [{id: y, type: u2le}]}
  c: {seq: [{id: z, type: s1}]}
-test:
  - bytes: "'a' 01"
    fields: {body: {x: 1}, kind: "a"}
  - bytes: "'b' 0102"
    fields: {body: {y: 513}, kind: "b"}
  - bytes: "'?' ff"
    fields: {body: {z: -1}, kind: "?"}
