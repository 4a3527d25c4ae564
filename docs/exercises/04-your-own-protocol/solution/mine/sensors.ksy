meta:
  id: sensors
  title: Readings of a weather station
  endian: be
  encoding: UTF-8
doc: Readings, one after the other, as type, length and value.
seq:
  - id: readings
    type: reading
    repeat: eos
types:
  reading:
    doc: One reading. A type that is not known is skipped by its length.
    seq:
      - id: tag
        type: u1
        enum: tag
      - id: len_value
        type: u1
        doc: How many bytes of value follow.
      - id: value
        size: len_value
        type:
          switch-on: tag
          cases:
            'tag::temperature': temperature
            'tag::humidity': humidity
            'tag::label': label
  temperature:
    seq:
      - id: centidegrees
        type: s2
        doc: Hundredths of a degree Celsius.
  humidity:
    seq:
      - id: percent
        type: u1
        valid:
          max: 100
  label:
    seq:
      - id: text
        type: str
        size-eos: true
enums:
  tag:
    1: temperature
    2: humidity
    3: label
