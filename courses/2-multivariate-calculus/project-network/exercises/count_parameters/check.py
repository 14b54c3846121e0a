"""What must hold of count_parameters."""

from fullrank.checks import check, close, must, number_is


def parameters_of(sizes):
    """A neuron in layer k has a weight for each of layer k - 1, and a bias."""
    return sum((sizes[k - 1] + 1) * sizes[k] for k in range(1, len(sizes)))


def one_layer(draw):
    return ([draw.integer(1, 6), draw.integer(1, 6)],)


def one_neuron(draw):
    return ([draw.integer(1, 40), 1],)


def two_layers(draw):
    return ([draw.integer(1, 6), draw.integer(1, 6), draw.integer(1, 6)],)


def deep(draw):
    return ([draw.integer(1, 9) for _ in range(draw.integer(4, 7))],)


def large(draw):
    return ([draw.choice((784, 1024, 3072)), draw.integer(10, 400), draw.integer(10, 100), 10],)


def see(count_parameters, sizes, words):
    got = number_is(count_parameters(list(sizes)), "The number of parameters")
    must(got == int(got), f"A number of parameters is a whole number, but {got:g} came back.")
    close(got, parameters_of(sizes), words, relative=0, absolute=0)


@check(inputs=one_neuron, says="One neuron has a weight for each input, and a bias.", count=40)
def one_neuron_is_counted(count_parameters, sizes):
    see(count_parameters, sizes, f"One neuron that listens to {sizes[0]} inputs.")


@check(inputs=one_layer, says="A layer of $k$ neurons has $k$ times as many.", count=60, always=[([2, 3],)])
def a_layer_is_counted(count_parameters, sizes):
    see(count_parameters, sizes, f"{sizes[1]} neurons, each with {sizes[0]} inputs.")


@check(inputs=two_layers, says="Every layer counts, and listens to the one before it.", count=80, always=[([2, 3, 1],)])
def two_layers_are_counted(count_parameters, sizes):
    see(count_parameters, sizes, f"{sizes[0]} inputs, {sizes[1]} neurons, {sizes[2]} outputs.")


@check(inputs=deep, says="It works for any depth.", count=60)
def depth_does_not_matter(count_parameters, sizes):
    see(count_parameters, sizes, f"A network of {len(sizes) - 1} layers.")


@check(inputs=large, says="It works for large networks.", count=20)
def size_does_not_matter(count_parameters, sizes):
    see(count_parameters, sizes, "A network of the size that reads handwriting.")
