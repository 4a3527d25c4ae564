use crate::error::{KError, KResult};

/// The text that bytes are in an encoding.
///
/// To the official runtime, ASCII is another name of Windows-1252, as it is to browsers. So it is here: no byte is
/// refused, and whoever wants ASCII has to look.
#[allow(clippy::ptr_arg)] // generated code calls `into` on the argument, which has to know the type
pub fn bytes_to_str(bytes: &Vec<u8>, encoding: &str) -> KResult<String> {
    match encoding {
        "ASCII" => Ok(bytes.iter().copied().map(windows_1252).collect()),
        "UTF-8" => String::from_utf8(bytes.clone())
            .map_err(|error| KError::BytesDecodingError { msg: error.to_string() }),
        _ => Err(KError::UnknownEncoding { name: encoding.to_string() }),
    }
}

/// The characters from 0x80 to 0x9F. The others have the numbers that they have in Unicode; so do five of these,
/// where Windows has none.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
