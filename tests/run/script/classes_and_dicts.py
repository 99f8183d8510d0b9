import json
from dataclasses import dataclass, field
import numpy as np
@dataclass
class Run:
    name: str
    data: np.ndarray = field(default_factory=lambda: np.zeros(2))
    def total(self):
        d = self.data * 2
        return float((d + 1).sum())
runs = {r.name: r for r in (Run("a"), Run("b", np.arange(3.0)))}
result = {k: v.total() for k, v in sorted(runs.items())}
runs["a"].data += 5
print(json.dumps(result), runs["a"].data)
