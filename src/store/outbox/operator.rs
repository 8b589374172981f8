//! What operators see of deliveries, and what they do to them.
