"""What a program says of its own compilation, in comments: `# nests: 3`, held against npcc's report."""
import re

FACTS = {
    "nests": lambda r: sum(len(x["nests"]) for x in r["regions"]),
    "temps": lambda r: sum(x["temporaries"] for x in r["regions"]),
    "results": lambda r: sum(x["new_arrays"] for x in r["regions"]),
    "calls": lambda r: sum(x["calls"] for x in r["regions"]),
    "callbacks": lambda r: sum(x["callbacks"] for x in r["regions"]),
    "regions": lambda r: len(r["regions"]),
    "python": lambda r: sum(x["array"] and x["native"] is None for x in r["statements"]),
}


def wrong_facts(text, report):
    for fact, count in FACTS.items():
        stated = re.search(rf"^# {fact}: (\d+)$", text, re.M)
        if stated and report and count(report) != int(stated[1]):
            yield f"{fact}: {stated[1]} stated, {count(report)} in the report"
