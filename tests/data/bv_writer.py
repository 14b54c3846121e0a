"""A writer of BVGraph files for the tests, with every feature of the form: references, blocks, runs, gaps."""


def _gamma(n):
    binary = f"{n + 1:b}"
    return "0" * (len(binary) - 1) + "1" + binary[1:]


def _zeta(n, k):
    n += 1
    h = (n.bit_length() - 1) // k
    low, bits = 1 << h * k, h * k + k
    rest, spare = n - low, (1 << bits) - ((1 << bits) - low)  # minimal binary code of n - low
    if rest >= spare:
        return "0" * h + "1" + f"{rest + spare:0{bits}b}"
    return "0" * h + "1" + (f"{rest:0{bits - 1}b}" if bits > 1 else "")


def _natural(n):
    return 2 * n if n >= 0 else -2 * n - 1


def _blocks(earlier, links):
    """Copy, skip, copy … lengths; the last stretch is left out."""
    kept = [link in links for link in earlier]
    lengths, copying = [], True
    at = 0
    while at < len(kept):
        end = at
        while end < len(kept) and kept[end] == copying:
            end += 1
        lengths.append(end - at)
        at, copying = end, not copying
    return lengths[:-1]


def _split(links, shortest):
    runs, rest, at = [], [], 0
    while at < len(links):
        end = at
        while end + 1 < len(links) and links[end + 1] == links[end] + 1:
            end += 1
        if end - at + 1 >= shortest:
            runs.append((links[at], end - at + 1))
        else:
            rest += links[at : end + 1]
        at = end + 1
    return runs, rest


def write_bvgraph(rows, *, window=7, shortest=4, k=3):
    """The bytes of a .graph file and the text of its .properties file."""
    bits = ""
    for page, links in enumerate(rows):
        bits += _gamma(len(links))
        if not links:
            continue
        back, extra = 0, list(links)
        if window:
            near = [b for b in range(1, min(window, page) + 1) if set(rows[page - b]) & set(links)]
            back = max(near, key=lambda b: len(set(rows[page - b]) & set(links)), default=0)
            bits += "0" * back + "1"
        if back:
            lengths = _blocks(rows[page - back], links)
            bits += _gamma(len(lengths)) + "".join(_gamma(n - (1 if i else 0)) for i, n in enumerate(lengths))
            extra = [link for link in links if link not in rows[page - back]]
        if extra and shortest:
            runs, extra = _split(extra, shortest)
            bits += _gamma(len(runs))
            end = page
            for i, (left, length) in enumerate(runs):
                bits += _gamma(_natural(left - page) if i == 0 else left - end - 1) + _gamma(length - shortest)
                end = left + length
        for i, link in enumerate(extra):
            bits += _zeta(_natural(link - page) if i == 0 else link - extra[i - 1] - 1, k)
    bits += "0" * (-len(bits) % 8)
    content = bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))
    says = {
        "nodes": len(rows),
        "arcs": sum(map(len, rows)),
        "windowsize": window,
        "minintervallength": shortest,
        "zetak": k,
        "compressionflags": "",
        "version": 0,
    }
    return content, "#BVGraph properties\n" + "".join(f"{key}={value}\n" for key, value in says.items())
