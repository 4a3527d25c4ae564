meta: {id: instance_and_a_terminator_at_the_end, endian: be}
seq:
  - {id: first, type: u1}
  - {id: rest, size-eos: true, terminator: 0}
instances:
  both: {pos: 0, type: u2}
-test:
  - bytes: "04 f5 05 03"
    fields: {first: 4, rest: "hex f50503", both: 1269}
