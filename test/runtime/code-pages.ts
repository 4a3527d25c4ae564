/**
 * The encodings whose tables the platform has, each with a text and its bytes from another implementation
 * (Python's codecs), so that not only the platform is asked what is right.
 */
export interface Sample {
  readonly name: string;
  readonly text: string;
  /** In hex. */
  readonly bytes: string;
}

export const CODE_PAGES: readonly Sample[] = [
  { name: 'ISO-8859-2', text: 'Łódź', bytes: 'a3f364bc' },
  { name: 'ISO-8859-3', text: 'Ĉiuĵaŭde', bytes: 'c66975bc61fd6465' },
  { name: 'ISO-8859-4', text: 'Ģimenē', bytes: 'ab696d656eba' },
  { name: 'ISO-8859-5', text: 'Привет', bytes: 'bfe0d8d2d5e2' },
  { name: 'ISO-8859-6', text: 'سلام', bytes: 'd3e4c7e5' },
  { name: 'ISO-8859-7', text: 'Γειά', bytes: 'c3e5e9dc' },
  { name: 'ISO-8859-8', text: 'שלום', bytes: 'f9ece5ed' },
  { name: 'ISO-8859-9', text: 'İğş', bytes: 'ddf0fe' },
  { name: 'ISO-8859-10', text: 'Đþŋ', bytes: 'a9febf' },
  { name: 'ISO-8859-11', text: 'สวัสดี', bytes: 'cac7d1cab4d5' },
  { name: 'ISO-8859-13', text: 'Ąžuolas', bytes: 'c0fe756f6c6173' },
  { name: 'ISO-8859-14', text: 'Ŵẁḃ', bytes: 'd0b8a2' },
  { name: 'ISO-8859-15', text: '€ŠœŸ', bytes: 'a4a6bdbe' },
  { name: 'ISO-8859-16', text: 'Țară€', bytes: 'de6172e3a4' },
  { name: 'windows-874', text: 'สวัสดี€', bytes: 'cac7d1cab4d580' },
  { name: 'windows-1250', text: 'Łódź€', bytes: 'a3f3649f80' },
  { name: 'windows-1251', text: 'Привет€', bytes: 'cff0e8e2e5f288' },
  { name: 'windows-1252', text: 'naïve €', bytes: '6e61ef76652080' },
  { name: 'windows-1253', text: 'Γειά€', bytes: 'c3e5e9dc80' },
  { name: 'windows-1254', text: 'İğş€', bytes: 'ddf0fe80' },
  { name: 'windows-1255', text: 'שלום€', bytes: 'f9ece5ed80' },
  { name: 'windows-1256', text: 'سلام€', bytes: 'd3e1c7e380' },
  { name: 'windows-1257', text: 'Ąžuolas€', bytes: 'c0fe756f6c617380' },
  { name: 'windows-1258', text: 'đng₫', bytes: 'f06e67fe' },
  { name: 'IBM437', text: '╔═╗ßÇñ', bytes: 'c9cdbbe180a4' },
  { name: 'IBM866', text: 'Привет╬', bytes: '8fe0a8a2a5e2ce' },
  { name: 'KOI8-R', text: 'Привет╬', bytes: 'f0d2c9d7c5d4be' },
  { name: 'KOI8-U', text: 'Їжак', bytes: 'b7d6c1cb' },
  { name: 'macintosh', text: 'naïve ƒ∂', bytes: '6e6195766520c4b6' },
];

export const MULTI_BYTE: readonly Sample[] = [
  { name: 'Shift_JIS', text: 'ﾃｽﾄ日本語①', bytes: 'c3bdc493fa967b8cea8740' },
  { name: 'EUC-JP', text: '日本語ﾃ丂', bytes: 'c6fccbdcb8ec8ec38fb0a1' },
  { name: 'EUC-KR', text: '안녕', bytes: 'bec8b3e7' },
  { name: 'GBK', text: '你好朱镕基', bytes: 'c4e3bac3d6ece946bbf9' },
  { name: 'GB2312', text: '你好', bytes: 'c4e3bac3' },
  { name: 'Big5', text: '你好世界', bytes: 'a741a66ea540acc9' },
];
