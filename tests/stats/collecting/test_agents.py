"""Who is a person, and on what kind of device, by agents of our own and by those of two public collections."""

from pathlib import Path

import pytest

from stats.collecting import devices
from stats.collecting.bots import is_bot

AGENTS = Path(__file__).parents[2] / "data/agents"


def rows(path):
    return [line.split("\t") for line in path.read_text().splitlines()]


PEOPLE = rows(AGENTS / "people.tsv")
PROGRAMS = rows(AGENTS / "programs.tsv")
KINDS = {"phone": devices.PHONE, "tablet": devices.TABLET, "computer": devices.COMPUTER, "other": devices.OTHER}


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


@pytest.mark.parametrize(("kind", "agent"), PEOPLE)
def test_the_kind_of_a_device_is_seen_by_its_system_or_model(kind, agent):
    assert devices.device(agent) == KINDS[kind]


def test_one_device_in_twenty_at_most_is_taken_for_another_kind(shared):
    people = [(kind, agent) for _source, kind, agent in rows(shared / "agents" / "people.tsv") if kind]

    wrong = [(kind, agent) for kind, agent in people if devices.device(agent) != KINDS[kind]]

    assert len(wrong) <= 0.05 * len(people), wrong
