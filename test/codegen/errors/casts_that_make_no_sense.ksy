meta: {id: x}
seq:
  - {id: a, type: u1}
types:
  t: {}
instances:
  b: {value: a.as<t>}
  c: {value: a.as<nope>}
  d: {value: '"x".as<u1>'}
# expect: 7:16: /instances/b/value: in 'a.as<t>': an integer cannot be cast to an object of type 't'
# expect: 8:19: /instances/c/value: in 'a.as<nope>': unknown type 'nope'
# expect: 9:19: /instances/d/value: in '"x".as<u1>': a string cannot be cast to an integer
# official: refuses
