meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: b, type: u1, if: a}
  - {id: c, type: u1, repeat: until, repeat-until: a + 1}
# expect: 4:27: /seq/1/if: in 'a': expected a boolean, found an integer
# expect: 5:54: /seq/2/repeat-until: in 'a + 1': expected a boolean, found an integer
# official: refuses
