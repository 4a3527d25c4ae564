meta: {id: literals}
seq: []
instances:
  hex: {value: 0xff_ff}
  bin: {value: '0b1010_1010'}
  oct: {value: 0o17}
  dec: {value: 1_000_000}
  yes: {value: true}
  real: {value: 0.25}
  text: {value: '"x" "y"'}
-test:
  - bytes: ""
    fields: {bin: 170, dec: 1000000, hex: 65535, oct: 15, real: 0.25, text: "xy", yes: true}
