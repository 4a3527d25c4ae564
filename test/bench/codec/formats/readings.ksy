meta:
  id: readings
  endian: be
  encoding: UTF-8
doc: A table. Each record has integers, floats and a text.
seq:
  - id: num_records
    type: u4
  - id: records
    type: record
    repeat: expr
    repeat-expr: num_records
types:
  record:
    seq:
      - id: station
        type: u2
      - id: taken_at
        type: u4
        doc: Seconds since 1970.
      - id: altitude
        type: s2
        doc: Metres above the sea.
      - id: temperature
        type: f4
      - id: pressure
        type: f8
      - id: len_place
        type: u1
      - id: place
        type: str
        size: len_place
