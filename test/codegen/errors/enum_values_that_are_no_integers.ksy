meta: {id: x}
enums:
  e: {a: b, 1: {doc: x}, 2: same, 3: same}
# expect: 3:7: /enums/e/a: the key of an enum member must be an integer, found 'a'
# expect: 3:16: /enums/e/1: an enum member needs an 'id'
# expect: 3:38: /enums/e/3: 'same' is already a member of this enum
# official: refuses
