//! What Lago says about itself: whether it is set up for what is sent, and what it keeps of it.

use std::collections::BTreeMap;

use futures_util::future::BoxFuture;

use super::Lago;
use super::check::{Ours, check};
use super::reader::Reader;
use super::verify::{self, Sent, Span};
use crate::delivery::books::Books;
use crate::delivery::target::{Item, Subject};
use crate::domain::delivery::Profile;
use crate::domain::time::Millis;
use crate::wire::delivery::{Comparison, Finding, Level, Named, Sum};

impl Books for Lago {
    fn check<'a>(
        &'a self,
        profile: &'a Profile,
        charge_ids: &'a [String],
        oldest_pending_ms: Option<u64>,
    ) -> BoxFuture<'a, Vec<Finding>> {
        Box::pin(async move {
            let Profile::Lago(profile) = profile else { return Vec::new() };
            match Reader::new(self.clone()) {
                Ok(reader) => check(&reader, Ours { profile, charge_ids, oldest_pending_ms }).await,
                Err(error) => vec![Finding {
                    name: "reach".into(),
                    level: Level::Fail,
                    text: error.to_string(),
                    hint: String::new(),
                }],
            }
        })
    }

    fn compare<'a>(
        &'a self,
        profile: &'a Profile,
        from: Millis,
        to: Millis,
        delivered: &'a [Item],
    ) -> BoxFuture<'a, Result<Comparison, String>> {
        Box::pin(async move {
            let reader = Reader::new(self.clone()).map_err(|error| error.to_string())?;
            let mut whole = verify::Comparison::default();
            for (code, sent) in by_code(profile, delivered) {
                let part = verify::verify(&reader, code, Span { from, to }, sent).await;
                whole.merge(part.map_err(|error| error.to_string())?);
            }
            Ok(whole.into())
        })
    }
}

/// What was sent under each code, in the order of its time. The codes of now are there also when
/// nothing was sent: somebody else may send under them.
fn by_code<'a>(profile: &'a Profile, delivered: &'a [Item]) -> BTreeMap<&'a str, Vec<Sent>> {
    let mut by_code: BTreeMap<&str, Vec<Sent>> = BTreeMap::new();
    if let Profile::Lago(profile) = profile {
        by_code.extend(profile.codes.iter().map(|code| (code.as_str(), Vec::new())));
    }
    for item in delivered {
        let (Profile::Lago(profile), Subject::Entry(entry, _)) = (&*item.profile, &item.subject) else {
            continue;
        };
        let part = usize::try_from(item.key.part).unwrap_or(usize::MAX);
        let Some(code) = profile.codes.get(part) else { continue };
        let transaction_id = super::transaction_id(&entry.id, &profile.codes, item.key.part);
        let sent = Sent { transaction_id, at: entry.at, cost: entry.cost };
        by_code.entry(code).or_default().push(sent);
    }
    by_code.values_mut().for_each(|sent| sent.sort_by_key(|sent| sent.at));
    by_code
}

impl From<verify::Comparison> for Comparison {
    fn from(found: verify::Comparison) -> Self {
        let sum = |tally: verify::Tally| Sum { count: tally.count, cost: tally.cost };
        let named = |named: verify::Named<String>| Named { count: named.count, first: named.first };
        let wrong = |wrong: verify::WrongAmount| {
            let kept = wrong.kept.map_or_else(|| "no number".to_owned(), |kept| kept.0.to_string());
            format!("{}: sent {}, kept {kept}", wrong.transaction_id, wrong.sent.0)
        };
        Self {
            sent: sum(found.sent),
            accepted: sum(found.accepted),
            missing: named(found.missing),
            doubled: named(found.doubled),
            wrong: Named {
                count: found.wrong.count,
                first: found.wrong.first.into_iter().map(wrong).collect(),
            },
            unexpected: named(found.unexpected),
        }
    }
}
