meta: {id: x}
seq:
  - {id: a, type: u1, pos: 4}
  - {id: b, type: u1, io: _root._io}
  - {id: c, value: a + 1}
# expect: 3:23: /seq/0/pos: 'pos' belongs in 'instances', not in 'seq'
# expect: 4:23: /seq/1/io: 'io' belongs in 'instances', not in 'seq'
# expect: 5:13: /seq/2/value: 'value' belongs in 'instances', not in 'seq'
# official: refuses
