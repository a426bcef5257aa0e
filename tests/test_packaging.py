"""The two commands: what they ask of a machine, what they say where they cannot have it, and the entry in the menu."""

from __future__ import annotations

import ast
import configparser
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import desktop_entry
import environment
import machine
import pytest

PACKAGING = Path(environment.__file__).parent


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """An empty PATH that a test puts its own programs on: `programs(name, shell text)`."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, text: str) -> None:
        file = folder / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    return put


def _entry(share: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(share / "applications" / "backorder-desk.desktop", "utf-8")
    return parser["Desktop Entry"]


@pytest.mark.parametrize("script", sorted(PACKAGING.glob("*.py")), ids=lambda path: path.name)
def test_the_commands_need_nothing_but_python(script):
    own = {path.stem for path in PACKAGING.glob("*.py")}
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.partition(".")[0] in sys.stdlib_module_names | own


def test_start_says_what_it_can_do():
    said = subprocess.run(
        [sys.executable, PACKAGING / "start.py", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert "--tour" in said
    assert "--install" in said
    assert "--uninstall" in said


def test_the_menu_entry_comes_and_goes(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    written = desktop_entry.install()
    entry = _entry(tmp_path)
    assert entry["Name"] == "Backorder Desk"
    assert entry["Icon"] == "backorder-desk"
    assert (tmp_path / "icons/hicolor/scalable/apps/backorder-desk.svg").exists()
    assert (tmp_path / "icons/hicolor/48x48/apps/backorder-desk.png").exists()
    assert written[0].stat().st_mode & stat.S_IXUSR, "a file manager starts only what may be executed"
    assert sorted(desktop_entry.uninstall()) == sorted(written)
    assert not any(file.exists() for file in written)
    assert desktop_entry.uninstall() == []


def test_the_menu_entry_starts_the_installed_program(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    desktop_entry.install()
    (program,) = shlex.split(_entry(tmp_path)["Exec"])
    assert os.access(program, os.X_OK)


def test_a_folder_with_odd_signs_in_its_name_is_quoted(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(desktop_entry, "PROGRAMS", Path('/home/j "r" roth/100% $own'))
    desktop_entry.install()
    command = _entry(tmp_path)["Exec"]
    assert command == r'"/home/j \\"r\\" roth/100%% \\$own/backorder-desk"'


def test_libraries_that_are_missing_are_found_with_their_packages(tmp_path, programs):
    (tmp_path / "QtWidgets.abi3.so").touch()
    programs("ldd", r"printf '\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n'")
    assert machine.missing_libraries(tmp_path) == {"libEGL.so.1"}
    assert "libegl1" in machine.missing_packages(tmp_path)


def test_a_library_nobody_knows_is_named(tmp_path, programs, capsys):
    (tmp_path / "QtWidgets.abi3.so").touch()
    programs("ldd", r"printf '\tlibodd.so.7 => not found\n'")
    machine.missing_packages(tmp_path)
    assert "libodd.so.7" in capsys.readouterr().err


def test_a_machine_without_a_font_lacks_one(tmp_path):
    assert not machine.has_font([str(tmp_path)])
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Some.ttf").touch()
    assert machine.has_font([str(tmp_path)])


def test_without_the_right_to_install_the_command_is_said(programs, monkeypatch):
    programs("apt-get", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="sudo apt-get install --no-install-recommends libegl1 xvfb"):
        machine.install(["xvfb", "libegl1"], "to show windows")


def test_sudo_is_used_where_it_asks_nothing(tmp_path, programs, monkeypatch):
    said = tmp_path / "said"
    programs("apt-get", "exit 1")
    programs("sudo", f'echo "$@" >> {said}')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.install(["xvfb"], "to test")
    assert said.read_text().splitlines()[-1].endswith("apt-get install -y -q --no-install-recommends xvfb")


def test_old_package_lists_are_read_anew_once(tmp_path, programs, monkeypatch):
    said = tmp_path / "said"
    programs("apt-get", f'echo "$1" >> {said}; [ "$1" = update ] && exit 0; [ $(wc -l < {said}) = 3 ]')
    programs("wc", 'exec /usr/bin/wc "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    machine.install(["xvfb"], "to test")
    assert said.read_text().split() == ["install", "update", "install"]


def test_elsewhere_than_on_debian_the_names_are_said(programs):
    with pytest.raises(SystemExit, match="by their Debian names: libegl1"):
        machine.install(["libegl1"], "to show windows")


@pytest.mark.parametrize("display", ["", "nonsense", ":98765", "unix:98765.0"])
def test_a_display_that_does_not_answer_is_none(display, monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert not machine.has_display()


def test_what_is_installed_is_not_installed_again(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "INSTALLED", tmp_path / "installed")
    asked = []
    monkeypatch.setattr(environment.subprocess, "run", lambda command, **_: asked.append(command) or _Done())
    environment._install_project(development=True)
    environment._install_project(development=True)
    environment._install_project(development=False)
    assert len(asked) == 1
    environment.INSTALLED.write_text("of another day", "utf-8")
    environment._install_project(development=False)
    environment._install_project(development=True)
    assert len(asked) == 3


class _Done:
    returncode = 0
