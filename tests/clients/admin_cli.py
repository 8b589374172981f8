"""LiteLLM's own admin command, `lite` (once `litellm-proxy`), unchanged: every command that talks to
a server, in every format, and what it left behind on the server."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

# Nothing is fetched, and tables are as wide as they need.
os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", COLUMNS="250", NO_COLOR="1")

import server
from litellm.proxy.client.cli import cli

ADMIN = pathlib.Path(sys.executable).parent
HASH_DIGITS = 64


class Ended:
    """How a command ended."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"status {self.status}\n{self.out}{self.err}"


def lite(*arguments, key=server.KEY, typed="", status=0):
    """Runs the command in a process of its own: a copy of this one, which has read the package already."""
    with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        stdin.write(typed.encode())
        files = (stdin, out, err)
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os._exit(in_the_child(files, arguments, key))
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
    answer = Ended(ended, *texts)
    assert ended == status, f"lite {' '.join(arguments)}: {answer}"
    return answer


def in_the_child(files, arguments, key):
    files[0].seek(0)
    for number, file in enumerate(files):
        os.dup2(file.fileno(), number)
    os.environ.update(LITELLM_PROXY_URL=server.URL, LITELLM_PROXY_API_KEY=key)
    status = 0
    try:
        cli(list(arguments), prog_name="lite")
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    return status


def cells(table, first):
    """The row of a printed table whose first cell is this one."""
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in table.out.splitlines()]
    found = [row for row in rows if row and row[0] == first]
    assert len(found) == 1, table
    return found[0]


def it_runs_under_both_of_its_names():
    environment = {**os.environ, "LITELLM_PROXY_URL": server.URL + "/", "LITELLM_PROXY_API_KEY": server.KEY}
    for name, notice in (("lite", ""), ("litellm-proxy", "deprecated")):
        ended = subprocess.run(
            [ADMIN / name, "http", "request", "GET", "/health/readiness"],
            capture_output=True, text=True, env=environment, timeout=120,
        )
        assert ended.returncode == 0 and json.loads(ended.stdout)["status"] == "healthy", ended
        assert notice in ended.stderr, ended


def it_tells_versions():
    for arguments in (["version"], ["--version"]):
        told = lite(*arguments).out
        assert f"LiteLLM Proxy Server URL: {server.URL}" in told, told
        assert "Could not retrieve" not in told, told


def it_generates_lists_and_deletes_keys():
    made = lite(
        "keys", "generate", "--models", "mock-chat, mock-embedding", "--aliases", '{"chat": "mock-chat"}',
        "--spend", "0.5", "--duration", "24h", "--key-alias", "cli-first", "--team-id", "cli-team",
        "--user-id", "cli-user", "--config", '{"kept": true}',
    ).json()  # fmt: skip
    assert made["models"] == ["mock-chat", "mock-embedding"] and made["spend"] == 0.5, made
    row = server.call("GET", f"/key/info?key={made['key']}")["info"]
    assert (row["key_alias"], row["team_id"], row["user_id"]) == ("cli-first", "cli-team", "cli-user"), row
    assert row["aliases"] == {"chat": "mock-chat"} and row["spend"] == "0.5", row
    assert row["config"] == {"kept": True} and row["expires"] is not None, row
    for filters in (
        ["--key-alias", "cli-first"],
        ["--key-hash", made["token"]],
        ["--user-id", "cli-user"],
        ["--team-id", "cli-team", "--include-team-keys"],
        ["--page", "1", "--size", "100", "--return-full-object"],
    ):
        listed = lite("keys", "list", "--format", "json", *filters).json()
        assert [key["key_alias"] for key in listed["keys"]] == ["cli-first"], listed
        assert listed["total_count"] == listed["current_page"] == listed["total_pages"] == 1, listed
    assert lite("keys", "list", "--format", "json", "--organization-id", "none").json()["keys"] == []
    assert lite("keys", "list", "--format", "json", "--page", "2").json()["keys"] == []
    table = lite("keys", "list")
    assert "Showing 1 keys out of 1" in table.out, table
    assert cells(table, made["token"]) == [made["token"], "cli-first", "cli-user", "cli-team", "0.5"], table
    second = lite("keys", "generate", "--key-alias", "cli-second").json()
    assert lite("keys", "delete", "--key-aliases", "cli-first").json()["deleted_keys"] == ["cli-first"]
    assert lite("keys", "delete", "--keys", second["key"]).json()["deleted_keys"] == [second["key"]]
    assert "Showing 0 keys out of 0" in lite("keys", "list").out


