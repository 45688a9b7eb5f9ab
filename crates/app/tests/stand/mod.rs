//! A server on this machine that answers as a test says, and writes down what it was asked.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod paper;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What it was asked.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|h| h.0.eq_ignore_ascii_case(name)).map(|h| h.1.as_str())
    }
}

/// What it answers.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    Whole {
        status: u16,
        head: String,
        body: Vec<u8>,
    },
    /// The head promises more than comes.
    Half(Vec<u8>),
    /// The connection ends without a word.
    Nothing,
}

impl Reply {
    /// `head`: lines, each with its line break.
    pub(crate) fn new(status: u16, head: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::Whole { status, head: head.to_owned(), body: body.into() }
    }

    pub(crate) fn status(status: u16) -> Self {
        Self::new(status, "", "")
    }
}

/// Runs as long as the test.
pub(crate) struct Stand {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Stand {
    pub(crate) fn start(mut answer: impl FnMut(&Asked) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Some(question) = read(&stream) else { continue };
                log.lock().unwrap().push(question.clone());
                let reply = answer(&question);
                // Who asked may have been killed.
                let _ = write(stream, &reply);
            }
        });
        Self { address, asked }
    }

    /// All that was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// How often a path was asked for.
    pub(crate) fn count(&self, path: &str) -> usize {
        self.asked().iter().filter(|asked| asked.path == path).count()
    }
}

fn read(stream: &TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(stream);
    let (mut head, mut line) = (Vec::new(), String::new());
    while reader.read_line(&mut line).ok()? > 2 {
        head.push(std::mem::take(&mut line).trim().to_owned());
    }
    let mut first = head.first()?.split(' ').map(str::to_owned);
    let (method, path) = (first.next()?, first.next()?);
    let headers: Vec<(String, String)> =
        head.iter().filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let mut asked = Asked { method, path, headers, body: Vec::new() };
    asked.body = vec![0; asked.header("content-length").and_then(|n| n.parse().ok()).unwrap_or_default()];
    reader.read_exact(&mut asked.body).ok()?;
    Some(asked)
}

fn write(mut stream: TcpStream, reply: &Reply) -> std::io::Result<()> {
    let (status, head, body, length) = match reply {
        Reply::Nothing => return Ok(()),
        Reply::Half(body) => (200, "", &body[..body.len() / 2], body.len()),
        Reply::Whole { status, head, body } => (*status, head.as_str(), &body[..], body.len()),
    };
    write!(stream, "HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n{head}\r\n")?;
    stream.write_all(body)
}
