meta: {id: x}
seq:
  - {id: a, type: u1, enum: kind}
  - {id: b, type: u1, if: a == one}
  - {id: c, type: u1, if: a == kind.one}
enums:
  kind: {1: one}
# expect: 4:32: /seq/1/if: in 'a == one': type 'x' has no field 'one', did you mean 'kind::one'?
# expect: 5:32: /seq/2/if: in 'a == kind.one': type 'x' has no field 'kind', did you mean 'kind::one' or the like?
# official: refuses
