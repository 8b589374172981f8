//! Pages of lists: how one is asked for, and the part of a list it stands for.

use schemars::JsonSchema;
use serde::Serialize;

use crate::wire::fields::Fields;

/// The largest page.
const SIZE_MAX: u64 = 100;

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

    /// The items of a whole list that are on it.
    pub(super) fn of<T>(self, items: Vec<T>) -> Vec<T> {
        let skip = usize::try_from(self.offset()).unwrap_or(usize::MAX);
        let take = usize::try_from(self.size).unwrap_or(usize::MAX);
        items.into_iter().skip(skip).take(take).collect()
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
        assert_eq!(page.of((1..=5).collect()), [5]);
        let Place { total_count, current_page, total_pages } = page.place(5);
        assert_eq!((total_count, current_page, total_pages), (5, 3, 3));
        assert!(!read(&[]).unwrap().asked);
        assert!(read(&[("size", "100")]).is_ok());
        assert_eq!(read(&[]).unwrap().place(0).total_pages, 0);
        for bad in [("size", "101"), ("size", "0"), ("page", "0"), ("page", "-1"), ("page", "x")] {
            assert!(read(&[bad]).is_err(), "{bad:?}");
        }
        assert_eq!(read(&[("page", "18446744073709551615")]).unwrap().of(vec![1]), [0; 0]);
    }
}
