meta:
  id: endian_of_instances
  endian: {switch-on: magic, cases: {1: be, _: le}}
seq:
  - {id: first, size: 1}
  - {id: len, type: u2}
  - {id: packed, type: part, size: len, process: xor(1)}
  - {id: bare, type: part, parent: false}
instances:
  magic: {pos: 0, type: u1}
  at_one: {pos: 1, type: u2}
  part_at_one: {pos: 1, type: part}
  is_big: {value: magic == 1}
types:
  part:
    seq: [{id: a, type: u2}]
    instances:
      b: {pos: 0, type: u2}
-test:
  - bytes: "01 0002 0103 0007"
    fields:
      first: "hex 01"
      len: 2
      packed: {a: 2, b: 2}
      bare: {a: 7, b: 256}
      magic: 1
      atOne: 2
      partAtOne: {a: 2, b: 256}
      isBig: true
  - bytes: "00 0200 0103 0700"
    fields:
      first: "hex 00"
      len: 2
      packed: {a: 512, b: 512}
      bare: {a: 7, b: 512}
      magic: 0
      atOne: 2
      partAtOne: {a: 2, b: 512}
      isBig: false
