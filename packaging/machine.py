"""What the machine itself must have: the shared libraries of Qt, a font, and programs that tests drive.

Standard library only. On Debian and Ubuntu what is missing is installed where there is the right to; elsewhere the
exact command is said.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
QT_PARTS = (
    "QtWidgets*.so",
    "QtPrintSupport*.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/imageformats/libqjpeg.so",
)
LIBRARY_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libICE.so.6": "libice6",
    "libOpenGL.so.0": "libopengl0",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}


def missing_libraries(qt: Path) -> set[str]:
    """The shared libraries that Qt (under `qt`) needs and the machine lacks. Empty where it cannot be told."""
    ldd = shutil.which("ldd")
    files = [str(file) for part in QT_PARTS for file in qt.glob(part)]
    if ldd is None or not files:
        return set()
    found = subprocess.run([ldd, *files], capture_output=True, text=True, check=False)
    lines = found.stdout.splitlines()
    return {line.split()[0] for line in lines if line.endswith("=> not found")}


def missing_packages(qt: Path) -> set[str]:
    """The system packages that bring what Qt lacks here, a font among them. Says which libraries nobody knows."""
    libraries = missing_libraries(qt)
    unknown = sorted(libraries - LIBRARY_PACKAGES.keys())
    if unknown:
        print(f"Not found on this machine, and no package is known for it: {', '.join(unknown)}", file=sys.stderr)
    packages = {LIBRARY_PACKAGES[name] for name in libraries if name in LIBRARY_PACKAGES}
    if sys.platform == "linux" and not has_font():
        packages.add("fonts-dejavu-core")
    return packages


def has_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether any outline font is installed."""
    places = (Path(folder).expanduser() for folder in folders)
    return any(next(place.rglob(ending), None) for place in places for ending in ("*.ttf", "*.otf", "*.ttc"))


def install(packages: Iterable[str], purpose: str) -> None:
    """Install system packages, or stop the program with the command that somebody with the right to must run."""
    names = sorted(packages)
    if not names:
        return
    right = _right_to_install()
    if right is None:
        raise SystemExit(_words_for_the_lack(names, purpose))
    print(f"Installing system packages {purpose}: {' '.join(names)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*right, "apt-get", "install", "-y", "-q", "--no-install-recommends", *names]
    quiet = subprocess.DEVNULL
    if subprocess.run(command, env=environment, stdout=quiet, stderr=quiet, check=False).returncode == 0:
        return
    subprocess.run([*right, "apt-get", "update", "-q"], env=environment, stdout=quiet, check=False)
    if subprocess.run(command, env=environment, stdout=quiet, check=False).returncode != 0:
        raise SystemExit(f"The packages could not be installed. See what it says: {_command(names)}")


def has_display() -> bool:
    """Whether a window can be shown: a Wayland session, or an X server that answers."""
    if sys.platform != "linux" or os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return True
    return any(_answers(path) for path in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"))


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        return connection.connect_ex(path) == 0


def _right_to_install() -> list[str] | None:
    """What goes before apt-get: nothing for root, sudo where it asks nothing, None where there is no right to."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is not None and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _command(names: Iterable[str]) -> str:
    before = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return f"{before}apt-get install --no-install-recommends {' '.join(names)}"


def _words_for_the_lack(names: list[str], purpose: str) -> str:
    if shutil.which("apt-get") is None:
        return (
            f"Missing on this machine ({purpose}), by their Debian names: {', '.join(names)}.\n"
            "Install what your system calls them, then start again."
        )
    return f"Missing on this machine ({purpose}). Run this, then start again:\n    {_command(names)}"
