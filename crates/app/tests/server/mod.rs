//! A server of the real binary, and the plainest client that can ask it.
#![allow(dead_code, reason = "each test file uses its part")]

use crate::program::{Folder, command};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// Ends with the test.
pub(crate) struct Server {
    child: Child,
    address: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|h| h.0.eq_ignore_ascii_case(name)).map(|h| h.1.as_str())
    }

    /// All cookies that it sets, as a browser would send them back.
    pub(crate) fn cookies(&self) -> String {
        let set = self.headers.iter().filter(|h| h.0.eq_ignore_ascii_case("set-cookie")).filter_map(|h| h.1.split(';').next());
        format!("Cookie: {}\r\n", set.filter(|pair| !pair.ends_with('=')).collect::<Vec<_>>().join("; "))
    }
}

impl Server {
    /// Starts `dateline serve` on a free port.
    pub(crate) fn start(folder: &Folder, args: &[&str]) -> Self {
        let mut all = vec!["serve", "--listen", "127.0.0.1:0"];
        all.extend(args);
        let mut child = command(folder.path(), &all).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("dateline starts");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim().trim_start_matches("http://").split('/').next().unwrap_or_default().to_owned();
        assert!(address.contains(':'), "the first line is the address: {line:?}");
        Self { child, address }
    }

    /// Asks for something; `headers` each end with a line break.
    pub(crate) fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Reply {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        let host = if headers.to_lowercase().contains("host:") { String::new() } else { format!("Host: {}\r\n", self.address) };
        let is_told = body.is_empty() || headers.to_lowercase().contains("content-type:");
        let kind = if is_told { "" } else { "Content-Type: application/x-www-form-urlencoded\r\n" };
        let head = format!("{method} {path} HTTP/1.1\r\n{host}{headers}{kind}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        stream.write_all((head + body).as_bytes()).expect("the request is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        parsed(&String::from_utf8(bytes).expect("text"))
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.request("GET", path, "", "")
    }

    pub(crate) fn get_as(&self, path: &str, kind: &str) -> Reply {
        self.request("GET", path, &format!("Accept: {kind}\r\n"), "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Reply {
        self.request("POST", path, "", body)
    }

    /// A page that is there.
    pub(crate) fn page(&self, path: &str) -> String {
        let reply = self.get_as(path, "text/html");
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/html; charset=utf-8")), "{path}: {}", reply.body);
        reply.body
    }

    /// An answer in JSON.
    pub(crate) fn json(&self, path: &str) -> serde_json::Value {
        let reply = self.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        serde_json::from_str(&reply.body).expect("JSON")
    }

    /// What the forms of a page carry.
    pub(crate) fn token(&self, path: &str) -> String {
        let page = self.page(path);
        page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a form").to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parsed(text: &str) -> Reply {
    let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    let mut lines = head.lines();
    let status = lines.next().and_then(|l| l.split(' ').nth(1)).and_then(|s| s.parse().ok()).expect("a status");
    let headers: Vec<(String, String)> = lines.filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let is_chunked = headers.iter().any(|h| h.0 == "transfer-encoding");
    Reply { status, headers, body: if is_chunked { joined(body) } else { body.to_owned() } }
}

fn joined(mut rest: &str) -> String {
    let mut out = String::new();
    while let Some((size, more)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).expect("a size");
        if size == 0 {
            break;
        }
        out += &more[..size];
        rest = &more[size + 2..];
    }
    out
}

/// Fields as a form sends them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
