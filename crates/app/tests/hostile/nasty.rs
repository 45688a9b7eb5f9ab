//! Servers of this machine that answer as no server should.

use super::beside::{keeps_both, watched};
use super::sample::{STRIKE, entry, page, rss};
use crate::program::{Folder, Ran};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};

/// What a server does with each question; the write fails where the other side has gone.
pub(crate) type Manner = Box<dyn Fn(&mut TcpStream) -> std::io::Result<()> + Send>;

/// A server of its own for one manner, which has no robots.txt; its address.
pub(crate) fn server(manner: Manner) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/x", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a stream");
            let head: Vec<String> = BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
            let is_robots = head.first().is_some_and(|line| line.starts_with("GET /robots.txt"));
            let none = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = if is_robots { stream.write_all(none) } else { manner(&mut stream) };
        }
    });
    address
}

/// One that always says the same.
pub(crate) fn saying(head: &str, body: impl AsRef<[u8]>) -> String {
    let bytes = [format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes(), body.as_ref()].concat();
    server(Box::new(move |stream| stream.write_all(&bytes)))
}

/// A feed of one good entry, by the id that `keeps_both` asks for.
fn good(id: &str) -> String {
    let body = format!("<description>{STRIKE}</description>");
    saying("200 OK\r\nContent-Type: application/rss+xml", rss(&entry(&format!("{id}@q.example"), &body)))
}

/// A good page.
pub(crate) fn good_page() -> String {
    saying("200 OK\r\nContent-Type: text/html", page(STRIKE))
}

/// Fetches all these between two good ones: each is told in one line that has its part, and none of the others is.
pub(crate) fn fetched(addresses: &[(String, &str)]) -> Ran {
    let folder = Folder::new();
    let (first, last) = (good("first"), good("last"));
    let all = addresses.iter().map(|(address, _)| address.as_str());
    let sources: Vec<&str> = [first.as_str()].into_iter().chain(all).chain([last.as_str()]).collect();
    let ran = watched(&folder, &[&["add", "--json", "--fetch", "--allow-host", "127.0.0.1"], &sources[..]].concat());
    keeps_both(&folder);
    assert_eq!(ran.err.lines().count(), addresses.iter().filter(|(_, part)| !part.is_empty()).count(), "{}", ran.err);
    for (address, part) in addresses {
        let told = ran.err.lines().find(|line| line.contains(address.as_str()));
        assert!(
            told.map_or(part.is_empty(), |line| !part.is_empty() && line.contains(part) && line.len() < 500),
            "{address} {part}: {}",
            ran.err
        );
    }
    assert_eq!(ran.status, if ran.err.is_empty() { 0 } else { 3 });
    ran
}
