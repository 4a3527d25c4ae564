meta: {id: unnamed}
seq:
  - {type: u1}
  - {id: x, type: u1}
  - {size: 1}
-test:
  - bytes: "01 02 03"
    fields: {_unnamed0: 1, _unnamed2: "hex 03", x: 2}
