meta: {id: x}
instances:
  a: {pos: 4, type: u1}
# expect: 3:6: /instances/a: an instance needs 'value': instances that are read from a position in the stream are for a later version
# expect: 3:7: /instances/a/pos: 'pos' is not supported: instances that are read from a position in the stream are for a later version
# expect: 3:15: /instances/a/type: 'type' is not supported: instances that are read from a position in the stream are for a later version
# official: accepts
