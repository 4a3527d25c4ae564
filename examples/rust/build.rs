//! Rust cannot ask a structure for its fields while it runs. So the code that turns every field of the generated
//! parser into JSON is made here, from the accessors of the parser, and a new field of the specification is in it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::{env, fs, path::Path};

const PARSER: &str = "../../generated/rust/chat.rs";

fn main() {
    println!("cargo:rerun-if-changed={PARSER}");
    let code = to_json(&fs::read_to_string(PARSER).expect("the generated parser"));
    let folder = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&folder).join("to_json.rs"), code).expect("the folder can be written to");
}

fn to_json(parser: &str) -> String {
    let mut structures: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut switches: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut enums: Vec<&str> = Vec::new();
    // The structure or enum whose lines are being read.
    let (mut structure, mut switch) = ("", "");
    for line in parser.lines() {
        if line == "}" {
            (structure, switch) = ("", "");
        } else if let Some(name) = between(line, "impl From<&", "> for i64 {") {
            enums.push(name);
        } else if let Some(name) = between(line, "pub enum ", " {") {
            switch = name;
        } else if let Some(name) = between(line, "impl ", " {") {
            structure = name;
        } else if let Some((field, kind)) = between(line, "    pub fn ", "> {").and_then(accessor) {
            structures.entry(structure).or_default().push((field, kind));
        } else if let Some((variant, _)) = between(line, "    ", "),").and_then(|text| text.split_once('(')) {
            if !switch.is_empty() {
                switches.entry(switch).or_default().push(variant);
            }
        }
    }
    let mut code = String::new();
    for (name, fields) in &structures {
        let entries: Vec<String> = fields
            .iter()
            .filter(|(field, _)| !is_raw(field, fields))
            .map(|(field, kind)| {
                let value = expression(kind, "value");
                format!("(\"{field}\", {{ let value = &*self.{field}(); {value} }})")
            })
            .collect();
        implement(&mut code, name, &format!("object(&[{}])", entries.join(", ")));
    }
    for (name, variants) in switches.iter().filter(|(name, _)| !enums.contains(name)) {
        let arms: Vec<String> = variants
            .iter()
            .map(|variant| match *variant {
                "Bytes" => "Self::Bytes(value) => bytes(value)".to_string(),
                _ => format!("Self::{variant}(value) => value.to_json()"),
            })
            .collect();
        implement(&mut code, name, &format!("match self {{ {} }}", arms.join(", ")));
    }
    for name in enums {
        implement(&mut code, name, "i64::from(self).to_string()");
    }
    code
}

/// `text(&self) -> Ref<'_, String` as the field and its type.
fn accessor(text: &str) -> Option<(&str, &str)> {
    text.split_once("(&self) -> Ref<'_, ").filter(|(field, _)| !field.starts_with('_'))
}

/// Whether it is not a field, but the bytes that another one was read from.
fn is_raw(name: &str, fields: &[(&str, &str)]) -> bool {
    fields.iter().any(|(field, _)| name.strip_suffix("_raw") == Some(field))
}

/// The code that turns `value`, a reference to a value of this type, into JSON.
fn expression(kind: &str, value: &str) -> String {
    if kind == "Vec<u8>" {
        return format!("bytes({value})");
    }
    if let Some(item) = between(kind, "Vec<", ">") {
        return format!("list({value}.iter().map(|item| {}))", expression(item, "item"));
    }
    if let Some(some) = between(kind, "Option<", ">") {
        return format!("{value}.as_ref().map_or(\"null\".to_string(), |some| {})", expression(some, "some"));
    }
    format!("{value}.to_json()")
}

fn implement(code: &mut String, name: &str, body: &str) {
    writeln!(code, "impl ToJson for {name} {{ fn to_json(&self) -> String {{ {body} }} }}")
        .expect("a string grows");
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.strip_prefix(start)?.strip_suffix(end)
}
