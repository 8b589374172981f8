"""LiteLLM's own BudgetManager, unchanged: hosted by this server, and on the file that ours shares."""

import os
import threading

# Nothing is fetched: the prices are those that came with the package.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import httpx
import litellm
from litellm import BudgetManager

import server

ANSWER = litellm.ModelResponse(
    model="gpt-4o-mini",
    usage=litellm.Usage(prompt_tokens=1000, completion_tokens=500, total_tokens=1500),
)


def hosted(project, **more):
    return BudgetManager(project_name=project, client_type="hosted", api_base=server.URL, **more)


def saved():
    """Waits for the threads that save."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(timeout=30)


def it_keeps_the_budgets_of_a_project():
    manager = hosted("first")
    assert manager.get_users() == []
    manager.create_budget(total_budget=10, user="ishaan", duration="monthly", created_at=100.5)
    saved()
    manager.update_cost(user="ishaan", completion_obj=ANSWER)
    saved()
    again = hosted("first")
    assert again.user_dict == manager.user_dict, again.user_dict
    assert again.get_current_cost("ishaan") == 0.00045
    assert again.get_model_cost("ishaan") == {"gpt-4o-mini": 0.00045}
    assert again.get_total_budget("ishaan") == 10
    assert again.is_valid_user("ishaan") and not again.is_valid_user("zoe")
    again.update_budget_all_users()
    saved()
    assert hosted("first").get_current_cost("ishaan") == 0
    assert hosted("second").user_dict == {}, "another project"


def it_says_that_it_has_saved():
    manager = hosted("third")
    manager.create_budget(total_budget=0.5, user="ishaan")
    assert manager.save_data() == {"status": "success"}
    assert hosted("third").user_dict == {"ishaan": {"total_budget": 0.5}}


def it_takes_an_admins_key_and_no_other():
    manager = hosted("fourth", headers={"Authorization": f"Bearer {server.KEY}"})
    assert manager.user_dict == {}
    try:
        hosted("fourth", headers={"Authorization": "Bearer sk-wrong-sk-wrong-sk-wrong"})
    except httpx.HTTPStatusError as refused:
        assert refused.response.status_code == 401
    else:
        raise AssertionError("a wrong key was taken")


def it_reads_and_changes_the_file_that_ours_wrote():
    manager = BudgetManager(project_name="any")
    assert manager.get_users() == ["ishaan", "zoë"], manager.user_dict
    assert manager.get_current_cost("ishaan") == 6.75e-06
    # Both count the same tokens and the same price for them.
    manager.update_cost(
        user="ishaan", model="gpt-4o-mini", input_text="hello world", output_text="hello world"
    )
    manager.update_cost(user="zoë", completion_obj=ANSWER)
    saved()
    manager.save_data()


server.run(globals())
