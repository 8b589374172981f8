"""Verifies, as a receiver would, requests that were signed by the proxy.

Standard input: {"secrets": [...], "requests": [{"headers": {...}, "body": "..."}]}.
"""

import json
import sys

from standardwebhooks import Webhook, WebhookVerificationError

OTHER_SECRET = "whsec_" + "QUJD" * 8


def is_verified(secret, body, headers):
    try:
        return Webhook(secret).verify(body, headers) == json.loads(body)
    except WebhookVerificationError:
        return False


told = json.load(sys.stdin)
assert told["secrets"] and told["requests"]
for request in told["requests"]:
    headers, body = request["headers"], request["body"]
    for secret in told["secrets"]:
        assert is_verified(secret, body, headers), "a known secret verifies"
        assert not is_verified(secret, body + " ", headers), "another body does not"
        assert not is_verified(secret, body, {**headers, "webhook-id": "msg_other"}), "another id does not"
        later = str(int(headers["webhook-timestamp"]) + 1)
        assert not is_verified(secret, body, {**headers, "webhook-timestamp": later}), "another time does not"
    assert not is_verified(OTHER_SECRET, body, headers), "another secret does not"
