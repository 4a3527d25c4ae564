/**
 * Where reading is meant to differ from the official JavaScript parser, and why. Each is shown by bytes: an
 * entry that no longer differs fails the tests.
 */
export interface Difference {
  readonly why: string;
  /** Bytes that show it. */
  readonly shown: string;
}

const IGNORES_BITS_ABOVE_32 = 'the official runtime reads 32 bits at most';
const DOUBLES = 'the official target computes with doubles, and with 32 bits where it shifts or masks';
const SIGNED_MASKS = 'JavaScript masks yield signed 32 bits; the language has no such limit';

export const DIFFERENCES: Readonly<Record<string, Difference>> = {
  bits_wider_than_32: {
    why: IGNORES_BITS_ABOVE_32,
    shown: '0102030405 ffffffffffffffff 0807060504030201 ffffffffffff1f',
  },
  terminator_of_several_bytes: { why: 'the official compiler refuses it', shown: '610d0a 010203' },
  instances_of_bits: {
    why: 'the official parser takes the bits that the sequence has left for those at a position',
    shown: 'e3 50 0f b0 ab c0',
  },
  instances_in_the_sequence: {
    why: 'the official runtime goes to 0 where a position is negative',
    shown: '01 18',
  },
  valid_equal: {
    why: 'the official compiler gets numbers as doubles, and refuses one that is no 32-bit integer',
    shown: "0102 'ab' 0102 0102 80 ffffffffffffffff",
  },
  valid_of_fields_that_are_not_there: {
    why: 'the official parser applies `valid` where no case matched and there is no value',
    shown: '00',
  },
  repeat_until: {
    why: 'in `repeat-until` the official `_index` is already that of the next element',
    shown: '00 010203 00',
  },
  value_instances: { why: '`valid` on a value instance is refused by the official compiler', shown: '01 05' },
  integer_operators: { why: SIGNED_MASKS, shown: '7f 02 ffffffff' },
  integer_operators_beyond_53_bits: { why: DOUBLES, shown: 'fedcba9876543210 fedcba9876543210 21' },
  enums_beyond_53_bits: {
    why: 'the official compiler gets numbers as doubles, and refuses a member that is no 32-bit integer',
    shown: '7fffffffffffffff 01 0000000000000001 0000000000000005 09',
  },
  process_rotate: {
    why: 'the official runtime does not rotate by less than nothing',
    shown: 'ff 8101 8101 8101 8101',
  },
  process_of_types: {
    why: 'the official parser does not process a string that a choice yields',
    shown: '04 fffefdfc 656667 0a09 0d0c 1020',
  },
  types_up_to_a_terminator: {
    why: 'the official compiler refuses a terminator of several bytes',
    shown: "'a|' 01 '|' 'bc|' 'ef' 0d0a 02 '|' 05 00 06 00",
  },
  types_with_padding: {
    why: 'the official parser keeps the padding where no case of a choice matches',
    shown: "'abcd' 'abcd' 'abcd' 03 03 00 'abc' 0a0b00 'g' 00",
  },
  object_as_the_name_of_the_file: {
    why: 'official output hides the Object that it needs',
    shown: '01 02 03',
  },
  parameters_that_typescript_uses: { why: 'official output uses keywords as names', shown: 'aa' },
  names_that_clash_in_camel_case: {
    why: 'official output defines a name twice',
    shown: '01 02 03 01ff 0405 01',
  },
  documentation_that_could_break_the_comment: { why: 'official output is no JavaScript', shown: '01' },
  signed_integers_of_64_bits: {
    why: 'the official runtime gets the upper half wrong where the number is negative',
    shown: 'ffffffff00ffffff ffffff00ffffffff',
  },
  length_field_of_something_larger: {
    why: 'the official runtime cuts sizes to 32 bits',
    shown: '0004 0102 01 01020304 0001000000000003 01 6100',
  },
  sizes_of_types_with_bits: {
    why: 'the official compiler does not count the bits that are left out before a whole byte',
    shown: '12 80 41 e0',
  },
  float_operators: {
    why: '`to_i` of a float beyond 2^53, which is no exact integer any more, is that float in the official parser',
    shown: 'ff0e000000000000 03',
  },
  string_methods: {
    why: '`to_i` takes a text that is no number for NaN, or for its beginning',
    shown: "'12 4' 'wxyz'",
  },
};

/** Where writing what was read makes other fields: what was redundant is normalised. */
export const NORMALISED: Readonly<Record<string, string>> = {
  switch_in_an_array: 'an element that no case matches is not kept',
};
