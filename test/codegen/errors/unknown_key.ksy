meta: {id: x}
seq:
  - id: a
    type: u1
    siez: 4
# expect: 5:5: /seq/0/siez: unknown key 'siez', expected one of: consume, contents, doc, doc-ref, encoding, enum, eos-error, id, if, include, pad-right, repeat, repeat-expr, repeat-until, size, size-eos, terminator, type, valid
# official: refuses