def it_shows_why_a_key_was_refused():
    for arguments, code, message in (
        (["generate", "--budget-id", "none-such"], 400, "Budget 'none-such' does not exist"),
        (["generate", "--duration", "soon"], 400, "duration"),
        (["delete", "--keys", "sk-none-such"], 404, "No keys found"),
        (["delete"], 422, "At least one of 'keys' or 'key_aliases' must be provided"),
    ):
        refused = lite("keys", *arguments, status=1)
        assert f"Error: HTTP {code}" in refused.err and message in refused.out, refused
    assert lite("keys", "list", key="sk-wrong-sk-wrong", status=1).err.strip().splitlines()[-1].startswith(
        "litellm.proxy.client.exceptions.UnauthorizedError"
    )


def it_imports_keys_from_another_server():
    aliases = [f"cli-import-{number}" for number in range(3)]
    for alias in aliases:
        server.call("POST", "/key/generate", {"key_alias": alias, "user_id": "cli-importer"})
    server.call("POST", "/key/generate", {"user_id": "cli-importer"})
    # The other server is this one, so the names are taken; what has none is made once more.
    source = ["--source-base-url", server.URL, "--source-api-key", server.KEY]
    tried = lite("keys", "import", *source, "--dry-run")
    assert "Found 4 keys in source instance." in tried.out, tried
    assert all(cells(tried, alias)[1] == "cli-importer" for alias in aliases), tried
    since = lite("keys", "import", *source, "--dry-run", "--created-since", "2020-01-01_00:00")
    assert "Filtered 4 keys to 4 keys" in since.out, since
    assert "to 0 keys" in lite("keys", "import", *source, "--created-since", "9999-01-01").out
    made = lite("keys", "import", *source)
    assert "Successfully imported: 1" in made.out and "Failed to import: 3" in made.out, made
    listed = lite("keys", "list", "--format", "json", "--user-id", "cli-importer").json()["keys"]
    assert sorted(str(key["key_alias"]) for key in listed) == ["None", "None", *aliases], listed
    lite("keys", "delete", "--keys", ",".join(key["token"] for key in listed))


def it_creates_shows_and_deletes_users():
    server.call("POST", "/team/new", {"team_id": "cli-users-team"})
    made = lite(
        "users", "create", "--email", "ada@example.com", "--role", "internal_user", "--alias", "Ada",
        "--team", "cli-users-team", "--max-budget", "2.5",
    ).json()  # fmt: skip
    user = made["user_id"]
    row = server.call("GET", f"/user/info?user_id={user}")["user_info"]
    assert (row["user_email"], row["user_alias"], row["max_budget"]) == ("ada@example.com", "Ada", "2.5"), row
    shown = lite("users", "get", "--id", user).json()
    assert shown["user_info"]["user_role"] == "internal_user", shown
    assert [team["team_id"] for team in shown["teams"]] == ["cli-users-team"], shown
    assert cells(lite("users", "list"), user) == [user, "ada@example.com", "internal_user", "cli-users-team"]
    # The user's own key is none of an admin.
    refused = lite("users", "create", "--email", "eve@example.com", key=made["key"], status=1)
    assert "UnauthorizedError" in refused.err and "Only proxy admin" in refused.err, refused
    lite("users", "delete", user)
    assert user not in lite("users", "list").out
    assert "NotFoundError" in lite("users", "get", "--id", user, status=1).err


