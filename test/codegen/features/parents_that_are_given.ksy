meta: {id: given_parents}
seq:
  - {id: len, type: u1}
  - {id: head, type: head}
  - {id: parentless, type: bare, parent: false}
  - {id: of_head, type: leaf, parent: head}
  - {id: mediator, type: mediator}
  - id: chosen
    type:
      switch-on: len
      cases: {1: bare, _: other}
    parent: false
types:
  head:
    seq: [{id: size, type: u1}]
  bare:
    seq: [{id: code, type: u1}]
  leaf:
    seq: [{id: body, size: _parent.size}]
  other:
    seq: [{id: code, type: u1}]
  mediator:
    seq:
      - {id: children, type: child, parent: _parent, repeat: expr, repeat-expr: 2}
      - {id: sized, type: child, size: 4, parent: _parent}
      - {id: list, type: head, repeat: until, repeat-until: _.size == 0}
      - {id: of_element, type: grandchild, parent: 'list[_index]', repeat: expr, repeat-expr: 2}
  child:
    seq:
      - {id: body, size: _parent.len}
      - {id: grandchild, type: grandchild, parent: _parent.head}
  grandchild:
    seq: [{id: body, size: _parent.size}]
-test:
  - bytes: "01 02 00 aabb 11 a1a2 22 b1b2 33 c1c2 00 01 00 dd 99"
    fields:
      len: 1
      head: {size: 2}
      parentless: {code: 0}
      ofHead: {body: "hex aabb"}
      mediator:
        children:
          - {body: "hex 11", grandchild: {body: "hex a1a2"}}
          - {body: "hex 22", grandchild: {body: "hex b1b2"}}
        sized: {body: "hex 33", grandchild: {body: "hex c1c2"}}
        list: [{size: 1}, {size: 0}]
        ofElement: [{body: "hex dd"}, {body: "hex "}]
      chosen: {code: 153}
  - bytes: "00 00 07 00000000 00 08"
    throws: IntegerRangeError
  - bytes: "02 00 07 1111 2222 33330000 0100 44 08"
    fields:
      len: 2
      head: {size: 0}
      parentless: {code: 7}
      ofHead: {body: "hex "}
      mediator:
        children:
          - {body: "hex 1111", grandchild: {body: "hex "}}
          - {body: "hex 2222", grandchild: {body: "hex "}}
        sized: {body: "hex 3333", grandchild: {body: "hex "}}
        list: [{size: 1}, {size: 0}]
        ofElement: [{body: "hex 44"}, {body: "hex "}]
      chosen: {code: 8}
