"""What is the learner's own: workspace, projects, progress."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from fullrank import grader, progress
from fullrank.records import Exercise, Milestone, Project
from fullrank.web.forms import Form
from fullrank.web.pages import page
from fullrank.web.refusals import Refused
from fullrank.web.site import Site, site_of
from fullrank.web.standing import standing


def workspace(request: Request) -> Response:
    """The learner's files and where each stands."""
    site = site_of(request)
    exercises = site.shelf.curriculum.exercises
    known = {*exercises, "__init__"}
    own = [path for path in sorted(site.workspace.maths.glob("*.py")) if path.stem not in known]
    return page(
        request,
        "workspace.html",
        home=site.workspace.home,
        files=[_file(site, exercise) for exercise in exercises.values()],
        own=[path.name for path in own],
        notebooks=[path.name for path in sorted(site.workspace.projects.glob("*.py"))],
        projects=list(site.shelf.curriculum.projects.values()),
    )


def _file(site: Site, exercise: Exercise) -> dict[str, object]:
    path = site.workspace.file(exercise)
    attempts = site.store.attempts(kind="exercise", subject=exercise.id)
    if any(attempt.verdict == "right" for attempt in attempts):
        state = "solved" if attempts[-1].verdict == "right" else "solved before"
    elif not path.exists() or path.read_text(encoding="utf-8", errors="replace") == grader.starter(exercise):
        state = "not begun"
    else:
        state = "begun" if not attempts else "not right yet"
    changed = datetime.fromtimestamp(path.stat().st_mtime) if path.exists() else None
    return {"exercise": exercise, "state": state, "name": path.name, "changed": changed}


def project(request: Request) -> Response:
    """A project: its milestones, and the way into its notebook."""
    site = site_of(request)
    found = _project(site, request)
    return page(
        request,
        "project.html",
        project=found,
        milestones=[(stone, reached(site, found, stone)) for stone in found.milestones],
        exercises=site.shelf.curriculum.exercises,
        notebooks=site.notebooks is not None,
        command=f"fullrank notebook {found.id}",
    )


def _project(site: Site, request: Request) -> Project:
    found = site.shelf.curriculum.projects.get(request.path_params["project"])
    if found is None:
        raise Refused(404, "There is no such project.", "The courses' pages list their projects.")
    return found


def reached(site: Site, project: Project, stone: Milestone) -> bool:
    """Whether the notebook has seen a milestone reached; a right exercise alone is the way there, not the place."""
    return any(a.verdict == "right" for a in site.store.attempts(kind="milestone", subject=f"{project.id}/{stone.id}"))


def open_notebook(request: Request, form: Form) -> Response:
    """Open a project's notebook."""
    site = site_of(request)
    found = _project(site, request)
    if site.notebooks is None:
        words = f"Type `fullrank notebook {found.id}` in a terminal."
        raise Refused(503, "Notebooks cannot be opened from this page here.", words)
    address = site.notebooks.open(found.id)
    response = page(request, "notebook.html", project=found, address=address)
    response.headers["Refresh"] = f"0;url={address}"  # not a redirect: a form may lead to this site only
    return response


def show_progress(request: Request, said: str = "", trouble: bool = False) -> Response:
    """Mastery of every concept that was touched, with its reason; the rule; export and import."""
    site = site_of(request)
    here = standing(site)
    concepts = site.shelf.curriculum.concepts
    touched = [(concepts[name], state) for name, state in here.states.items() if state.level != "new" or state.placed]
    return page(
        request,
        "progress.html",
        touched=touched,
        standing=here,
        rule=progress.MASTERY_RULE,
        count=site.store.count(),
        total=len(concepts),
        mastered=sum(state.level in ("mastered", "fading") for state in here.states.values()),
        minutes=round(sum(min(a.seconds, 600) for a in site.store.attempts()) / 60),
        due_on={entry.concept: entry.due_at for entry in (*here.due, *here.coming)},
        notice=site.store.notice,
        said=said,
        trouble=trouble,
    )


def export(request: Request) -> Response:
    """The whole progress as one file."""
    site = site_of(request)
    with tempfile.TemporaryDirectory() as folder:
        content = site.store.export(Path(folder) / "export").read_bytes()
    name = f"fullrank-progress-{date.today():%Y-%m-%d}.gz"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type="application/gzip", headers=headers)


async def import_(request: Request) -> Response:
    """Bring in an exported file; a union, so nothing that is here is lost."""
    content = await _upload(request)
    return await run_in_threadpool(_bring_in, request, content)


async def _upload(request: Request) -> bytes:
    """The file in a form; a form with one file needs no parser of everything that multipart may hold."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    body = await request.body()
    if kind.strip().lower() == "multipart/form-data":
        mark = b"--" + rest.partition("boundary=")[2].strip().strip('"').encode("latin-1", "ignore")
        for part in body.split(mark) if len(mark) > 2 else ():
            head, _, content = part.partition(b"\r\n\r\n")
            if b'name="file"' in head:
                return content.removesuffix(b"\r\n")
    raise Refused(400, "No file came with the form.", "Choose the file that was exported, then import it.")


def _bring_in(request: Request, content: bytes) -> Response:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "import"
        path.write_bytes(content)
        try:
            report = site_of(request).store.import_(path)
        except progress.NotImported as error:
            return show_progress(request, str(error).replace(str(path), "That file"), trouble=True)
    return show_progress(request, report.words)
