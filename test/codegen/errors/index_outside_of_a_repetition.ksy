meta: {id: x}
seq:
  - {id: a, type: u1, if: _index == 0}
  - {id: b, size: 1, repeat: expr, repeat-expr: _index}
instances:
  c: {value: _index}
  d: {value: _ + 1}
# expect: 3:27: /seq/0/if: in '_index == 0': '_index' is known in repeated fields alone
# expect: 4:49: /seq/1/repeat-expr: in '_index': '_index' is known in repeated fields alone
# expect: 6:14: /instances/c/value: in '_index': '_index' is known in repeated fields alone
# expect: 7:14: /instances/d/value: in '_ + 1': '_' stands for a value in 'repeat-until' and 'valid' alone
# official: refuses
