meta: {id: parents_of_instances}
seq:
  - {id: ofs, type: u1}
  - {id: of_index, type: sized, parent: index}
  - {id: part, size: 4, type: part}
instances:
  index: {pos: ofs, type: index}
  body: {pos: ofs + 1, type: sized, parent: part}
  bare: {pos: ofs + 1 + part.len, type: bare, parent: false}
types:
  index: {seq: [{id: len, type: u1}]}
  part:
    seq:
      - {id: len, type: u1}
    instances:
      last: {pos: 3, type: last, parent: _parent}
  sized: {seq: [{id: text, size: '_parent.as<index>.len'}]}
  last: {seq: [{id: value, type: u1}], instances: {sum: {value: value + _parent.ofs}}}
  bare: {seq: [{id: b, type: u1}]}
-test:
  - bytes: "07 aabb 02 00 00 05 02 cc dd 07"
    fields:
      ofs: 7
      ofIndex: {text: "hex aabb"}
      part: {len: 2, last: {value: 5, sum: 12}}
      index: {len: 2}
      body: {text: "hex ccdd"}
      bare: {b: 7}
