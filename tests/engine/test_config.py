"""The engine's configuration: the project's settings pass through, what the handbook relies on is decided here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config

from generator.engine import Build, EngineError, engine_config
from generator.engine.mkdocs import run, run_all


@pytest.fixture
def build(tmp_path: Path) -> Build:
    folder = tmp_path / "work" / "vi" / "draft"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages/index.md").write_text("# Home\n")
    return Build(
        name="vi/draft",
        language="vi",
        folder=folder,
        site=tmp_path / "site" / "vi" / "draft",
        site_name='Sổ tay "A" & B',
        organisation="Hải quan",
        publisher="Trung tâm",
        edition="Bản thảo",
        sections=(("Trang chủ", ""),),
        languages=(("vi", "Tiếng Việt"), ("en", "English")),
    )


def configured(build: Build, settings: str = "", root: Path | None = None) -> dict[str, Any]:
    folder = root or build.folder.parent.parent
    (folder / "mkdocs.yml").write_text(f"site_name: x\n{settings}\n", "utf-8")
    config = engine_config(folder, build)
    assert yaml.safe_load(config) == json.loads(config)
    return dict(json.loads(config))


def test_pages_come_from_the_staged_folder_and_nowhere_else(build: Build) -> None:
    config = configured(build, "docs_dir: docs\nsite_dir: public\nplugins: [handbook, tags]\nhooks: [x.py]\nnav: [secret.md]")
    assert config["docs_dir"] == str(build.pages)
    assert config["site_dir"] == str(build.site)
    assert [list(plugin) for plugin in config["plugins"]] == [["search"]]
    assert "hooks" not in config
    assert config["nav"] == [{"Trang chủ": "index.md"}]
    assert config["strict"] is True


def test_other_settings_of_the_project_pass_through(build: Build) -> None:
    config = configured(build, "copyright: © Riverbend\ntheme: {name: readthedocs, logo: logo.svg}\nextra: {handbook: {title: x}, analytics: off}")
    assert config["copyright"] == "© Riverbend"
    assert config["theme"]["name"] == "material"
    assert config["theme"]["logo"] == "logo.svg"
    assert "handbook" not in config["extra"]
    assert config["extra"]["analytics"] is False


def test_the_address_of_a_build_is_below_that_of_the_site(build: Build) -> None:
    assert configured(build, "site_url: https://lib.example/handbook")["site_url"] == "https://lib.example/handbook/vi/draft/"
    assert "site_url" not in configured(build)


def test_the_two_forms(build: Build) -> None:
    assert configured(build)["use_directory_urls"] is True
    offline = configured(replace(build, offline=True))
    assert offline["use_directory_urls"] is False
    assert [each["url"] for each in offline["extra"]["alternates"]] == ["../../vi/draft/index.html", "../../en/draft/index.html"]


def test_a_language_that_the_theme_does_not_speak_gets_its_english(build: Build) -> None:
    assert configured(replace(build, language="zz"))["theme"]["language"] == "en"
    assert configured(build)["theme"]["language"] == "vi"


def test_texts_reach_the_engine_as_they_were_written(build: Build) -> None:
    odd = "a: b # c {{ d }} !!x\n- 'e' \"f\" \u2028 \x85 \\ ©"
    configured(replace(build, site_name=odd, sections=((odd, ""),)))
    build.config_file.write_bytes(engine_config(build.folder.parent.parent, replace(build, site_name=odd, sections=((odd, ""),))))
    loaded = load_config(str(build.config_file))
    assert loaded.site_name == odd
    assert loaded.nav == [{odd: "index.md"}]


def test_settings_that_cannot_be_read(build: Build) -> None:
    with pytest.raises(EngineError):
        configured(build, "copyright: !nobody-knows x")


def test_settings_run_nothing(build: Build, tmp_path: Path) -> None:
    configured(build, f"copyright: !!python/object/apply:os.mkdir [{tmp_path / 'made'}]\nmarkdown_extensions: [{{x: {{y: !!python/name:os.system }}}}]")
    assert not (tmp_path / "made").exists()


# -- running -----------------------------------------------------------------------------------------------------------------------


def staged(build: Build, page: str) -> Build:
    configured(build)
    build.config_file.write_bytes(engine_config(build.folder.parent.parent, build))
    (build.pages / "index.md").write_text(page, "utf-8")
    return build


def test_a_run_makes_the_pages(build: Build) -> None:
    run(staged(build, "---\ntitle: Home\n---\n\n# Home\n"))
    assert "<h1" in (build.site / "index.html").read_text("utf-8")


def test_a_warning_is_an_error_that_says_what_is_wrong(build: Build) -> None:
    with pytest.raises(EngineError, match=r"missing/index\.md"):
        run(staged(replace(build, sections=(("Nowhere", "missing"),)), "# Home\n"))


def test_errors_of_the_theme_become_ours(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_config: object) -> None:
        msg = "'x' is undefined"
        raise NameError(msg)

    monkeypatch.setattr("generator.engine.mkdocs.mkdocs_build", broken)
    with pytest.raises(EngineError, match="is undefined"):
        run(staged(build, "# Home\n"))


def test_several_builds_tell_the_first_failure_after_all_have_ended(build: Build, tmp_path: Path) -> None:
    good = staged(build, "---\ntitle: Home\n---\n\n# Home\n")
    folder = tmp_path / "other"
    (folder / "pages").mkdir(parents=True)
    bad = staged(replace(build, name="en/draft", folder=folder, site=tmp_path / "site/en/draft", sections=(("Nowhere", "missing"),)), "# Home\n")
    bad.config_file.write_bytes(engine_config(tmp_path / "work", bad))
    done: list[tuple[int, str]] = []
    with pytest.raises(EngineError, match=r"missing/index\.md"):
        run_all([bad, good], lambda number, name: done.append((number, name)))
    assert [number for number, _ in done] == [1, 2]
    assert {name for _, name in done} == {"vi/draft", "en/draft"}
    assert (good.site / "index.html").exists()


def test_no_builds_are_no_work() -> None:
    run_all([], lambda *_: pytest.fail("nothing was built"))


@pytest.mark.parametrize("inherited", [b"only words\n", b"INHERIT: other.yml\n", b"copyright: 2006-99-99\n"])
def test_settings_inherited_from_what_is_none(build: Build, tmp_path: Path, inherited: bytes) -> None:
    (tmp_path / "other.yml").write_bytes(inherited)
    with pytest.raises(EngineError, match=r"mkdocs\.yml: "):
        configured(build, "INHERIT: ../other.yml")
