meta: {id: derived, endian: be}
seq:
  - {id: magic, contents: AB}
  - {id: kind, type: u1, enum: kind, valid: 'kind::b'}
  - {id: header, type: header}
  - id: body
    type: {switch-on: kind, cases: {'kind::a': u1, 'kind::b': pair}}
  - {id: nothing, type: empty}
types:
  header: {seq: [{id: zero, contents: [0]}, {id: version, type: u2, valid: 7}]}
  pair: {seq: [{id: x, type: u1}]}
  empty: {}
enums: {kind: {1: a, 2: b}}
-test:
  - bytes: "'AB' 02 00 0007 05"
    fields: {body: {x: 5}, header: {version: 7, zero: "hex 00"}, kind: 2, magic: "hex 4142", nothing: {}}
