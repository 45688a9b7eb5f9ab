//! Redirects to where a stranger must not lead: each is refused before anything connects.

use super::nasty::{fetched, saying};

fn to(address: &str) -> String {
    saying(&format!("302 Found\r\nLocation: {address}\r\nContent-Length: 0"), "")
}

#[test]
fn to_machines_that_are_not_public() {
    let closed = [
        ("http://169.254.169.254/latest/meta-data/", "wanted a public address, met 169.254.169.254"),
        ("http://100.64.0.1/", "wanted a public address, met 100.64.0.1"),
        ("http://[::ffff:127.0.0.1]/", "wanted a public address, met ::ffff:127.0.0.1"),
        ("http://[fd00::1]/", "wanted a public address, met fd00::1"),
        ("http://[::1]/", "wanted a public address, met ::1"),
        ("http://0.0.0.0/", "wanted a public address, met 0.0.0.0"),
        ("//10.0.0.1/", "wanted a public address, met 10.0.0.1"),
    ];
    fetched(&closed.map(|(address, part)| (to(address), part)));
}

#[test]
fn to_this_machine_by_another_name() {
    // 127.0.0.2, as 127.0.0.1 is allowed.
    let names = ["2130706434", "0177.0.0.2", "0x7f.0.0.2", "127.2", "127.0.0.2."];
    let named = names.map(|name| (to(&format!("http://{name}/")), "wanted a public address, met 127.0.0.2"));
    fetched(&named);
    fetched(&[(to("http://localhost/"), "wanted a public address, met ")]);
}

#[test]
fn to_what_is_no_page_of_the_web() {
    fetched(&[
        (to("file:///etc/passwd"), "wanted an address of http or https, met file"),
        (to("data:text/html,<p>x"), "wanted an address of http or https, met data"),
        (to("javascript:alert(1)"), "wanted an address of http or https, met javascript"),
        (to("http://ann:secret@127.0.0.1/"), "wanted an address without a name and a password"),
        (to("http://"), "empty host"),
        (to("/x\r\nSet-Cookie: a=b\r\n Injected: x"), "met"),
        (to("/x"), "redirects at most, met more"),
    ]);
}
