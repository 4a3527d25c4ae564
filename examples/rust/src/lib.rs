//! What the client and the dump share: the generated parser, and frames as bytes.

#[rustfmt::skip]
#[path = "../../../generated/rust/chat.rs"]
#[allow(unused, clippy::all)]
pub mod chat;

pub mod wire;
