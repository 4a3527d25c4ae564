//! Frames as bytes: the one module here that knows the header of a frame.
//!
//! A frame is a command in one byte, the length of the message in two, and the message. Everything in the
//! message is for the generated parser.

use crate::chat::{Chat, Chat_Command, Chat_ServerFrame};
use kaitai::{BytesReader, KResult, KStruct, OptRc, SharedType};
use std::io::{self, Read};

const HEADER_LENGTH: usize = 3;

/// Cuts the next frame from a connection. At its end, the error is of the kind `UnexpectedEof`.
pub fn read_frame(connection: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut frame = vec![0; HEADER_LENGTH];
    connection.read_exact(&mut frame)?;
    let message_length = u16::from_be_bytes([frame[1], frame[2]]);
    frame.resize(HEADER_LENGTH + usize::from(message_length), 0);
    connection.read_exact(&mut frame[HEADER_LENGTH..])?;
    Ok(frame)
}

/// Reads a frame of the server with the generated parser.
pub fn parse(frame: Vec<u8>) -> KResult<OptRc<Chat_ServerFrame>> {
    // The generated code wants to know the root while it reads, which on a connection does not exist.
    let root = OptRc::from(Chat::default());
    Chat::read_into::<_, Chat_ServerFrame>(&BytesReader::from(frame), Some(SharedType::new(root.get())), None)
}

/// Reads a recording with the generated parser.
pub fn parse_recording(bytes: Vec<u8>) -> KResult<OptRc<Chat>> {
    Chat::read_into::<_, Chat>(&BytesReader::from(bytes), None, None)
}

/// A frame that is ready to be sent; the text has to be sendable.
pub fn to_bytes(command: Chat_Command, text: &str) -> Vec<u8> {
    let mut frame = vec![i64::from(&command) as u8];
    frame.extend((text.len() as u16).to_be_bytes());
    frame.extend(text.as_bytes());
    frame
}

/// Whether a text can be sent, or why not. It is ASCII, and its length has to fit two bytes.
pub fn sendable(text: &str) -> Result<(), String> {
    if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Err("Only printable ASCII characters can be sent.".to_string());
    }
    if text.len() > usize::from(u16::MAX) {
        return Err(format!("A text of more than {} characters cannot be sent.", u16::MAX));
    }
    Ok(())
}
