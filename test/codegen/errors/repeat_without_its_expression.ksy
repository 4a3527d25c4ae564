meta: {id: x}
seq:
  - {id: a, type: u1, repeat: expr}
  - {id: b, type: u1, repeat: until}
  - {id: c, type: u1, repeat-expr: 3}
  - {id: d, type: u1, repeat: forever}
# expect: 3:31: /seq/0/repeat: 'repeat: expr' needs 'repeat-expr'
# expect: 4:31: /seq/1/repeat: 'repeat: until' needs 'repeat-until'
# expect: 5:36: /seq/2/repeat-expr: 'repeat-expr' goes with 'repeat: expr' alone
# expect: 6:31: /seq/3/repeat: repeat must be eos or expr or until, found 'forever'
# official: refuses
