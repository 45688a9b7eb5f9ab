use super::*;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

/// A server on this machine that answers each path with the bytes that were given for it, else 404; its port.
fn server(answers: Vec<(&'static str, Vec<u8>)>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let head: Vec<String> = BufReader::new(&stream).lines().map_while(Result::ok).take_while(|l| !l.is_empty()).collect();
            let path = head[0].split(' ').nth(1).unwrap_or_default();
            let found = answers.iter().find(|(at, _)| *at == path);
            let none = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec();
            let _ = stream.write_all(found.map_or(&none, |(_, answer)| answer));
        }
    });
    port
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes(), body].concat()
}

#[test]
fn nothing_leads_to_what_is_closed() {
    let bomb = {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&vec![b' '; LARGEST + 1]).unwrap();
        packed.finish().unwrap()
    };
    let port = server(vec![
        ("/robots.txt", answer("200 OK", b"User-agent: dateline\nDisallow: /closed\n")),
        ("/good", answer("200 OK", b"good")),
        ("/cloud", answer("302 Found\r\nLocation: http://169.254.169.254/x", b"")),
        ("/shared", answer("302 Found\r\nLocation: http://100.64.0.1/", b"")),
        ("/file", answer("302 Found\r\nLocation: file:///etc/passwd", b"")),
        ("/round", answer("302 Found\r\nLocation: /closed", b"")),
        ("/bomb", answer("200 OK\r\nContent-Encoding: gzip", &bomb)),
    ]);
    let mut getter = Getter::new("test", vec!["127.0.0.1".to_owned()]);
    let mut check = |path: &str, expected: &str| {
        // The pace is for strangers.
        getter.pace = Pace::default();
        let got = getter.get(&format!("http://127.0.0.1:{port}{path}"));
        let got = got.map_or_else(|wrong| wrong.why, |fetched| String::from_utf8(fetched.bytes).unwrap());
        assert!(got.contains(expected), "{path}: {got}");
    };
    check("/good", "good");
    check("/cloud", "wanted a public address, met 169.254.169.254");
    check("/shared", "wanted a public address, met 100.64.0.1");
    check("/file", "wanted an address of http or https, met file");
    check("/closed/1", "robots.txt");
    check("/round", "robots.txt");
    check("/bomb", "met a larger one");
    check("/none", "met status 404");
    let shut = Getter::new("test", Vec::new()).get(&format!("http://localhost:{port}/good")).unwrap_err().why;
    assert!(shut.contains("wanted a public address"), "{shut}");
    assert!(Getter::new("test", Vec::new()).get("http://a:b@example.org/").unwrap_err().why.contains("without a name and a password"));
}
