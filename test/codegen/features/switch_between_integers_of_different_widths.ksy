meta: {id: switch_widths, endian: le}
seq:
  - {id: kind, type: u1}
  - id: value
    type:
      switch-on: kind
      cases: {1: u1, 2: u2, 4: u4, 8: u8, 9: f4}
-test:
  - bytes: "01 ff"
    fields: {kind: 1, value: 255}
  - bytes: "04 01020304"
    fields: {kind: 4, value: 67305985}
  - bytes: "08 ffffffffffffffff"
    fields: {kind: 8, value: 18446744073709551615}
  - bytes: "09 0000c03f"
    fields: {kind: 9, value: 1.5}
