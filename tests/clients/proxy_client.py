"""`litellm.proxy.client`, unchanged: every method of every part, and what it left on the server."""

import os

# Nothing is fetched: the prices are those that came with the package.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import requests
import server
from litellm.proxy.client import Client, HealthManagementClient, UsersManagementClient
from litellm.proxy.client.exceptions import NotFoundError, UnauthorizedError

CLIENT = Client(server.URL, server.KEY)
WRONG = "sk-wrong-sk-wrong-sk-wrong"
ANSWER = "Four legs and a tail."
MESSAGES = [{"role": "user", "content": "What is a cat?"}]


def raised(kind, call, *arguments, **named):
    """The exception of this kind that a call ends with."""
    try:
        answer = call(*arguments, **named)
        # A stream begins when it is read.
        list(answer) if not isinstance(answer, (dict, list)) else None
    except kind as raised:
        return raised
    raise AssertionError(f"{call.__qualname__} ended well")


def status_of(call, *arguments, **named):
    return raised(requests.HTTPError, call, *arguments, **named).response.status_code


def it_makes_changes_and_deletes_keys():
    made = CLIENT.keys.generate(
        models=["mock-chat"], aliases={"chat": "mock-chat"}, spend=0.25, duration="7d", key_alias="pc-key",
        team_id="pc-team", user_id="pc-user", config={"kept": 1},
    )  # fmt: skip
    key, token = made["key"], made["token"]
    for named in (key, token):
        info = CLIENT.keys.info(named)["info"]
        assert (info["key_alias"], info["spend"], info["team_id"]) == ("pc-key", 0.25, "pc-team"), info
    listed = CLIENT.keys.list(
        page=1, size=10, user_id="pc-user", team_id="pc-team", key_hash=token, key_alias="pc-key",
        return_full_object=True, include_team_keys=False,
    )  # fmt: skip
    assert [row["token"] for row in listed["keys"]] == [token] and listed["total_count"] == 1, listed
    assert CLIENT.keys.list(user_id="pc-user")["keys"] == [token]
    assert CLIENT.keys.list(organization_id="none-such")["keys"] == []
    changed = CLIENT.keys.update(
        key, models=["mock-chat", "mock-embedding"], aliases={"c": "mock-chat"}, spend=0.5, duration="1d",
        key_alias="pc-renamed", team_id="pc-team", user_id="pc-user",
    )  # fmt: skip
    assert changed["key_alias"] == "pc-renamed", changed
    info = CLIENT.keys.info(key)["info"]
    assert info["models"] == ["mock-chat", "mock-embedding"] and info["spend"] == 0.5, info
    assert info["aliases"] == {"c": "mock-chat"}, info
    assert Client(server.URL, key).chat.completions("c", MESSAGES)["choices"], "a key calls by its alias"
    assert CLIENT.keys.delete(keys=[key])["deleted_keys"] == [key]
    assert status_of(CLIENT.keys.info, key) == 404
    assert "Error updating key" in str(raised(Exception, CLIENT.keys.update, key, spend=1))
    CLIENT.keys.generate(key_alias="pc-second")
    assert CLIENT.keys.delete(key_aliases=["pc-second"])["deleted_keys"] == ["pc-second"]
    assert status_of(CLIENT.keys.delete, keys=["sk-none-such"]) == 404
    assert status_of(CLIENT.keys.generate, budget_id="none-such") == 400
    assert status_of(CLIENT.keys.generate, duration="soon") == 400


