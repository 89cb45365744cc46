"""The process in which files from outside are decoded: its budget, and what becomes of what it says."""

import os
import resource
import time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from news.media.decoding import Busy, Decoder, OutOfBudget, once

FILE = ContentFile(b"Bang khen", name="x")


def endless(content):
    while True:
        pass


def asleep(content):
    time.sleep(60)


def hungry(content):
    return len(bytearray(2**30))


def crashing(content):
    os.abort()


def refusing(content):
    raise ValidationError("Not this one.", code="no")


def test_what_was_decoded_comes_back():
    assert Decoder(seconds=5, megabytes=300)(bytes.upper, FILE) == b"BANG KHEN"


def test_a_large_upload_is_read_where_it_lies():
    file = TemporaryUploadedFile("x.pdf", "application/pdf", 9, None)
    file.write(b"Bang khen")
    file.flush()

    assert Decoder(seconds=5, megabytes=300)(bytes.upper, file) == b"BANG KHEN"


def test_a_refusal_keeps_its_words_and_its_code():
    with pytest.raises(ValidationError) as refused:
        Decoder(seconds=5, megabytes=300)(refusing, FILE)

    assert (refused.value.messages, refused.value.code) == (["Not this one."], "no")


@pytest.mark.parametrize("decode", [endless, hungry, crashing])
def test_whoever_takes_too_much_is_stopped_and_costs_this_process_nothing(decode):
    decoder, before = Decoder(seconds=1, megabytes=300, patience=60), time.process_time()

    with pytest.raises(OutOfBudget):
        decoder(decode, FILE)

    assert time.process_time() - before < 0.5
    assert decoder(bytes.upper, FILE) == b"BANG KHEN"


def test_who_was_kept_from_working_is_not_blamed():
    with pytest.raises(Busy):
        Decoder(seconds=1, megabytes=300, patience=0.5)(asleep, FILE)


def test_the_limits_stand_in_the_process_that_decodes():
    limits = Decoder(seconds=7, megabytes=300, niceness=3)(limits_of, FILE)

    assert limits == (7, 0, os.nice(0) + 3)
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] != 7


def limits_of(content):
    return resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_CORE)[0], os.nice(0)


def test_one_file_is_decoded_at_a_time_and_nobody_waits_for_ever():
    decoder = Decoder(seconds=0.1, megabytes=300)

    with decoder.one_at_a_time, pytest.raises(Busy):
        decoder(bytes.upper, FILE)


@pytest.mark.parametrize(("refuses", "outcome"), [(False, "seen"), (True, "refused")])
def test_an_upload_is_looked_at_once_however_often_it_is_asked_for(refuses, outcome):
    looks = []

    @once
    def look(file):
        looks.append(file)
        if refuses:
            raise ValidationError("refused")
        return "seen"

    file = SimpleUploadedFile("x.pdf", b"x")

    assert [answer(look, file), answer(look, file), len(looks)] == [outcome, outcome, 1]


def answer(look, file):
    try:
        return look(file)
    except ValidationError as refused:
        return refused.message
