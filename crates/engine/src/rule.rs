//! The loader and matcher of rules, which the stages share.