def it_makes_shows_and_deletes_users():
    users = UsersManagementClient(server.URL, server.KEY)
    user = {"user_id": "pc-ada", "user_email": "ada@example.org", "user_role": "internal_user", "max_budget": 2}
    made = users.create_user(user)
    assert made["key"].startswith("sk-") and made["max_budget"] == 2, made
    assert [row["user_id"] for row in users.list_users({"user_email": "ada@example.org"})] == ["pc-ada"]
    assert "pc-ada" in [row["user_id"] for row in users.list_users()]
    shown = users.get_user("pc-ada")
    assert shown["user_info"]["user_email"] == "ada@example.org" and len(shown["keys"]) == 1, shown
    assert users.get_user_v2("pc-ada")["user_role"] == "internal_user"
    own = UsersManagementClient(server.URL, made["key"])
    assert own.get_user()["user_id"] == own.get_user_v2()["user_id"] == "pc-ada"
    assert "Only proxy admin" in str(raised(UnauthorizedError, own.create_user, {"user_id": "pc-eve"}))
    assert status_of(users.create_user, user) == 409
    assert users.delete_user(["pc-ada"]) == 1
    for gone in (users.get_user, users.get_user_v2):
        raised(NotFoundError, gone, "pc-ada")
    raised(UnauthorizedError, own.get_user)


def it_finds_teams():
    for name in ("pc-b", "pc-a", "pc-c"):
        CLIENT.http.request("POST", "/team/new", json={"team_id": name, "team_alias": f"alias of {name}"})
    member = {"team_id": "pc-a", "member": {"role": "user", "user_id": "pc-member"}}
    CLIENT.http.request("POST", "/team/member_add", json=member)
    assert {"pc-a", "pc-b", "pc-c"} <= {team["team_id"] for team in CLIENT.teams.list()}
    assert [team["team_id"] for team in CLIENT.teams.list(user_id="pc-member")] == ["pc-a"]
    assert CLIENT.teams.list(organization_id="none-such") == []
    page = CLIENT.teams.list_v2(team_alias="alias of pc-", page=1, page_size=2, sort_by="team_id", sort_order="desc")
    assert [team["team_id"] for team in page["teams"]] == ["pc-c", "pc-b"], page
    assert (page["total"], page["page"], page["page_size"], page["total_pages"]) == (3, 1, 2, 2), page
    assert CLIENT.teams.list_v2(team_id="pc-a", user_id="pc-member")["total"] == 1
    assert CLIENT.teams.list_v2(organization_id="none-such")["teams"] == []
    assert CLIENT.teams.get_available() == []


def it_adds_changes_and_deletes_models():
    params = {"model": "mock/pc", "input_cost_per_token": 0.00001, "output_cost_per_token": 0.001}
    params["api_key"] = "sk-canary-of-the-client"
    made = CLIENT.models.new("pc-model", params, {"mode": "chat"})
    model = made["model_info"]["id"]
    assert "canary" not in str(made) and "pc-model" in [row["id"] for row in CLIENT.models.list()]
    assert CLIENT.chat.completions("pc-model", MESSAGES, user="pc-model-payer")["choices"]
    changed = CLIENT.models.update(model, {"output_cost_per_token": 0.002})
    assert changed["litellm_params"]["model"] == "mock/pc", changed
    # As LiteLLM's documentation of the route names the model, too.
    CLIENT.models.update(model, {"rpm": 100}, {"id": model, "note": "dearer"})
    for named in ({"model_id": model}, {"model_name": "pc-model"}):
        found = CLIENT.models.get(**named)
        assert found["litellm_params"]["rpm"] == 100 and found["model_info"]["note"] == "dearer", found
        assert found["model_info"]["output_cost_per_token"] == 0.002, found
    infos = CLIENT.models.info()
    assert model in [info["model_info"]["id"] for info in infos] and "canary" not in str(infos)
    assert CLIENT.models.delete(model)["message"]
    for gone, arguments in (("delete", ()), ("get", ()), ("update", ({"rpm": 1},))):
        raised(NotFoundError, getattr(CLIENT.models, gone), model, *arguments)
    groups = {group["model_group"]: group for group in CLIENT.model_groups.info()}
    assert groups["mock-chat"]["output_cost_per_token"] == 0.001 and "pc-model" not in groups, groups


