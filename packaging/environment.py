"""The project's own Python environment in `.venv`, made once and remembered.

Standard library only. What was installed is remembered by a hash in `.venv/installed`, so that a second start installs
nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
INSTALLED = ENVIRONMENT / "installed"
OLDEST = (3, 11)


def prepare(*, development: bool = False) -> None:
    """Make the environment, install the project into it, and see that Qt has what it needs of the machine.

    With `development` the tools that check the project come too. Stops the program, saying what to do, where it cannot.
    """
    if sys.version_info < OLDEST:
        raise SystemExit(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    _make()
    _install_project(development)
    machine.install(machine.missing_packages(_qt()), "to show windows")


def fingerprint(development: bool) -> str:
    """Changes whenever the environment has to be installed anew."""
    facts = [(ROOT / "pyproject.toml").read_text("utf-8"), str(ROOT)]
    digest = hashlib.sha256("\n".join(facts).encode()).hexdigest()
    return f"{digest} {'development' if development else 'program'}"


def _make() -> None:
    if PYTHON.exists() and (INSTALLED.exists() or _has_pip()):
        return
    if importlib.util.find_spec("ensurepip") is None:
        machine.install([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"], "to install Python packages")
    print(f"Making {ENVIRONMENT.relative_to(ROOT)}", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)


def _has_pip() -> bool:
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _install_project(development: bool) -> None:
    remembered = INSTALLED.read_text("utf-8") if INSTALLED.exists() else ""
    if remembered in (fingerprint(True), fingerprint(development)):
        return
    print("Installing the program and what it is made of (the first time this takes a minute or two)", flush=True)
    what = f"{ROOT}[dev]" if development else str(ROOT)
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", what]
    if subprocess.run(command, check=False).returncode != 0:
        raise SystemExit("The program could not be installed. The lines above say why; then start again.")
    INSTALLED.write_text(fingerprint(development), "utf-8")


def _qt() -> Path:
    found = next(ENVIRONMENT.glob("lib*/python*/site-packages/PySide6"), None)
    return found or ENVIRONMENT / "Lib" / "site-packages" / "PySide6"
