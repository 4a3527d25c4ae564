meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: b, size: 1}
instances:
  c: {value: a.lenght}
  d: {value: b.lenght}
  e: {value: b.to_s}
  f: {value: '"a".substring(1)'}
  g: {value: b.push}
  h: {value: _io.lenght}
  i: {value: _parent.kind}
# expect: 6:16: /instances/c/value: in 'a.lenght': an integer has no method 'lenght', it has to_s
# expect: 7:16: /instances/d/value: in 'b.lenght': a byte array has no method 'lenght', did you mean 'length'?
# expect: 8:16: /instances/e/value: in 'b.to_s': 'to_s' takes 1 argument(s), found 0
# expect: 9:19: /instances/f/value: in '"a".substring(1)': 'substring' takes 2 argument(s), found 1
# expect: 10:16: /instances/g/value: in 'b.push': a byte array has no method 'push', it has length, size, first, last, min, max, to_s
# expect: 11:18: /instances/h/value: in '_io.lenght': a stream has no method 'lenght', it has pos, size, eof
# expect: 12:22: /instances/i/value: in '_parent.kind': an object of some type has no method 'kind': say of which type it is, as in '_parent.as<foo>.kind'
# official: refuses
