#!/usr/bin/env python3
"""Makes the pictures of docs/dashboard.md from frames of the demonstration.

    docs/pictures.py BINARY           writes docs/pictures/*.svg anew
    docs/pictures.py BINARY --check   says which of them are stale, and fails if any is

Needs nothing but the program itself: `BINARY dashboard --demo --once` prints a frame with the
escape sequences of its colours, and this turns it into text on a ground.
"""

import os
import re
import subprocess
import sys
import unicodedata
from html import escape
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "pictures"

# Name, size, and what is pressed before the frame is taken.
PICTURES = [
    ("overview", "120x36", ["--screen", "overview"]),
    ("overview-80x24", "80x24", ["--screen", "overview"]),
    ("customers", "120x36", ["--screen", "customers", "--press", "/used>=60%<Enter>jj<Enter>"]),
    ("budgets", "120x36", ["--screen", "budgets"]),
    ("budget-form", "80x24", ["--screen", "budgets", "--press", "nmy-free-tier-2<Tab>4<Tab>5<Tab>30d"]),
    ("keys", "120x36", ["--screen", "keys"]),
    ("tail", "120x36", ["--screen", "tail"]),
    ("delivery", "120x36", ["--screen", "delivery"]),
    ("in-flight", "120x36", ["--screen", "active"]),
    ("delete", "80x24", ["--screen", "customers", "--press", "<space>j<space>d"]),
]

CELL_X, CELL_Y, PAD = 8.4, 18, 12
GROUND, INK = "#11151c", "#d5dae3"
COLORS = {
    0: "#3b4252", 1: "#e0636b", 2: "#8fc07b", 3: "#e3c078", 4: "#6ea1e6", 5: "#c08bd6", 6: "#66c2cd",
    7: "#c8cdd8", 8: "#7d8799", 9: "#f08a90", 10: "#a9d696", 11: "#f2d796", 12: "#93bdf5", 13: "#d7aeea",
    14: "#8fdde6", 15: "#ffffff",
}
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")


def cells(text):
    """How many cells of a terminal a text takes."""
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return wide - sum(1 for c in text if unicodedata.combining(c))


def styled(line):
    """The runs of a line: column, text, style."""
    style, column, at = {}, 0, 0
    for match in list(ESCAPE.finditer(line)) + [None]:
        text = line[at : match.start()] if match else line[at:]
        if text:
            yield column, text, dict(style)
            column += cells(text)
        if match:
            at = match.end()
            change(style, [int(code or 0) for code in match.group(1).split(";")])


def change(style, codes):
    for code in codes:
        if code == 0:
            style.clear()
        elif code in (1, 2, 4, 7):
            style[code] = True
        elif code == 22:
            style.pop(1, None), style.pop(2, None)
        elif code in (24, 27):
            style.pop(code - 20, None)
        elif 30 <= code <= 37:
            style["ink"] = COLORS[code - 30]
        elif 90 <= code <= 97:
            style["ink"] = COLORS[code - 82]
        elif code == 39:
            style.pop("ink", None)


def svg(frame, size):
    columns, rows = (int(part) for part in size.split("x"))
    width, height = columns * CELL_X + 2 * PAD, rows * CELL_Y + 2 * PAD
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
        f'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">',
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
    ]
    for row, line in enumerate(frame.splitlines()):
        for column, text, style in styled(line):
            x, y = PAD + column * CELL_X, PAD + row * CELL_Y
            ink, length = style.get("ink", INK), cells(text) * CELL_X
            if style.get(7):
                drawn.append(f'<rect x="{x:.1f}" y="{y}" width="{length:.1f}" height="{CELL_Y}" fill="{ink}"/>')
                ink = GROUND
            if not text.strip():
                continue
            # What is at the edges of a run would not be counted as text.
            lead = len(text) - len(text.lstrip())
            text, x = text.strip(), x + lead * CELL_X
            more = ' font-weight="bold"' if style.get(1) else ""
            more += ' opacity="0.6"' if style.get(2) else ""
            more += ' text-decoration="underline"' if style.get(4) else ""
            drawn.append(
                f'<text x="{x:.1f}" y="{y + 14}" fill="{ink}" textLength="{cells(text) * CELL_X:.1f}" '
                f'xml:space="preserve"{more}>{escape(text)}</text>'
            )
    return "\n".join(drawn) + "\n</svg>\n"


def frame(binary, size, arguments):
    command = [binary, "dashboard", "--demo", "--once", "--size", size, "--color", "always", *arguments]
    # The pictures are the same whoever makes them.
    surroundings = {"PATH": os.environ.get("PATH", ""), "TERM": "xterm-256color", "HOME": "/nonexistent"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings).stdout


def main():
    if len(sys.argv) < 2 or sys.argv[2:] not in ([], ["--check"]):
        sys.exit(__doc__)
    is_check, stale = len(sys.argv) == 3, []
    FOLDER.mkdir(exist_ok=True)
    for name, size, arguments in PICTURES:
        path, picture = FOLDER / f"{name}.svg", svg(frame(sys.argv[1], size, arguments), size)
        if is_check:
            if not path.exists() or path.read_text() != picture:
                stale.append(path.name)
        else:
            path.write_text(picture)
    known = {f"{name}.svg" for name, _, _ in PICTURES}
    stale += [path.name for path in FOLDER.glob("*.svg") if path.name not in known]
    if stale:
        sys.exit(f"stale: {', '.join(sorted(stale))}; make them anew: docs/pictures.py BINARY")


if __name__ == "__main__":
    main()
