meta: {id: x}
seq:
  - {id: a, type: u1, enum: animal}
  - {id: b, type: u1, if: 'a > animal::cat'}
enums:
  animal: {1: cat, 2: dog}
# expect: 4:30: /seq/1/if: in 'a > animal::cat': operator '>' does not go with a value of enum 'animal' and a value of enum 'animal'
# official: refuses
