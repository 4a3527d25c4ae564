meta: {id: conversions}
seq:
  - {id: flag, type: b1}
  - {id: kind, type: b7, enum: kind}
instances:
  as_int: {value: flag.to_i + 1}
  code: {value: kind.to_i * 2}
  literal: {value: 'kind::b.to_i'}
enums: {kind: {1: a, 2: b}}
-test:
  - bytes: "82"
    fields: {asInt: 2, code: 4, flag: true, kind: 2, literal: 2}
