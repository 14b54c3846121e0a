"""A learner at a project's notebook: what is written into its cells, and what then is shown."""

from nbclient import NotebookClient

DRAWN = "home news, home shop, home help, news home, shop home, shop help, help home, map home, about map"
LEFT = "np.array(slider.losses.split(), float)"
HALF_WAY = f"int(slider.counts.split()[np.argmax({LEFT} <= {LEFT}[0] / 2)])"
# what a learner writes into the cells of each project that ask for something
CHOICES = {
    "pagerank": {
        'my_links = ""': f"my_links = {DRAWN.replace(', ', chr(10))!r}",
        "my_guess = None": "my_guess = 1.0",
        "my_damping = 0.99": "my_damping = 0.5",
        "my_count = None": "my_count = int((np.diff(jargon.indptr) == 0).sum())",
        '("TLA", "foo")': '("luser", "zorkmid")',
        "Ann -> Ben\nBen -> Cas\nCas -> Ann": "\n".join(f"p{k} -> p{k * k % 11}" for k in range(11)),
    },
    "digits": {
        "my_picture = None": 'my_picture = data.load("mnist").test.images[61]',
        "my_count = None": "my_count = int((X.std(axis=0) == 0).sum())",
        "my_pattern = None": "my_pattern = int(np.argmax(patterns @ x / np.linalg.norm(patterns, axis=1)))",
        "my_k = None": f"my_k = {HALF_WAY}",
        "my_guess_90 = None": "my_guess_90 = 60",
        "my_counts = None": "my_counts = (85, 148, 321)",
        "my_guess_bytes = None": "my_guess_bytes = 784",
        "my_labels = False": "my_labels = True",
        "my_guess_reader = None": 'my_guess_reader = "scores"',
        "my_shift = None": "my_shift = 3",
        "my_guess_places = None": "my_guess_places = 2",
        "my_maps = False": "my_maps = True",
    },
    "network": {
        "my_wrong_ones = None": 'my_wrong_ones = "db"',
        "my_power = None": "my_power = -5",
        "my_weight, my_bias = 1.0, 0.0": "my_weight, my_bias = -6.0, 3.0",
        "my_parameters = None": "my_parameters = 218_058",
        "my_cheapest = None": 'my_cheapest = "ellipse"',
        "my_times_smaller = None": "my_times_smaller = 1000",
        "my_cosine = None": "my_cosine = 0.5",
        "my_rates = (0.003, 0.003, 0.003)": "my_rates = (0.0002, 0.05, 3.0)",
        "my_share = None": "my_share = 0.95",
        "my_digits, my_rounds = 60_000, 10": "my_digits, my_rounds = 60_000, 5",  # 97 % after three
        "my_pair = None": 'my_pair = "49"',
        "my_steps = None": "my_steps = 18",
    },
    "fit": {
        "my_place = None": "my_place = (175.5, 6.75)",
        "my_guess_first = None": 'my_guess_first = "wider"',
        "my_guess_rate = None": 'my_guess_rate = "leap"',
        "my_rate = 100": "my_rate = 2_000",
        "my_guess_step = None": "my_guess_step = 1e-5",
        "my_guess_steps = None": "my_guess_steps = 7",
        "my_bad_start = (165.0, 6.0)": "my_bad_start = (156.0, 6.0)",
        "my_damping = 1e-6": "my_damping = 10.0",
        "my_guess_error = None": "my_guess_error = 0.3",
        "my_guess_bells = None": 'my_guess_bells = "no"',
        "my_weights = False": "my_weights = True",
        "my_guess_solved = None": "my_guess_solved = 20",
        "0, 5.1\n1, 3.0\n2, 1.9": "\n".join(f"{k / 2}, {5 * 0.8**k + 0.05 * (-1) ** k:.3f}" for k in range(12)),
    },
}


def play(notebook, project, leaving=()):
    """Write the learner's choices into an exported notebook, but for those that are left as they are."""
    written = set(leaving)
    choices = {before: after for before, after in CHOICES[project].items() if before not in leaving}
    for cell in notebook.cells:
        for before, after in choices.items():
            if before in cell.source:
                cell.source = cell.source.replace(before, after)
                written.add(before)
    assert written == set(CHOICES[project])


def run(notebook, home):
    NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(home / "projects")}}).execute()
    return [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]


def shown(outputs):
    return "\n".join(out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs)
