meta: {id: parameter_names}
seq:
  - {id: a, type: 'x(1, 2, 3, 4, 5, 6, 7)'}
types:
  x:
    params:
      - {id: io, type: u1}
      - {id: parent, type: u1}
      - {id: new, type: u1}
      - {id: self, type: u1}
      - {id: init, type: u1}
      - {id: bytes, type: u1}
      - {id: constructor, type: u1}
    seq: [{id: y, size: io}]
    instances:
      sum: {value: io + parent + new + self + init + bytes + constructor}
-test:
  - bytes: "aa"
    fields: {a: {bytes: 6, constructor_: 7, init: 5, io: 1, new: 3, parent: 2, self: 4, sum: 28, y: "hex aa"}}
