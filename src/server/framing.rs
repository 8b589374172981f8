//! How a request says where its body ends. Where two readers could disagree about that, one of them
//! would see another request in the same bytes, so it is refused.

use axum::http::{HeaderMap, header};

use crate::wire::error::ApiError;

/// Refuses a request whose `Transfer-Encoding` is anything but one `chunked`.
pub(super) fn check(headers: &HeaderMap) -> Result<(), ApiError> {
    let mut codings = headers.get_all(header::TRANSFER_ENCODING).iter();
    match (codings.next(), codings.next()) {
        (None, _) => Ok(()),
        (Some(coding), None) if coding.as_bytes().trim_ascii().eq_ignore_ascii_case(b"chunked") => Ok(()),
        _ => Err(ApiError::bad_request(
            "A request may have one Transfer-Encoding header, and its value must be 'chunked'.",
            Some("transfer-encoding"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_one_plain_chunked_is_taken() {
        for (codings, is_taken) in [
            (&[][..], true),
            (&["chunked"][..], true),
            (&["Chunked"], true),
            (&[" chunked\t"], true),
            (&[""], false),
            (&["identity"], false),
            (&["chunked, chunked"], false),
            (&["gzip, chunked"], false),
            (&["chunked", "chunked"], false),
            (&["identity", "chunked"], false),
            (&["chunked", ""], false),
        ] {
            let mut headers = HeaderMap::new();
            for coding in codings {
                headers.append(header::TRANSFER_ENCODING, HeaderValue::from_static(coding));
            }
            assert_eq!(check(&headers).is_ok(), is_taken, "{codings:?}");
        }
    }
}
