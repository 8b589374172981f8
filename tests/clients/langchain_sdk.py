"""LangChain's OpenAI integration as its documentation uses it, against the proxy."""

import asyncio

import openai
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAI, OpenAIEmbeddings

import server

ANSWER = "Four legs and a tail."
QUESTION = "What is a cat?"


def chat(customer, **more):
    return ChatOpenAI(
        model="mock-chat",
        base_url=server.URL,
        api_key=server.KEY,
        extra_body={"user": customer},
        timeout=30,
        **more,
    )


def it_invokes():
    answer = chat("lc-invoke").invoke(QUESTION)
    assert answer.content == ANSWER and answer.usage_metadata["total_tokens"] == 30, answer
    assert server.spend("lc-invoke") == "0.0201"


def it_streams_for_the_same_money():
    chunks = list(chat("lc-stream").stream(QUESTION))
    assert "".join(chunk.content for chunk in chunks) == ANSWER
    with_usage = list(chat("lc-stream-usage", stream_usage=True).stream(QUESTION))
    usages = [chunk.usage_metadata for chunk in with_usage if chunk.usage_metadata]
    assert [usage["total_tokens"] for usage in usages] == [30], usages
    assert {server.spend("lc-stream"), server.spend("lc-stream-usage")} == {"0.0201"}


def it_works_asynchronously_and_in_batches():
    model = chat("lc-async")
    answers = asyncio.run(model.abatch([QUESTION] * 4)) + model.batch([QUESTION] * 4)
    assert [answer.content for answer in answers] == [ANSWER] * 8
    assert server.spend("lc-async") == "0.1608"


def it_binds_tools():
    @tool
    def get_weather(city: str) -> str:
        """The weather of a city."""
        return city

    assert chat("lc-tools").bind_tools([get_weather]).invoke(QUESTION).content == ANSWER


def it_knows_the_customer_by_header():
    headers = {"x-litellm-customer-id": "lc-header"}
    model = ChatOpenAI(model="mock-chat", base_url=server.URL, api_key=server.KEY, default_headers=headers)
    assert model.invoke(QUESTION).content == ANSWER
    assert server.spend("lc-header") == "0.0201"


def it_embeds():
    # Texts go as texts; without this setting the integration cuts them up with OpenAI's own tokens.
    embeddings = OpenAIEmbeddings(
        model="mock-embedding", base_url=server.URL, api_key=server.KEY, check_embedding_ctx_length=False
    )
    first, second = embeddings.embed_documents(["a cat", "a dog"])
    assert len(first) == 8 and first != second and embeddings.embed_query("a cat") == first


def it_completes_text():
    model = OpenAI(model="mock-chat", base_url=server.URL, api_key=server.KEY, extra_body={"user": "lc-text"})
    assert model.invoke("A cat has") == ANSWER
    assert server.spend("lc-text") == "0.0201"


def it_raises_a_spent_budget():
    server.new_customer("lc-poor", max_budget=0)
    for call in (lambda: chat("lc-poor").invoke(QUESTION), lambda: list(chat("lc-poor").stream(QUESTION))):
        try:
            call()
        except openai.APIStatusError as error:
            assert (error.status_code, error.type) == (422, "budget_exceeded"), error
        else:
            raise AssertionError("there is no money at all")


server.run(globals())
