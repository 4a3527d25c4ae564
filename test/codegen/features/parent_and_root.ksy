meta: {id: family}
seq:
  - {id: len, type: u1}
  - {id: child, type: child}
types:
  child:
    seq:
      - {id: body, size: _parent.len}
      - {id: grandchild, type: grandchild}
    types:
      grandchild:
        seq:
          - {id: body, size: _root.len - 1}
          - {id: more, size: _parent._parent.len}
-test:
  - bytes: "02 0102 03 0405"
    fields: {child: {body: "hex 0102", grandchild: {body: "hex 03", more: "hex 0405"}}, len: 2}
