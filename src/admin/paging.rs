//! Lists: how a page is asked for and the part of a list it stands for, and whole lists, which are
//! read and answered piece by piece.

use axum::Json;
use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use schemars::JsonSchema;
use serde::Serialize;

use crate::store::records::Mark;
use crate::wire::error::ApiError;
use crate::wire::fields::Fields;

/// Records of a whole list that are read, and held in memory, at a time.
pub(super) const PIECE: u64 = 1_000;

/// The largest page.
const SIZE_MAX: u64 = 100;
/// The longest part of a name that is looked for.
const SEARCH_CHARS_MAX: usize = 200;

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) number: u64,
    pub(super) size: u64,
    /// Whether a page was asked for at all.
    pub(super) asked: bool,
}

/// Where a page stands in its list; its members are those of the original's key list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Place {
    total_count: u64,
    current_page: u64,
    total_pages: u64,
}

impl Page {
    /// Reads `page` and `size`.
    pub(super) fn read(fields: &mut Fields, default_size: u64) -> Self {
        Self::read_sized(fields, "size", default_size)
    }

    /// Reads `page`, and the size from the member of that name.
    pub(super) fn read_sized(fields: &mut Fields, name: &'static str, default_size: u64) -> Self {
        let page = fields.count_within("page", 1, None);
        let size = fields.count_within(name, 1, Some(SIZE_MAX));
        let asked = page.is_sent() || size.is_sent();
        Self { number: page.value().unwrap_or(1), size: size.value().unwrap_or(default_size), asked }
    }

    /// How many items lie before it.
    pub(super) fn offset(self) -> u64 {
        self.number.saturating_sub(1).saturating_mul(self.size)
    }

    /// How many pages so many items fill.
    pub(super) fn pages(self, total: u64) -> u64 {
        total.div_ceil(self.size.max(1))
    }

    /// Where it stands in a list of so many items.
    pub(super) fn place(self, total: u64) -> Place {
        Place { total_count: total, current_page: self.number, total_pages: self.pages(total) }
    }
}

/// Answers a list as one array. `read` gives what follows a mark, and the mark to go on from.
///
/// The first piece is read before anything is answered, so a list that cannot be read is a plain
/// error. Later a piece that fails ends the connection: what came is not a whole array.
pub(super) async fn whole_list<T, R>(
    read: impl Fn(Option<Mark>) -> R + Send + 'static,
) -> Result<Response, ApiError>
where
    T: Serialize,
    R: Future<Output = Result<(Vec<T>, Option<Mark>), ApiError>> + Send + 'static,
{
    let (first, next) = read(None).await?;
    let Some(next) = next else { return Ok(Json(first).into_response()) };
    let head = Bytes::from(piece(&first, true, false)?);
    let rest = stream::try_unfold(Some(next), move |mark| {
        let piece_read = mark.map(|mark| read(Some(mark)));
        async move {
            let Some(piece_read) = piece_read else { return Ok(None) };
            let (items, next) = piece_read.await?;
            let bytes = Bytes::from(piece(&items, false, next.is_none())?);
            Ok::<_, ApiError>(Some((bytes, next)))
        }
    });
    let whole = stream::iter([Ok(head)]).chain(rest).map(|piece| {
        piece.map_err(|error| {
            tracing::error!(?error, "a list ends early: it cannot be read any further");
            std::io::Error::other("the list cannot be read any further")
        })
    });
    Ok(([(CONTENT_TYPE, "application/json")], Body::from_stream(whole)).into_response())
}

/// Items as a part of an array.
fn piece<T: Serialize>(items: &[T], is_first: bool, is_last: bool) -> Result<Vec<u8>, ApiError> {
    let mut bytes = serde_json::to_vec(items).map_err(|error| {
        tracing::error!(%error, "a list cannot be written");
        ApiError::Internal
    })?;
    if !is_first && let Some(bracket) = bytes.first_mut() {
        *bracket = b',';
    }
    if !is_last {
        bytes.pop();
    }
    // After a full last piece there is nothing left to stand behind a comma.
    Ok(if items.is_empty() { bytes.split_off(bytes.len().min(1)) } else { bytes })
}

/// Reads `search`, a part of a name.
pub(super) fn read_search(fields: &mut Fields) -> Option<String> {
    let search = fields.filled_text("search").value();
    if search.as_ref().is_some_and(|text| text.chars().count() > SEARCH_CHARS_MAX) {
        fields.refuse("search", format!("search must not be longer than {SEARCH_CHARS_MAX} characters"));
        return None;
    }
    if search.as_ref().is_some_and(|text| text.chars().any(char::is_control)) {
        fields.refuse("search", "search must not hold control characters");
        return None;
    }
    search
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::error::ApiError;

    fn read(pairs: &[(&str, &str)]) -> Result<Page, ApiError> {
        let mut fields =
            Fields::from_query(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let page = Page::read(&mut fields, 10);
        fields.finish(|refusal| ApiError::DetailError(refusal.message))?;
        Ok(page)
    }

    #[test]
    fn a_page_is_asked_for_within_bounds() {
        let page = read(&[("page", "3"), ("size", "2")]).unwrap();
        assert_eq!(page.offset(), 4);
        let Place { total_count, current_page, total_pages } = page.place(5);
        assert_eq!((total_count, current_page, total_pages), (5, 3, 3));
        assert!(!read(&[]).unwrap().asked);
        assert!(read(&[("size", "100")]).is_ok());
        assert_eq!(read(&[]).unwrap().place(0).total_pages, 0);
        for bad in [("size", "101"), ("size", "0"), ("page", "0"), ("page", "-1"), ("page", "x")] {
            assert!(read(&[bad]).is_err(), "{bad:?}");
        }
        assert_eq!(read(&[("page", "18446744073709551615")]).unwrap().offset(), u64::MAX);
    }

    #[test]
    fn pieces_make_one_array() {
        let joined = |pieces: &[&[u8]]| {
            let last = pieces.len() - 1;
            let parts =
                pieces.iter().enumerate().map(|(at, items)| piece(items, at == 0, at == last).unwrap());
            serde_json::from_slice::<Vec<u8>>(&parts.collect::<Vec<_>>().concat()).unwrap()
        };
        assert_eq!(joined(&[&[1, 2], &[3], &[4, 5]]), [1, 2, 3, 4, 5]);
        assert_eq!(joined(&[&[1, 2], &[]]), [1, 2]);
        assert_eq!(joined(&[&[1, 2], &[3, 4], &[]]), [1, 2, 3, 4]);
    }

    #[test]
    fn a_search_is_as_long_as_a_name_and_no_longer() {
        let search = |text: String| {
            let mut fields = Fields::from_query([("search".to_owned(), text)]);
            let search = read_search(&mut fields);
            fields.finish(|refusal| ApiError::DetailError(refusal.message)).map(|()| search)
        };
        assert_eq!(search("ä".repeat(200)).unwrap(), Some("ä".repeat(200)));
        assert!(search("ä".repeat(201)).is_err());
        assert!(search("a\u{0}b".into()).is_err());
    }
}
