"""The OpenAI Python SDK as its documentation uses it, against the proxy: nothing here knows of it
but the base URL."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import openai
from openai import AsyncOpenAI, OpenAI

import server

client = OpenAI(base_url=server.URL, api_key=server.KEY, max_retries=0, timeout=30)
HELLO = [{"role": "user", "content": "What is a cat?"}]
ANSWER = "Four legs and a tail."
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "The weather of a city",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
        },
    }
]


def chat(client=client, model="mock-chat", **more):
    return client.chat.completions.create(model=model, messages=HELLO, **more)


def text_of(stream):
    """The text of a stream and the usage it came with, if any."""
    text, usage = "", None
    for chunk in stream:
        assert chunk.object == "chat.completion.chunk" and chunk.model == "mock-chat", chunk
        for choice in chunk.choices:
            text += choice.delta.content or ""
        usage = chunk.usage or usage
    return text, usage


def it_answers_a_chat():
    answer = chat(user="py-chat")
    assert answer.choices[0].message.content == ANSWER and answer.choices[0].finish_reason == "stop", answer
    assert (answer.usage.prompt_tokens, answer.usage.completion_tokens) == (10, 20), answer.usage
    assert server.spend("py-chat") == "0.0201"


def it_tells_the_cost_in_a_header():
    raw = client.chat.completions.with_raw_response.create(model="mock-chat", messages=HELLO, max_tokens=5)
    assert float(raw.headers["x-litellm-response-cost"]) == 0.0051, raw.headers
    assert raw.parse().choices[0].finish_reason == "length"


def it_streams_for_the_same_money():
    text, usage = text_of(chat(user="py-stream", stream=True))
    assert (text, usage) == (ANSWER, None), "nobody asked for the usage"
    text, usage = text_of(
        chat(user="py-stream-usage", stream=True, stream_options={"include_usage": True})
    )
    assert text == ANSWER and usage.total_tokens == 30, usage
    assert usage.cost == 0.0201, "the cost travels with the usage"
    chat(user="py-no-stream")
    spent = {server.spend(customer) for customer in ("py-stream", "py-stream-usage", "py-no-stream")}
    assert spent == {"0.0201"}, spent


def it_knows_the_customer_by_header():
    chat(extra_headers={"x-litellm-customer-id": "py-header"}, user="py-not-this-one")
    assert server.spend("py-header") == "0.0201"


def it_passes_tools():
    answer = chat(tools=TOOLS, tool_choice="auto", temperature=0.2, seed=7, response_format={"type": "text"})
    assert answer.choices[0].message.content == ANSWER


def it_answers_many_choices_and_charges_all():
    answer = chat(n=3, user="py-choices")
    assert [choice.message.content for choice in answer.choices] == [ANSWER] * 3
    assert server.spend("py-choices") == "0.0601"


def it_embeds():
    answer = client.embeddings.create(model="mock-embedding", input=["a cat", "a dog"], user="py-embed")
    assert len(answer.data) == 2 and len(answer.data[0].embedding) == 8, answer
    floats = client.embeddings.create(model="mock-embedding", input="a cat", encoding_format="float")
    assert floats.data[0].embedding == answer.data[0].embedding
    assert server.spend("py-embed") == "0.0001"


def it_completes_text():
    answer = client.completions.create(model="mock-chat", prompt="A cat has", user="py-completion")
    assert answer.choices[0].text == ANSWER, answer
    stream = client.completions.create(model="mock-chat", prompt="A cat has", stream=True)
    assert "".join(chunk.choices[0].text for chunk in stream if chunk.choices) == ANSWER
    assert server.spend("py-completion") == "0.0201"


def it_lists_models():
    models = {"mock-chat", "mock-breaks", "mock-embedding"}
    assert {model.id for model in client.models.list()} == models
    with_version = OpenAI(base_url=server.URL + "/v1", api_key=server.KEY)
    assert {model.id for model in with_version.models.list()} == models
    assert with_version.models.retrieve("mock-chat").id == "mock-chat"


def it_works_asynchronously():
    async def many():
        async with AsyncOpenAI(base_url=server.URL + "/v1", api_key=server.KEY) as client:
            calls = [
                client.chat.completions.create(model="mock-chat", messages=HELLO, user="py-async")
                for _ in range(8)
            ]
            answers = await asyncio.gather(*calls)
            stream = await client.chat.completions.create(
                model="mock-chat", messages=HELLO, user="py-async", stream=True
            )
            text = "".join([c.choices[0].delta.content or "" async for c in stream if c.choices])
            return [answer.choices[0].message.content for answer in answers] + [text]

    assert asyncio.run(many()) == [ANSWER] * 9
    assert server.spend("py-async") == "0.1809"


def it_raises_a_spent_budget():
    server.new_customer("py-poor", max_budget=0.0201)
    chat(user="py-poor", max_tokens=20)
    for how in ({}, {"stream": True}, {"max_tokens": 1}):
        try:
            chat(user="py-poor", **how)
        except openai.APIStatusError as error:
            assert (error.status_code, error.type) == (422, "budget_exceeded"), error
            assert "End User=py-poor over budget. Spend=0.0201, Budget=0.0201" in error.message, error
            budget = error.body["budget"]
            assert (budget["level"], budget["id"]) == ("customer", "py-poor"), budget
        else:
            raise AssertionError("the budget is spent")
    assert server.spend("py-poor") == "0.0201", "a refusal costs nothing"


def while_most_is_held(customer, ask):
    """Asks while a call that is going to fail holds two of three cents; each call needs two."""
    server.new_customer(customer, max_budget=0.03)
    with ThreadPoolExecutor() as pool:
        failing = pool.submit(chat, model="mock-breaks", user=customer)
        server.wait_for_a_hold()
        try:
            return ask()
        finally:
            assert isinstance(failing.exception(), openai.InternalServerError), failing


def it_comes_back_when_a_budget_was_only_held():
    def ask():
        patient = OpenAI(base_url=server.URL, api_key=server.KEY)
        return patient.chat.completions.with_raw_response.create(
            model="mock-chat", messages=HELLO, user="py-held"
        )

    assert while_most_is_held("py-held", ask).retries_taken >= 1, "it was told to come back, and did"
    assert server.spend("py-held") == "0.0201"


def it_raises_a_held_budget_to_the_impatient():
    def ask():
        try:
            return chat(user="py-impatient")
        except openai.RateLimitError as error:
            return error

    error = while_most_is_held("py-impatient", ask)
    assert (error.status_code, error.type) == (429, "budget_held"), error
    assert error.response.headers["retry-after"] == "1", error.response.headers
    assert server.spend("py-impatient") == "0.0", "neither call went through"


def it_refuses_a_wrong_key():
    for key in ("sk-this-is-nobodys-key", "anything"):
        try:
            chat(client.with_options(api_key=key))
        except openai.AuthenticationError as error:
            assert error.status_code == 401 and key not in error.message, error
        else:
            raise AssertionError("nobody has this key")


def it_names_an_unknown_model():
    try:
        chat(model="no-such-model")
    except openai.BadRequestError as error:
        assert "Invalid model name passed in model=no-such-model" in error.message, error
    else:
        raise AssertionError("there is no such model")


def it_keeps_to_the_key_it_was_given():
    key = server.call("POST", "/key/generate", {"models": ["mock-chat"], "max_budget": 0.0201})["key"]
    own = client.with_options(api_key=key)
    assert [model.id for model in own.models.list()] == ["mock-chat"]
    chat(own, max_tokens=20)
    for model, error_type in (("mock-breaks", openai.PermissionDeniedError), ("mock-chat", openai.APIStatusError)):
        try:
            chat(own, model=model)
        except error_type as error:
            assert error.type in ("key_model_access_denied", "budget_exceeded"), error
        else:
            raise AssertionError(f"this key may not call {model}")


server.run(globals())