def it_lists_teams_and_joins_a_key_to_one():
    assert "No available teams to join." in lite("teams", "available").out
    team = {"team_id": "cli-blue", "team_alias": "Blue", "models": ["mock-chat"], "max_budget": 3}
    server.call("POST", "/team/new", team)
    assert cells(lite("teams", "list"), row_of("Blue"))[1:] == [
        "Blue", "cli-blue", "mock-chat", "$3.0", "Member",
    ]  # fmt: skip
    member = server.call("POST", "/user/new", {"user_id": "cli-joiner", "user_role": "proxy_admin"})["key"]
    told = lite("teams", "assign-key", "--team-id", "cli-blue", key=member).out
    assert "Successfully assigned key to team: cli-blue" in told, told
    assert "You can now access models: mock-chat" in told, told
    assert server.call("GET", f"/key/info?key={member}")["info"]["team_id"] == "cli-blue"
    # Without a team it asks for the number of one.
    server.call("POST", "/key/update", {"key": member, "team_id": None})
    told = lite("teams", "assign-key", key=member, typed=f"{row_of('Blue')}\n").out
    assert "Successfully assigned key to team: cli-blue" in told, told
    assert "Operation cancelled." in lite("teams", "assign-key", key=member, typed="skip\n").out
    refused = lite("teams", "assign-key", "--team-id", "cli-none", key="sk-wrong-sk-wrong", status=1)
    assert "Error: Error updating key:" in refused.err, refused


def row_of(alias):
    """The number that the command gives to a team."""
    teams = server.call("GET", "/team/list")
    return str(1 + [team["team_alias"] for team in teams].index(alias))


PARAMS = ["-p", "model=mock/chat", "-p", "input_cost_per_token=0.00001", "-p", "api_key=sk-canary-of-a-model"]


def it_adds_shows_changes_and_deletes_models():
    added = lite("models", "add", "cli-model", *PARAMS, "-p", "output_cost_per_token=0.001", "-i", "mode=chat")
    assert "canary" not in added.out, added
    model = added.json()["model_id"]
    assert cells(lite("models", "list"), "cli-model")[1:2] == ["model"]
    listed = lite("models", "list", "--format", "json").json()
    assert [model["id"] for model in listed].count("cli-model") == 1, listed
    columns = "public_model,upstream_model,credential_name,id,input_cost,output_cost,created_at"
    row = cells(lite("models", "info", "--columns", columns), "cli-model")
    assert row[:6] == ["cli-model", "mock/chat", "", model, "$0.0100", "$1.0000"] and row[6], row
    assert cells(lite("models", "info"), "cli-model")[1] == "mock/chat"
    infos = lite("models", "info", "--format", "json").json()
    assert model in [info["model_info"]["id"] for info in infos] and "canary" not in json.dumps(infos)
    changed = lite("models", "update", model, "-p", "output_cost_per_token=0.002", "-i", "note=dearer").json()
    assert changed["litellm_params"]["model"] == "mock/chat", "what is not named stays"
    for named in (["--id", model], ["--name", "cli-model"]):
        info = lite("models", "get", *named).json()["model_info"]
        assert (info["output_cost_per_token"], info["note"], info["mode"]) == (0.002, "dearer", "chat"), info
    answer = server.call("POST", "/chat/completions", call_of("cli-model", "cli-model-payer"))
    assert answer["usage"]["total_tokens"] == 30 and server.spend("cli-model-payer") == "0.0401"
    assert model in lite("models", "delete", model).json()["message"]
    for gone in (["delete", model], ["update", model, "-p", "rpm=1"], ["get", "--id", model]):
        assert "NotFoundError" in lite("models", *gone, status=1).err, gone


def call_of(model, customer):
    return {"model": model, "messages": [{"role": "user", "content": "What is a cat?"}], "user": customer}


def it_imports_models_from_a_configuration():
    config = pathlib.Path("import.yaml")
    config.write_text("""
model_list:
  - model_name: cli-imported
    litellm_params: {model: mock/one, input_cost_per_token: 0.00001, output_cost_per_token: 0.001}
    model_info: {access_groups: [cli-group]}
  - model_name: cli-left-out
    litellm_params: {model: mock/two}
""")
    only = ["--only-models-matching-regex", "^mock/", "--only-access-groups-matching-regex", "^cli-gr"]
    tried = lite("models", "import", str(config), "--dry-run", *only)
    assert cells(tried, "cli-imported") == ["cli-imported", "mock/one", "cli-group"], tried
    assert cells(tried, "Total") == ["Total", "1"], tried
    assert "cli-imported" not in lite("models", "list").out
    lite("models", "import", str(config), *only)
    added = lite("models", "get", "--name", "cli-imported").json()
    assert added["model_info"]["access_groups"] == ["cli-group"], added
    assert "cli-left-out" not in lite("models", "list").out
    lite("models", "delete", added["model_info"]["id"])


