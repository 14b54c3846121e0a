"""What a learner's program may import besides the standard library: two packages, and source files held in memory."""

from __future__ import annotations

import importlib.util
import linecache
import sys
from collections.abc import Iterable, Mapping
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


def module_name(filename: str) -> str:
    """The name under which a file is imported: my_maths/power_iteration.py is my_maths.power_iteration."""
    return filename.removesuffix(".py").strip("/").replace("/", ".")


def file_name(module: str) -> str:
    """The file that a module's errors name."""
    return module.replace(".", "/") + ".py"


def install(modules: Mapping[str, str]) -> list[str]:
    """Make the modules importable, their packages included; returns the names of their files."""
    sys.meta_path.insert(0, _MemoryFinder(modules))
    for name, source in modules.items():
        linecache.cache[file_name(name)] = (len(source), None, source.splitlines(keepends=True), file_name(name))
    return [file_name(name) for name in modules]


class _MemoryFinder(MetaPathFinder, Loader):
    """Finds and runs modules whose source is in a mapping."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        """Packages are the parents of the modules; their own source is empty unless it is among them."""
        self.modules = dict(modules)
        folders = [name.split(".")[:-1] for name in modules]
        self.packages = {".".join(folder[: depth + 1]) for folder in folders for depth in range(len(folder))}

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Answer for our own names only."""
        if fullname not in self.modules and fullname not in self.packages:
            return None
        return ModuleSpec(fullname, self, origin=file_name(fullname), is_package=fullname in self.packages)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave the making of the module to the machinery."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Run the source."""
        name = module.__name__
        module.__file__ = file_name(name)
        exec(compile(self.modules.get(name, ""), file_name(name), "exec", dont_inherit=True), module.__dict__)  # noqa: S102


class PackageFinder(MetaPathFinder):
    """Finds only the named packages of a folder with many: the others are not there, rather than forbidden.

    Packages try imports and go without what is missing; a refusal to read would stop them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Find them now, while their folder can be listed."""
        self.specs = {name: spec for name in names if (spec := importlib.util.find_spec(name)) is not None}

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Answer for the packages themselves; what is inside them is found in their own folders."""
        return self.specs.get(fullname)
