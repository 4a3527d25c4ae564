meta: {id: x}
seq:
  - {id: a, type: b1}
  - {id: b, type: u1, if: '!a'}
  - {id: c, type: u1, repeat: until, repeat-until: _ = 0}
# expect: 4:28: /seq/1/if: if: in expression '!a': expected a value, found "!", did you mean 'not'?
# expect: 5:54: /seq/2/repeat-until: repeat-until: in expression '_ = 0': expected an operator or the end of the expression, found "=", did you mean '=='?
# official: refuses
