meta:
  id: packets
  endian: be
  bit-endian: be
doc: A log of packets, most of which is fields that are no whole bytes.
seq:
  - id: packets
    type: packet
    repeat: eos
types:
  packet:
    seq:
      - id: version
        type: b3
      - id: is_urgent
        type: b1
      - id: channel
        type: b12
      - id: sequence
        type: b20
      - id: num_samples
        type: b4
      - id: samples
        type: b12
        repeat: expr
        repeat-expr: num_samples
