"""Programs with a mistake: bad shapes, indices out of bounds, division by zero, unbound names, wrong types."""

# {a}: an array of length {n} and last length {m}; {v}: a new name; {old}: one that is bound
MISTAKES = (
    "{v} = {a}[{n}]", "{v} = {a}[-{n} - 1]", "{a}[{n}] = 1", "{a}[{n}] += 1", "{v} = {a}[[0, {n}]]", "{a}[[0, -{n} - 1]] = 2",
    "{v} = {a}[np.arange(3) + {n}].sum()", "{a}[np.arange(2) * {n}] += 1", "{v} = {a}[np.ones({n} + 1, bool)]",
    "for q in range({n} + 1):\n    {a}[q] *= 2", "for q in range(3):\n    {v} = {a}[q * {n}] + 1", "{v} = {a}[0, 0, 0, 0, 0]",
    "{v} = {a} + np.ones({m} + 3)", "{a}[1:] = {a}[:-2]", "{a}[:] = np.zeros({m} + 2)", "{v} = {a}.reshape(7, 11)",
    "{v} = {a} @ np.ones({m} + 1)", "{v} = np.concatenate(({a}, {a}[None]))", "{v} = {a}.sum(axis=5)", "{a} += np.ones((2, *{a}.shape))",
    "{v} = np.stack([{a}, {a}[:-1]])", "{v} = np.zeros(len({a}) - {n} - 1)", "{v} = np.where({a} > 0, {a}, np.ones({m} + 2))",
    "{v} = 1 // (len({a}) - {n})", "{v} = len({a}) % 0", "{v} = 1.0 / ({n} - len({a}))", "{v} = math.sqrt(-len({a}))",
    "{v} = math.log(len({a}) - {n})", "{v} = np.float64(1) / (len({a}) - {n})", "{v} = np.int64(3) // np.int64(len({a}) - {n})",
    "{v} = np.arange({n}) // np.zeros({n}, int)", "{v} = {a} / 0", "{v} = {a} % 0", "{v} = 2 ** np.arange(-1, {n})", "{v} = 0 ** -len({a})",
    "{v} = 10.0 ** (400 * len({a}))", "{v} = math.exp(1000.0 * len({a}))", "{v} = (-8.0) ** 0.5 + {a}",
    "{v} = never + {a}", "if len({a}) > 1000:\n    {v} = 1\n{v} = {v} + 1", "for q in range(len({a}) - {n}):\n    {v} = q\n{v} = {v} * 2",
    "del {old}\n{v} = {old}", "{v} = {v} + 1", "while len({a}) < 0:\n    {v} = {a}\n{v} = {v}[0]", "{v} = [{w} for q in range(3)]",
    "if {a} > 0:\n    {v} = 1", "while {a}:\n    break", "{v} = {a} and 1", "{v} = not {a}", "assert {a}.size == 0, 'size'",
    "assert len({a}) != {n}", "raise ValueError({n})", "{v} = {a}.nothing", "{v} = len(1.5)", "{v} = {a}[0.5]", "{v} = {a}['x']", "{a} += 'x'",
    "{v} = int('x')", "{v}, {w} = {a}.shape[0], ", "{v}, {w} = np.ones(3)", "{v} = np.add({a})", "{v} = pick(1)", "{v} = pick(1, 2, 3)",
    "{v} = (1, 2)[len({a})]", "{v} = {a}.astype('nope')", "{a}[0] = {a}", "{a}[0] = None", "{v} = int(np.inf) + len({a})",
    "{v} = {a}[0] << -1", "{v} = 2 ** 63 + len({a})", "{v} = np.int64(2 ** 62) * 4 + len({a})", "{v} = len({a}) * 2 ** 62 * 4",
    "{v} = np.uint8(255) + np.uint8(len({a}))", "{v} = np.arange(3, dtype='u1') + 300", "{v} = None + {a}", "{a}.fill('x')", "{v} = {a}()",
    "{a}.flags.writeable = False\n{a}[0] = 1", "{v} = {a}[:, :, :, :, 0]", "{v} = np.ones(3)[len({a}):][0]", "{v} = max({a}[:0])",
    "{v} = {a}[:0].max()", "{v} = {a}[:0].mean()", "{v} = math.floor(float('nan'))", "{v} = round(1e400)", "{v} = abs('x')",
)
PLACES = ("{}", "{}", "if len({a}) > 2:\n{}", "for r in range(3):\n{}", "for r in range(4):\n    kept.append(r)\n    if r == 2:\n{}",
          "try:\n{}\nexcept {e}:\n    kept.append(0)")
CAUGHT = ("Exception", "(IndexError, ValueError)", "ZeroDivisionError", "NameError")


class Wrong:
    """Mixed into Writer: uses its r, env, names, fresh_name."""

    def mistake(self):
        """Lines that mostly raise or warn; what they bind is not used."""
        r, a = self.r, self.r.choice(self.names())
        shape = self.env[a].shape
        text = r.choice(MISTAKES).format(a=a, n=shape[0], m=shape[-1], v=self.fresh_name(), w=self.fresh_name(), old=a)
        place = r.choice(PLACES)
        before = place[:place.index("{}")].rsplit("\n", 1)[-1]
        depth = 0 if place == "{}" else 1 + (len(place.split("{}")[0].split("\n")[-2]) - len(place.split("{}")[0].split("\n")[-2].lstrip())) // 4
        inner = "\n".join("    " * depth + row for row in text.split("\n"))
        return place.replace("{}", before + inner).replace("{a}", a).replace("{e}", r.choice(CAUGHT)).split("\n")

    def with_mistake(self, lines):
        """The lines with a mistake somewhere at their outermost level."""
        places = [i for i, row in enumerate(lines) if row[0] != " " and not row.startswith(("else", "elif", "except"))]
        i = self.r.choice([*places, len(lines)])
        return lines[:i] + self.mistake() + lines[i:]
