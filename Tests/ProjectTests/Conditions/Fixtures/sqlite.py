"""Writes sqlite.tsv: random conditions over random rows, with the answers that SQLite gives.

Run by hand when the language grows: python3 sqlite.py > sqlite.tsv
First line: the fields. Then the rows (`row`), then the conditions (`condition`), each with a letter for each row:
T true, F false, U unknown. SQLite has no ILIKE: it is asked LIKE of both sides in small letters (ASCII only).
"""
import random
import sqlite3
from decimal import Decimal

random.seed(20240630)
FIELDS = [("NF", "INTEGER"), ("MJ", "REAL"), ("KSMC", "TEXT"), ("状态", "TEXT"), ("FL", "INTEGER")]
NUMBERS = {
    "NF": [2021, 2022, 2023, 2024, 0, -5, 9007199254740993, 9007199254740992],
    "MJ": [937.36, 0.1, 0.2536, -12.5, 2023.0, 1500.0, 0.30000000000000004],
    "FL": [0, 1],
}
TEXTS = {
    "KSMC": ["扎木钦一矿", "扎木钦二矿", "活林扎拉格", "ABC mine", "abc Mine", "it's", "50%矿", "a_b", "axb", "矿", "𠮷矿"],
    "状态": ["未批", "已批", "在期有效", "ABC mine", "矿", "2024", "b"],
}


def number(field):
    value = random.choice(NUMBERS[field] + [2022, 937.36, 0])
    spelling = random.randrange(8)
    if spelling == 0 and isinstance(value, int) and abs(value) < 10**6:
        return f"{value}.0"
    if spelling == 1:
        return f"'{value}'"
    if spelling == 2 and value == 1500.0:
        return "1.5e3"
    return str(value)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def text(field):
    return quoted(random.choice(TEXTS[field] + ["没有", "ABC"]))


def name(field):
    return random.choice([field, field, f'"{field}"', f"[{field}]", f"`{field}`"])


def pattern(field):
    word = random.choice(TEXTS[field])
    characters = list(word)
    for _ in range(random.randrange(1, 4)):
        place = random.randrange(len(characters) + 1)
        characters.insert(place, random.choice(["%", "%", "_"]))
        if random.random() < 0.6 and len(characters) > 1:
            characters.pop(random.randrange(len(characters)))
    return "".join(characters)


def comparison():
    return random.choice(["=", "<>", "<", "<=", ">", ">=", "==", "!="])


def value(field):
    return number(field) if field in NUMBERS else text(field)


def order(literal):
    return Decimal(literal.strip("'"))


def leaf():
    """A pair: the condition as written, and what SQLite is asked."""
    field = random.choice([name for name, _ in FIELDS])
    kind = random.randrange(9)
    no = random.choice(["", "", "NOT "])
    if kind == 0:
        text = f"{name(field)} IS {no}NULL"
    elif kind == 1:
        items = ", ".join(value(field) for _ in range(random.randrange(1, 5)))
        text = f"{name(field)} {no}IN ({items})"
    elif kind == 2:
        if field in TEXTS:
            ends = sorted((value(field) for _ in range(2)), key=lambda item: item[1:-1].replace("''", "'").encode())
        else:
            ends = sorted((value(field) for _ in range(2)), key=order)
        text = f"{name(field)} {no}BETWEEN {ends[0]} AND {ends[1]}"
    elif kind in (3, 4) and field in TEXTS:
        like = pattern(field)
        if "%" in like[1:] and random.random() < 0.2:
            like = like[0] + like[1:].replace("%", "#%", 1)
            text = f"{name(field)} {no}LIKE {quoted(like)} ESCAPE '#'"
        elif random.random() < 0.4:
            left = name(field)
            return f"{left} {no}ILIKE {quoted(like)}", f"lower({left}) {no}LIKE lower({quoted(like)})"
        else:
            text = f"{name(field)} {no}LIKE {quoted(like)}"
    elif kind == 3 and field == "NF":
        text = f"NF {no}LIKE '{random.choice(['20%', '%2%', '202_', '-%', '2023'])}'"
    elif kind == 5:
        pair = random.choice([("NF", "MJ"), ("MJ", "NF"), ("KSMC", "状态"), ("FL", "NF"), ("NF", "FID")])
        text = f"{name(pair[0])} {comparison()} {name(pair[1])}"
    elif kind == 6:
        text = random.choice(
            [f"FID {comparison()} {random.randrange(1, 25)}", f"FID {no}IN (1, 2, 5, 8)", f"FL = {random.choice(['TRUE', 'FALSE'])}", "TRUE", "FALSE"])
    elif kind == 7:
        text = f"{value(field)} {comparison()} {name(field)}"
    else:
        text = f"{name(field)} {comparison()} {value(field)}"
    return text, text


def tree(depth):
    if depth == 0 or random.random() < 0.3:
        return leaf()
    kind = random.randrange(4)
    if kind == 0:
        part = tree(depth - 1)
        opening, closing = random.choice([("NOT ", ""), ("NOT (", ")"), ("NOT (", ")")])
        return tuple(f"{opening}{side}{closing}" for side in part)
    parts = [tree(depth - 1) for _ in range(random.randrange(2, 4))]
    joint = random.choice([" AND ", " OR ", " and ", " Or "])
    together = tuple(joint.join(part[side] for part in parts) for side in (0, 1))
    return tuple(f"({side})" for side in together) if kind == 1 else together


def literal(value):
    return "" if value is None else str(value)


database = sqlite3.connect(":memory:")
database.execute("PRAGMA case_sensitive_like = ON")
columns = ", ".join(f'"{field}" {kind}' for field, kind in FIELDS)
database.execute(f"CREATE TABLE layer (FID INTEGER PRIMARY KEY, {columns})")
print("\t".join(f"{field}:{kind}" for field, kind in FIELDS))
for fid in range(1, 25):
    row = []
    for field, _ in FIELDS:
        choices = NUMBERS.get(field) or TEXTS[field]
        row.append(None if random.random() < 0.2 else random.choice(choices))
    database.execute(f"INSERT INTO layer VALUES (?{', ?' * len(row)})", [fid, *row])
    print("row", *(literal(item) for item in row), sep="\t")
written = set()
while len(written) < 600:
    condition, asked = tree(random.randrange(4))
    if condition in written or len(condition) > 400:
        continue
    written.add(condition)
    answers = database.execute(f"SELECT ({asked}) FROM layer ORDER BY FID").fetchall()
    print("condition", condition, "".join("U" if answer is None else "T" if answer else "F" for answer, in answers), sep="\t")
