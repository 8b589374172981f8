"""A stock SDK against a server without any configuration: any key will do, from this machine."""

import openai
from openai import OpenAI

import server


def it_answers_whoever_asks():
    client = OpenAI(base_url=server.URL, api_key="anything", max_retries=0, timeout=30)
    answer = client.chat.completions.create(
        model="mock", messages=[{"role": "user", "content": "hi"}], user="keyless"
    )
    assert answer.choices[0].message.content.startswith("Hello from the built-in mock model."), answer
    assert [model.id for model in client.models.list()] == ["mock"]


def it_keeps_the_control_plane_closed():
    client = OpenAI(base_url=server.URL, api_key="anything", max_retries=0)
    for path in ("/customer/list", "/customer/info?end_user_id=keyless", "/key/list", "/spend/logs"):
        try:
            client.get(path, cast_to=object)
        except openai.AuthenticationError:
            continue
        raise AssertionError(f"{path} is open")


def it_books_what_was_asked():
    assert server.spend("keyless") == "0.00005"


server.run(globals())
