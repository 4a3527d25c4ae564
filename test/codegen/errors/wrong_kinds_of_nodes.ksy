meta: {id: x}
seq: {a: u1}
types: [a]
enums: 5
instances:
  a: 5
# expect: 2:6: /seq: seq must be a list, found a map
# expect: 3:8: /types: types must be a map, found a list
# expect: 4:8: /enums: enums must be a map, found '5'
# expect: 6:6: /instances/a: an instance must be a map, found '5'
# official: refuses
