//! A chat client: whatever is typed goes to the others, and `@exit` leaves.
//!
//! One thread reads the keyboard and sends. After joining, another one shows what the server sends.

mod screen;

use example::chat::*;
use example::wire::{sendable, to_bytes};
use screen::Screen;
use std::io::{self, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const EXIT: &str = "@exit";
/// How long the server has to close the connection after we left.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a name is sent at all. The server knows the other rules.
fn name_allowed(name: &str) -> Result<(), String> {
    if name.trim().is_empty() {
        return Err("A name may not be blank.".to_string());
    }
    if name.contains(' ') {
        return Err("A name may not contain spaces.".to_string());
    }
    sendable(name)
}

/// Asks for names until the server accepts one. None when the user gives up.
fn join(
    screen: &Screen,
    connection: &TcpStream,
    input: &mut impl io::Read,
    first: &str,
) -> io::Result<Option<String>> {
    let mut name = first.to_string();
    loop {
        let answer = match name_allowed(&name) {
            Ok(()) => request(screen, connection, input, &name)?,
            refused => refused,
        };
        let Err(refusal) = answer else { return Ok(Some(name)) };
        screen.show(&refusal);
        match screen.ask("Name: ") {
            Some(line) if line != EXIT => name = line,
            _ => return Ok(None),
        }
    }
}

/// Asks for a name, and waits for the answer. Other frames are shown meanwhile.
fn request(
    screen: &Screen,
    mut connection: &TcpStream,
    input: &mut impl io::Read,
    name: &str,
) -> io::Result<Result<(), String>> {
    connection.write_all(&to_bytes(Chat_Command::Join, name))?;
    loop {
        let frame = screen.next(input)?;
        let (command, message) = (frame.command(), frame.message());
        match &*message {
            Some(Chat_ServerFrame_Message::Chat_JoinReply(reply)) => {
                let accepted = *reply.status() == Chat_Status::Accepted;
                let refusal = format!("The name {name} is already in use.");
                return Ok(if accepted { Ok(()) } else { Err(refusal) });
            }
            Some(Chat_ServerFrame_Message::Chat_PlainText(plain)) if *command == Chat_Command::Error => {
                return Ok(Err(plain.text().clone()));
            }
            _ => screen.take(&frame),
        }
    }
}

/// Sends what the user types.
fn talk(screen: &Screen, mut connection: &TcpStream, name: &str) -> io::Result<()> {
    while let Some(text) = screen.ask(&format!("{name}> ")).filter(|text| text != EXIT) {
        match sendable(&text) {
            Err(refusal) => screen.show(&refusal),
            Ok(()) if text.is_empty() => {}
            Ok(()) => connection.write_all(&to_bytes(Chat_Command::Message, &text))?,
        }
    }
    Ok(())
}

fn chat(screen: &Arc<Screen>, mut connection: &TcpStream, first_name: &str) -> io::Result<()> {
    let mut input = BufReader::new(connection.try_clone()?);
    let name = join(screen, connection, &mut input, first_name)?;
    let leaving = Arc::new(AtomicBool::new(false));
    let receiver = thread::spawn({
        let (screen, leaving) = (Arc::clone(screen), Arc::clone(&leaving));
        move || {
            while let Ok(frame) = screen.next(&mut input) {
                if !leaving.load(Ordering::Relaxed) {
                    screen.take(&frame);
                }
            }
            if !leaving.load(Ordering::Relaxed) {
                screen.lost();
            }
        }
    });
    if let Some(name) = name {
        talk(screen, connection, &name)?;
    }
    leaving.store(true, Ordering::Relaxed);
    connection.write_all(&to_bytes(Chat_Command::Leave, ""))?;
    connection.shutdown(Shutdown::Write)?;
    connection.set_read_timeout(Some(PATIENCE))?;
    let _ = receiver.join();
    Ok(())
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let port = match arguments.iter().position(|argument| argument == "--port") {
        Some(place) if place + 1 < arguments.len() => arguments.drain(place..place + 2).nth(1),
        _ => None,
    };
    let port = port.map_or(Ok(9000), |text| text.parse::<u16>());
    let ([address, name], Ok(port @ 1..)) = (arguments.as_slice(), port) else {
        eprintln!("usage: client [--port N] ADDRESS NAME");
        exit(2)
    };
    if let Err(refusal) = name_allowed(name) {
        eprintln!("{refusal}");
        exit(2)
    }
    let connection = TcpStream::connect((address.as_str(), port)).unwrap_or_else(|error| {
        eprintln!("No connection to {address} port {port}: {error}");
        exit(1)
    });
    let screen = Arc::new(Screen::new());
    if chat(&screen, &connection, name).is_err() {
        screen.lost();
    }
}
