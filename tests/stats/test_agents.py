"""Who is a person, and on what kind of device, by agents of our own and by those of two public collections."""

from pathlib import Path

import pytest

from stats.bots import is_bot

AGENTS = Path(__file__).parent.parent / "data" / "agents"


def rows(path):
    return [line.split("\t") for line in path.read_text().splitlines()]


PEOPLE = rows(AGENTS / "people.tsv")
PROGRAMS = rows(AGENTS / "programs.tsv")


@pytest.mark.parametrize("agent", [agent for _kind, agent in PEOPLE])
def test_a_person_in_an_app_or_on_an_odd_device_is_no_program(agent):
    assert is_bot(agent) is False


@pytest.mark.parametrize("agent", [agent for (agent,) in PROGRAMS])
def test_who_shows_the_page_to_nobody_is_a_program(agent):
    assert is_bot(agent) is True


def test_three_people_in_a_thousand_at_most_are_refused(shared):
    people = rows(shared / "agents" / "people.tsv")

    refused = [agent for _source, _kind, agent in people if is_bot(agent)]

    assert len(refused) <= 0.003 * len(people), refused


def test_three_programs_in_a_hundred_at_most_are_counted(shared):
    programs = rows(shared / "agents" / "programs.tsv")

    counted = [agent for _source, agent in programs if not is_bot(agent)]

    assert len(counted) <= 0.03 * len(programs), counted
