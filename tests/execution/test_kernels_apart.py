"""Chapters share nothing, though their kernels are forked from one process."""

from __future__ import annotations

import sys

import pytest

from tests.support.chapters import SETUP, printed

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are listed in another way"),
    pytest.mark.usefixtures("scratch"),
]


def test_a_chapter_finds_nothing_of_another_one(chapter, execute):
    first = chapter(
        "04-a",
        SETUP,
        "md:`{python} v('visits.total')`",
        "import os, sys, types, yaml, builtins\n"
        "yaml.mark = builtins.mark = 1\n"
        "os.environ['MARK'] = '1'\nsys.modules['mark'] = types.ModuleType('mark')\n"
        "os.chdir('/')",
    )
    second = chapter(
        "05-b",
        SETUP,
        "md:`{python} v('visits.total')`",
        "import os, sys, yaml, builtins\n"
        "print(hasattr(yaml, 'mark'), hasattr(builtins, 'mark'), 'MARK' in os.environ,\n"
        "      'mark' in sys.modules, os.getcwd()[-9:])",
    )
    found = execute(first, second, jobs=1)
    assert printed(found, 1) == "False False False False notebooks"
    assert [entry["anchor"] for entry in found.ledger] == ["n-visits.total-library-2019"] * 2


def test_chapters_do_not_draw_the_same_random_numbers(chapter, execute):
    cell = "import random, uuid, numpy\nprint(random.random(), numpy.random.random(), uuid.uuid4())"
    found = execute(chapter("04-a", cell), chapter("05-b", cell))
    one, other = printed(found, 0).split(), printed(found, 1).split()
    assert all(a != b for a, b in zip(one, other, strict=True))


def test_the_fork_server_has_one_thread_and_nobody_can_be_reached_from_another_machine(
    project, chapter, execute
):
    sockets = (
        "import os, re\n"
        "mine = {os.readlink(f'/proc/self/fd/{fd}') for fd in os.listdir('/proc/self/fd')\n"
        "        if os.path.islink(f'/proc/self/fd/{fd}')}\n"
        "lines = [line.split() for name in ('tcp', 'tcp6', 'udp', 'udp6')\n"
        "         for line in open(f'/proc/net/{name}').readlines()[1:]]\n"
        "# ipykernel hears what processes below it print, from this machine alone.\n"
        "print([line for line in lines if f'socket:[{line[9]}]' in mine\n"
        "       and not line[1].startswith('0100007F:')])"
    )
    forked = (
        "import multiprocessing, os, time\nprint('from above', flush=True)\n"
        "process = multiprocessing.get_context('fork').Process(target=print, args=['from below'])\n"
        "process.start()\nprocess.join()\ntime.sleep(0.5)"
    )
    threads = "print(len(os.listdir(f'/proc/{os.getppid()}/task')))"
    found = execute(chapter("04-a", forked, sockets), chapter("05-b", "import os", threads))
    assert printed(found, 0) == "[]"
    told = found.chapters[0].notebook.cells[0].outputs
    assert "".join(output["text"] for output in told) == "from above\nfrom below\n"
    assert printed(found, 1) == "1"
