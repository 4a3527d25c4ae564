//! Reads the paths of recordings from the input, one a line, and writes of each what is in it, as a line of JSON.

use example::chat::*;
use example::wire::parse_recording;
use kaitai::OptRc;
use std::io::{self, BufRead, Write};

trait ToJson {
    fn to_json(&self) -> String;
}

// Of every type of the generated parser, an object with its fields. Made by build.rs.
include!(concat!(env!("OUT_DIR"), "/to_json.rs"));

impl<T: ToJson> ToJson for OptRc<T> {
    fn to_json(&self) -> String {
        T::to_json(self)
    }
}

impl ToJson for String {
    fn to_json(&self) -> String {
        quoted(self)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl ToJson for $number {
            fn to_json(&self) -> String {
                self.to_string()
            }
        })*
    };
}

numbers! { u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 bool }

fn object(fields: &[(&str, String)]) -> String {
    let entries: Vec<String> = fields.iter().map(|(id, value)| format!("{}:{value}", quoted(id))).collect();
    format!("{{{}}}", entries.join(","))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn bytes(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    object(&[("hex", quoted(&digits))])
}

fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\0'..='\x1f' => json += &format!("\\u{:04x}", u32::from(character)),
            _ => json.push(character),
        }
    }
    json + "\""
}

fn main() -> io::Result<()> {
    let mut output = io::stdout().lock();
    for path in io::stdin().lock().lines() {
        let bytes = std::fs::read(path?)?;
        let json = match parse_recording(bytes) {
            Ok(recording) => recording.to_json(),
            Err(error) => object(&[("error", quoted(&format!("{error:?}")))]),
        };
        writeln!(output, "{json}")?;
    }
    Ok(())
}
