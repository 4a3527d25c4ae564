meta: {id: x}
seq:
  - id: b
    type:
      switch-on: 1
      cases: {2: nope}
# expect: 6:18: /seq/0/type/cases/2: unknown type 'nope'
# official: refuses
