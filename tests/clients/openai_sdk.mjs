// The OpenAI Node SDK as its documentation uses it, against the proxy: nothing here knows of it but
// the base URL. Ends with status 0 when all it promises was true.

import assert from "node:assert/strict";
import OpenAI from "openai";

const url = process.env.LITELLM_URL;
const apiKey = process.env.LITELLM_KEY;
const client = new OpenAI({ baseURL: url, apiKey, maxRetries: 0, timeout: 30_000 });
const messages = [{ role: "user", content: "What is a cat?" }];
const answerText = "Four legs and a tail.";

const chat = (more = {}, options = {}) =>
  client.chat.completions.create({ model: "mock-chat", messages, ...more }, options);

/** A call of the control plane that has to work; the answer's text, because numbers would be rounded. */
async function admin(method, path, body) {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return text;
}

async function spend(customer) {
  return /"spend":([0-9.e-]+)/.exec(await admin("GET", `/customer/info?end_user_id=${customer}`))[1];
}

/** Resolves when a call under way holds money. */
async function aHold() {
  const deadline = Date.now() + 10_000;
  while (JSON.parse(await admin("GET", "/health/readiness/details")).ledger.open_holds === 0) {
    assert(Date.now() < deadline, "no call ever began");
  }
}

async function textOf(stream) {
  let [text, usage] = ["", undefined];
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? "";
    usage = chunk.usage ?? usage;
  }
  return { text, usage };
}

const promises = {
  async "answers a chat"() {
    const answer = await chat({ user: "js-chat" });
    assert.equal(answer.choices[0].message.content, answerText);
    assert.equal(answer.usage.total_tokens, 30);
    assert.equal(await spend("js-chat"), "0.0201");
  },

  async "tells the cost in a header"() {
    const { data, response } = await chat({ max_tokens: 5 }).withResponse();
    assert.equal(Number(response.headers.get("x-litellm-response-cost")), 0.0051);
    assert.equal(data.choices[0].finish_reason, "length");
  },

  async "streams for the same money"() {
    const plain = await textOf(await chat({ user: "js-stream", stream: true }));
    assert.deepEqual(plain, { text: answerText, usage: undefined });
    const asked = { stream: true, stream_options: { include_usage: true } };
    const { text, usage } = await textOf(await chat({ user: "js-stream-usage", ...asked }));
    assert.equal(text, answerText);
    assert.deepEqual([usage.total_tokens, usage.cost], [30, 0.0201]);
    await chat({ user: "js-no-stream" });
    for (const customer of ["js-stream", "js-stream-usage", "js-no-stream"]) {
      assert.equal(await spend(customer), "0.0201", customer);
    }
  },

  async "helps with streams"() {
    const stream = client.chat.completions.stream({ model: "mock-chat", messages });
    assert.equal(await stream.finalContent(), answerText);
  },

  async "knows the customer by header"() {
    await chat({ user: "js-not-this-one" }, { headers: { "x-litellm-customer-id": "js-header" } });
    assert.equal(await spend("js-header"), "0.0201");
  },

  async "passes tools"() {
    const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
    const tools = [{ type: "function", function: { name: "get_weather", parameters } }];
    const answer = await chat({ tools, tool_choice: "auto", temperature: 0.2 });
    assert.equal(answer.choices[0].message.content, answerText);
  },

  async "embeds"() {
    const ask = (more) => client.embeddings.create({ model: "mock-embedding", input: "a cat", ...more });
    const packed = await ask({ user: "js-embed" });
    const floats = await ask({ encoding_format: "float" });
    assert.equal(packed.data[0].embedding.length, 8);
    assert.deepEqual(packed.data[0].embedding, floats.data[0].embedding);
    assert.equal(await spend("js-embed"), "0.0001");
  },

  async "completes text"() {
    const ask = { model: "mock-chat", prompt: "A cat has", user: "js-completion" };
    const answer = await client.completions.create(ask);
    assert.equal(answer.choices[0].text, answerText);
    let text = "";
    for await (const chunk of await client.completions.create({ ...ask, stream: true })) {
      text += chunk.choices[0]?.text ?? "";
    }
    assert.equal(text, answerText);
    assert.equal(await spend("js-completion"), "0.0402");
  },

  async "lists models"() {
    for (const baseURL of [url, `${url}/v1`]) {
      const ids = [];
      for await (const model of client.withOptions({ baseURL }).models.list()) ids.push(model.id);
      assert.deepEqual(ids.sort(), ["mock-breaks", "mock-chat", "mock-embedding"]);
    }
  },

  async "raises a spent budget"() {
    await admin("POST", "/customer/new", { user_id: "js-poor", max_budget: 0.0201 });
    await chat({ user: "js-poor", max_tokens: 20 });
    for (const how of [{}, { stream: true }, { max_tokens: 1 }]) {
      await assert.rejects(chat({ user: "js-poor", ...how }), (error) => {
        assert(error instanceof OpenAI.APIError && error instanceof OpenAI.UnprocessableEntityError);
        assert.deepEqual([error.status, error.type], [422, "budget_exceeded"]);
        assert.equal(error.error.budget.id, "js-poor");
        return true;
      });
    }
    assert.equal(await spend("js-poor"), "0.0201", "a refusal costs nothing");
  },

  async "comes back when a budget was only held"() {
    // Two of three cents are held by a call that is going to fail; each call needs two.
    await admin("POST", "/customer/new", { user_id: "js-held", max_budget: 0.03 });
    const failing = assert.rejects(
      chat({ model: "mock-breaks", user: "js-held" }),
      (error) => error instanceof OpenAI.InternalServerError,
    );
    await aHold();
    const statuses = [];
    const patient = new OpenAI({
      baseURL: url,
      apiKey,
      fetch: async (...request) => {
        const response = await fetch(...request);
        statuses.push(response.status);
        return response;
      },
    });
    await patient.chat.completions.create({ model: "mock-chat", messages, user: "js-held" });
    await failing;
    assert.equal(statuses.pop(), 200);
    assert(statuses.length >= 1 && statuses.every((status) => status === 429), "it came back by itself");
    assert.equal(await spend("js-held"), "0.0201");
  },

  async "refuses a wrong key"() {
    for (const wrong of ["sk-this-is-nobodys-key", "anything"]) {
      const stranger = client.withOptions({ apiKey: wrong });
      await assert.rejects(
        stranger.chat.completions.create({ model: "mock-chat", messages }),
        (error) => error instanceof OpenAI.AuthenticationError && !error.message.includes(wrong),
      );
    }
  },
};

let failed = 0;
for (const [name, promise] of Object.entries(promises)) {
  try {
    await promise();
    console.log("ok    ", name);
  } catch (error) {
    failed += 1;
    console.log("FAILED", name, error);
  }
}
process.exit(failed ? 1 : 0);