def it_creates_shows_changes_and_deletes_credentials():
    values = json.dumps({"api_key": "sk-canary-of-a-credential", "api_base": "https://example.com/v1"})
    info = json.dumps({"custom_llm_provider": "openai"})
    made = lite("credentials", "create", "cli-house", "--info", info, "--values", values, "--display-name", "House")
    assert made.json()["success"] is True, made
    assert cells(lite("credentials", "list"), "cli-house") == ["cli-house", "House", "db", "openai"]
    listed = lite("credentials", "list", "--format", "json")
    assert "canary" not in listed.out and listed.json()["credentials"][0]["credential_name"] == "cli-house", listed
    lite("credentials", "update", "cli-house", "--display-name", "The house")
    shown = lite("credentials", "get", "cli-house").json()
    assert shown["display_name"] == "The house", shown
    assert shown["credential_values"] == {"api_base": "https://example.com/v1", "api_key": "****"}, shown
    lite("credentials", "update", "cli-house", "--clear-display-name")
    assert lite("credentials", "get", "cli-house").json()["display_name"] is None
    again = lite("credentials", "create", "cli-house", "--info", "{}", "--values", values, status=1)
    assert "Error: HTTP 409" in again.err and "already exists" in again.out, again
    borrower = ["-p", "model=openai/x", "-p", "litellm_credential_name=cli-house"]
    model = lite("models", "add", "cli-borrower", *borrower).json()["model_id"]
    row = cells(lite("models", "info", "--columns", "public_model,credential_name"), "cli-borrower")
    assert row == ["cli-borrower", "cli-house"], row
    assert "Error: HTTP 409" in lite("credentials", "delete", "cli-house", status=1).err
    lite("models", "delete", model)
    assert lite("credentials", "delete", "cli-house").json()["success"] is True
    assert "Error: HTTP 404" in lite("credentials", "delete", "cli-house", status=1).err


def it_lists_model_groups():
    assert cells(lite("model-groups", "list"), "mock-chat") == ["mock-chat", "chat", "1e-05", "0.001"]
    groups = lite("model-groups", "list", "--format", "json").json()
    assert {"mock-chat", "mock-embedding"} <= {group["model_group"] for group in groups}, groups


def it_sends_any_request():
    body = json.dumps({"user_id": "cli-http", "max_budget": 0.01})
    made = lite("http", "request", "POST", "/customer/new", "-j", body, "-H", "X-Note: any").json()
    assert made["user_id"] == "cli-http", made
    json_header = ["-H", "Content-Type: application/json"]
    asked = json.dumps(call_of("mock-chat", "cli-http"))
    refused = lite("http", "request", "POST", "/chat/completions", "-j", asked, *json_header, status=1)
    assert "Error: HTTP 422" in refused.err and "cli-http" in refused.out, refused
    shown = lite("http", "request", "GET", "/customer/info?end_user_id=cli-http").json()
    assert shown["litellm_budget_table"]["max_budget"] == 0.01 and shown["spend"] == 0, shown
    assert "Error: HTTP 404" in lite("http", "request", "GET", "/none-such", status=1).err


def it_chats():
    told = lite("chat", "mock-chat", "-t", "0.2", "-s", "Be short.", typed="What is a cat?\n/history\n/quit\n")
    assert "Four legs and a tail." in told.out and "Chat session ended." in told.out, told
    assert "3. Assistant: Four legs and a tail." in told.out, told
    chosen = lite("chat", typed="mock-chat\nWhat is a cat?\n")
    assert "Four legs and a tail." in chosen.out, chosen
    capped = lite("chat", "mock-chat", "--max-tokens", "2", typed="What is a cat?\n")
    assert "Max Tokens: 2" in capped.out and "a tail" not in capped.out, capped
    refused = lite("chat", "none-such", typed="hello\n")
    assert "Error: HTTP 400" in refused.out and "none-such" in refused.out, refused


server.run(globals())
