meta: {id: tree}
seq:
  - {id: value, type: u1}
  - {id: num_children, type: u1}
  - {id: children, type: tree, repeat: expr, repeat-expr: num_children}
-test:
  - bytes: "01 02 02 01 03 00 04 00"
    fields: {children: [{children: [{children: [], numChildren: 0, value: 3}], numChildren: 1, value: 2}, {children: [], numChildren: 0, value: 4}], numChildren: 2, value: 1}
