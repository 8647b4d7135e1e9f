#!/usr/bin/env python3
"""Writes a case of model.py (JSON) as the lines model.c reads; the format is described at the top of model.c.

Run: python3 flatten.py cases/reference-24.json > reference-24.txt
"""

import json
import os
import sys

TEAMS = ("marketing", "sales", "sdr", "success")


def spec_words(spec):
    if spec["family"] == "constant":
        return ["constant", repr(float(spec["median"]))]
    return [spec["family"], repr(float(spec["low5"])), repr(float(spec["high95"]))]


def posts_words(posts):
    return [str(posts.get(team, 0)) for team in TEAMS]


def override_lines(specs):
    return [["override", name, *spec_words(spec)] for name, spec in specs.items()]


def state_lines(state, when):
    lines = [["state", when, *(state[key] for key in ("relation", "background", "mandate", "sdrPlace", "successPlace"))]]
    lines.append(["staff", *posts_words(state["posts"])])
    lines.append(["managers", str(state["managers"]["count"]), repr(float(state["managers"]["cost"]))])
    if state["effects"] == "none":
        lines.append(["effects", "none"])
    else:
        for target, cells in state["effects"].items():
            lines += [["effect", target, name, repr(float(median)), repr(float(factor))] for name, median, factor in cells]
    return lines + override_lines(state["assumptions"])


def structure_lines(structure):
    lines = [["structure", structure["id"], *(["today"] if structure["today"] else [])]]
    lines += state_lines(structure["start"], "start")
    for phase in structure["phases"]:
        lines += state_lines(phase, str(phase["after"]))
        if phase["superiorChanges"]:
            lines.append(["changes", *phase["superiorChanges"]])
    return lines


def book_lines(book):
    lines = []
    for group, rows in book["effects"].items():
        for name, cells in rows.items():
            for target, (median, factor) in cells.items():
                lines.append(["row", group, name, target, repr(float(median)), repr(float(factor))])
    lines += [["only", *condition] for condition in book["only"]]
    return lines + [["weighted", mandate] for mandate in book["weighted"]]


def flatten(case):
    """The text of a case whose book is already in it."""
    assumptions = dict(case["assumptions"])
    season = assumptions.pop("market.seasonality")["median"]
    lines = [
        ["months", str(case["horizonMonths"])],
        ["start", str(case["startMonth"])],
        ["trials", str(case["trials"])],
        ["seed", str(case["seed"])],
        ["posts", *posts_words(case["posts"])],
        ["season", *(repr(float(x)) for x in season)],
    ]
    lines += [["assumption", name, *spec_words(spec)] for name, spec in assumptions.items()]
    lines += book_lines(case["book"])
    for phase in case["phases"]:
        lines += [["phase", str(phase["after"])], *override_lines(phase["assumptions"])]
    for structure in case["structures"]:
        lines += structure_lines(structure)
    return "".join(" ".join(words) + "\n" for words in lines)


def read_case(path):
    with open(path, encoding="utf-8") as file:
        case = json.load(file)
    if isinstance(case["book"], str):
        with open(os.path.join(os.path.dirname(os.path.abspath(path)), case["book"]), encoding="utf-8") as file:
            case["book"] = json.load(file)
    return case


if __name__ == "__main__":
    sys.stdout.write(flatten(read_case(sys.argv[1])))
