meta: {id: x}
seq:
  - {id: first, type: node}
types:
  node:
    seq:
      - {id: len_child, type: u1}
      - {id: child, type: pair, size: len_child}
  pair:
    seq:
      - id: either
        type:
          switch-on: _root.first.len_child
          cases: {1: node, 2: pair, _: node}
  many:
    seq:
      - {id: num_more, type: u1}
      - {id: more, type: many, repeat: expr, repeat-expr: num_more + 1}
  last:
    seq:
      - {id: items, type: last, repeat: until, repeat-until: true}
  ends:
    seq:
      - {id: kind, type: b1, enum: kind, valid: {in-enum: true}}
      - {id: option, type: ends, if: kind == kind::leaf}
      - {id: options, type: ends, repeat: expr, repeat-expr: kind.to_i}
      - {id: rest, type: ends, repeat: eos}
      - id: choice
        type: {switch-on: kind.to_i, cases: {0: ends, 1: ends}}
      - id: way_out
        type: {switch-on: kind, cases: {kind::leaf: leaf, kind::node: ends}}
    instances:
      elsewhere: {pos: 0, type: ends}
  chosen:
    seq:
      - {id: kind, type: b1, enum: kind, valid: {in-enum: true}}
      - id: no_way_out
        type: {switch-on: kind, cases: {kind::leaf: chosen, kind::node: chosen}}
  leaf: {}
enums:
  kind: {0: leaf, 1: node}
# expect: 8:27: /types/node/seq/1/type: each 'node' contains another one, without end (node.child, pair.either): an 'if', or a repetition that may be empty, ends it
# expect: 18:26: /types/many/seq/1/type: each 'many' contains another one, without end (many.more): an 'if', or a repetition that may be empty, ends it
# expect: 21:27: /types/last/seq/0/type: each 'last' contains another one, without end (last.items): an 'if', or a repetition that may be empty, ends it
# expect: 38:15: /types/chosen/seq/1/type: each 'chosen' contains another one, without end (chosen.no_way_out): an 'if', or a repetition that may be empty, ends it
# official: accepts
