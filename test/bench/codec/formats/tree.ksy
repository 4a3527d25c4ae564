meta:
  id: tree
  endian: be
  encoding: UTF-8
doc: A tree of nodes, each with a tag, a length and a value, which for a branch is nodes again.
seq:
  - id: root
    type: node
types:
  node:
    seq:
      - id: tag
        type: u1
        enum: tag
      - id: len_value
        type: u4
      - id: value
        size: len_value
        type:
          switch-on: tag
          cases:
            'tag::branch': branch
            'tag::text': text
            'tag::number': number
  branch:
    seq:
      - id: nodes
        type: node
        repeat: eos
  text:
    seq:
      - id: text
        type: str
        size-eos: true
  number:
    seq:
      - id: number
        type: s4
enums:
  tag:
    1: branch
    2: text
    3: number
