meta: {id: x}
seq:
  - {id: a, size: len_a}
  - {id: b, type: u1, if: has_b == 1}
  - {id: len_a, type: u1}
  - {id: c, type: u1, repeat: expr, repeat-expr: num_c + 1}
  - {id: has_b, type: u1}
  - {id: d, size: d.length}
  - id: e
    type: {switch-on: tag, cases: {1: t(2), 2: t(twice)}}
  - {id: num_c, type: u1}
  - {id: tag, type: u1}
  - {id: f, type: u1, repeat: until, repeat-until: f.last == 0}
  - {id: g, type: u1, valid: {expr: g != tag}}
  - {id: h, size: i._sizeof}
  - {id: i, type: u2be}
instances:
  twice: {value: tag * 2}
  later: {pos: i, type: u1}
types:
  t:
    params: [{id: n, type: u1}]
# expect: 3:19: /seq/0/size: 'len_a' is asked for before it is read: it comes behind 'a'
# expect: 4:27: /seq/1/if: 'has_b' is asked for before it is read: it comes behind 'b'
# expect: 6:50: /seq/3/repeat-expr: 'num_c' is asked for before it is read: it comes behind 'c'
# expect: 8:19: /seq/5/size: 'd' is asked for before it is read itself
# expect: 10:23: /seq/6/type/switch-on: 'tag' is asked for before it is read: it comes behind 'e'
# expect: 10:50: /seq/6/type/cases/2: 'tag' is asked for before it is read: it comes behind 'e'
# official: accepts
