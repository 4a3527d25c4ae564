meta:
  id: guests
  imports: [household]
seq:
  - {id: len, type: u1}
  - {id: a, type: household}
  - {id: b, type: 'household::pet'}
  - {id: c, type: household, repeat: expr, repeat-expr: 2}
  - id: d
    type:
      switch-on: len
      cases: {0: household, 1: own}
types:
  own:
    seq: [{id: z, type: u1}]
instances:
  parent_of_b: {value: b._parent}
  root_of_b: {value: b._root}
  parent_of_one: {value: 'len > 0 ? b._parent : a.member.pet._parent'}
-test:
  - bytes: "00 01 0203 'x' 'y' 00 'z' 01 0405 'u' 02 06070809 'v'"
    fields:
      len: 0
      a: {len: 1, member: {body: "hex 02", more: "hex 03", pet: {name: "hex 78"}}}
      b: {name: "hex 79"}
      c:
        - {len: 0, member: {body: "hex ", more: "hex ", pet: {name: "hex 7a"}}}
        - {len: 1, member: {body: "hex 04", more: "hex 05", pet: {name: "hex 75"}}}
      d: {len: 2, member: {body: "hex 0607", more: "hex 0809", pet: {name: "hex 76"}}}
      parentOfOne: {body: "hex 02", more: "hex 03", pet: {name: "hex 78"}}
  - bytes: "01 00 'x' 'y' 00 'z' 00 'u' 09"
    fields:
      len: 1
      a: {len: 0, member: {body: "hex ", more: "hex ", pet: {name: "hex 78"}}}
      b: {name: "hex 79"}
      c:
        - {len: 0, member: {body: "hex ", more: "hex ", pet: {name: "hex 7a"}}}
        - {len: 0, member: {body: "hex ", more: "hex ", pet: {name: "hex 75"}}}
      d: {z: 9}
