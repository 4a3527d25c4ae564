meta: {id: household}
seq:
  - {id: len, type: u1}
  - {id: member, type: member}
types:
  member:
    seq:
      - {id: body, size: _root.len}
      - {id: more, size: _parent.len}
      - {id: pet, type: pet}
  pet:
    seq: [{id: name, size: 1}]
