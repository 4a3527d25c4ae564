meta: {id: x}
seq:
  - id: b
    type: {switch-on: 1}
  - id: c
    type: {cases: {1: u1}}
# expect: 4:11: /seq/0/type: 'switch-on' needs 'cases'
# expect: 6:11: /seq/1/type: a type that is a map needs 'switch-on'
# official: refuses
