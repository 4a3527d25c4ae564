meta: {id: x}
seq:
  - {id: a, type: u1}
  - {id: b, size: 1}
instances:
  c: {value: a.lenght}
  d: {value: b.lenght}
  e: {value: b.to_s}
  f: {value: '"a".substring(1)'}
# expect: 6:16: /instances/c/value: in 'a.lenght': an integer has no method 'lenght'
# expect: 7:16: /instances/d/value: in 'b.lenght': a byte array has no method 'lenght', did you mean 'length'?
# expect: 8:16: /instances/e/value: in 'b.to_s': 'to_s' takes 1 argument(s), found 0
# expect: 9:19: /instances/f/value: in '"a".substring(1)': 'substring' takes 2 argument(s), found 1
# official: refuses
