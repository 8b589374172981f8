//! Customers that nobody has made: what a call that names one does.

use crate::app::App;
use crate::config::UnknownCustomers;
use crate::domain::id::CustomerId;
use crate::wire::error::ApiError;

/// The one customer of all calls that name an unknown one, where the policy says so.
const POOL: &str = "anonymous";

/// Who is charged for a call of an unknown customer.
pub(super) async fn stands_for(app: &App, id: &CustomerId) -> Result<Option<CustomerId>, ApiError> {
    match app.settings.unknown_customers {
        UnknownCustomers::Create => {
            if app.directory.customer_count().await? >= app.settings.auto_created_customers_max {
                return Err(refused(id, "no more customers are made by calls"));
            }
            Ok(Some(id.clone()))
        }
        UnknownCustomers::Reject => Err(refused(id, "calls do not make customers here")),
        UnknownCustomers::Anonymous => Ok(Some(POOL.into())),
        UnknownCustomers::Ignore => Ok(None),
    }
}

fn refused(id: &CustomerId, why: &str) -> ApiError {
    ApiError::Forbidden {
        message: format!("Customer={id} is not known, and {why}. Make it with `/customer/new`."),
        kind: "customer_unknown",
        param: Some("user"),
    }
}
