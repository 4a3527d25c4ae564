meta:
  id: hello_world
  endian: be
  encoding: UTF-8
doc: A greeting, and those whom it is for.
seq:
  - id: magic
    contents: HELO
  - id: stamp
    type: u8
    doc: Nanoseconds since 1970.
  - id: num_people
    type: u1
  - id: people
    type: person
    repeat: expr
    repeat-expr: num_people
types:
  person:
    seq:
      - id: len_name
        type: u2
      - id: name
        type: str
        size: len_name