def it_makes_changes_and_deletes_credentials():
    values = {"api_key": "sk-canary-of-a-credential", "api_version": "v1"}
    assert CLIENT.credentials.create("pc-house", {"kind": "test"}, values, display_name="House")["success"]
    listed = CLIENT.credentials.list()
    assert listed["success"] and "canary" not in str(listed), listed
    assert [row["credential_name"] for row in listed["credentials"]] == ["pc-house"], listed
    CLIENT.credentials.update_display_name("pc-house", None)
    shown = CLIENT.credentials.get("pc-house")
    assert shown["display_name"] is None and shown["credential_info"] == {"kind": "test"}, shown
    assert shown["credential_values"] == {"api_version": "v1", "api_key": "****"}, shown
    assert status_of(CLIENT.credentials.create, "pc-house", {}, values) == 409
    assert CLIENT.credentials.delete("pc-house")["success"]
    for gone in (CLIENT.credentials.get, CLIENT.credentials.delete):
        assert status_of(gone, "pc-house") == 404


def it_chats():
    answer = CLIENT.chat.completions(
        "mock-chat", MESSAGES, temperature=0.5, top_p=0.9, n=1, max_tokens=50, presence_penalty=0,
        frequency_penalty=0, user="pc-chat",
    )  # fmt: skip
    assert answer["choices"][0]["message"]["content"] == ANSWER, answer
    chunks = list(CLIENT.chat.completions_stream("mock-chat", MESSAGES, max_tokens=50, user="pc-stream"))
    told = "".join(choice["delta"].get("content") or "" for chunk in chunks for choice in chunk["choices"])
    assert told == ANSWER, chunks
    assert server.spend("pc-chat") == server.spend("pc-stream") == "0.0201"
    server.new_customer("pc-poor", max_budget=0.0001)
    for call in (CLIENT.chat.completions, CLIENT.chat.completions_stream):
        assert status_of(call, "mock-chat", MESSAGES, user="pc-poor") == 422


def it_tells_of_its_health_and_answers_any_request():
    health = HealthManagementClient(server.URL, server.KEY)
    assert health.get_readiness()["status"] == "healthy"
    health.get_server_version()
    assert CLIENT.http.request("GET", "health/readiness/details")["db"] == "connected"
    estimate = {"model": "mock-chat", "input_tokens": 10, "output_tokens": 20}
    assert CLIENT.http.request("POST", "/cost/estimate", json=estimate)["cost_per_request"] == 0.0201
    assert status_of(CLIENT.http.request, "GET", "/none-such") == 404
    assert status_of(CLIENT.http.request, "POST", "/customer/new", data=b"{not json") == 422


def it_says_that_a_key_is_wrong():
    wrong, users = Client(server.URL, WRONG), UsersManagementClient(server.URL, WRONG)
    params = {"model": "mock/x"}
    for call, *arguments in (
        (wrong.keys.list,), (wrong.keys.generate,), (wrong.keys.delete, ["sk-1"]), (wrong.keys.info, "sk-1"),
        (wrong.models.list,), (wrong.models.info,), (wrong.models.get, "x"), (wrong.models.new, "x", params),
        (wrong.models.update, "x", params), (wrong.models.delete, "x"), (wrong.model_groups.info,),
        (wrong.teams.list,), (wrong.teams.list_v2,), (wrong.teams.get_available,),
        (wrong.credentials.list,), (wrong.credentials.get, "x"), (wrong.credentials.delete, "x"),
        (wrong.credentials.create, "x", {}, {}), (wrong.credentials.update_display_name, "x", None),
        (wrong.chat.completions, "mock-chat", MESSAGES), (wrong.chat.completions_stream, "mock-chat", MESSAGES),
        (users.list_users,), (users.get_user, "x"), (users.get_user_v2, "x"), (users.create_user, {}),
        (users.delete_user, ["x"]),
    ):  # fmt: skip
        told = str(raised(UnauthorizedError, call, *arguments))
        assert WRONG not in told, told
    assert status_of(wrong.http.request, "GET", "/key/list") == 401


server.run(globals())
