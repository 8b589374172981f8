"""What the Python scripts share: where the server is, and its control plane by plain HTTP.

Each script ends with status 0 when all it promises was true.
"""

import json
import os
import time
import traceback
import urllib.request

URL = os.environ["LITELLM_URL"]
KEY = os.environ["LITELLM_KEY"]


def call(method, path, body=None):
    """A call of the control plane that has to work."""
    request = urllib.request.Request(
        URL + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        # Money as the text it was sent as: a float could hide a difference.
        return json.load(response, parse_float=str)


def new_customer(customer, **members):
    call("POST", "/customer/new", {"user_id": customer, **members})
    return customer


def spend(customer):
    return call("GET", f"/customer/info?end_user_id={customer}")["spend"]


def wait_for_a_hold():
    """Returns when a call under way holds money."""
    deadline = time.monotonic() + 10
    while call("GET", "/health/readiness/details")["ledger"]["open_holds"] == 0:
        assert time.monotonic() < deadline, "no call ever began"


def run(promises):
    """Checks every function whose name tells a promise; all of them, also when one fails."""
    failed = 0
    for name, promise in list(promises.items()):
        if name.startswith("it_"):
            try:
                promise()
                print("ok    ", name)
            except Exception:
                failed += 1
                print("FAILED", name)
                traceback.print_exc()
    raise SystemExit(1 if failed else 0)
