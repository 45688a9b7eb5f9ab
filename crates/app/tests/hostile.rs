//! Input that was made to harm, at full size: each is refused with one line or made harmless, what is beside it is read, and neither
//! memory nor time grow with what it pretends to be.

mod program;
mod server;

mod hostile {
    mod beside;
    mod nasty;
    mod sample;

    mod charset;
    mod entity;
    mod folder;
    mod format;
    mod led;
    mod nested;
    mod packed;
    mod shown;
    mod web;
}
