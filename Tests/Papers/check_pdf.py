"""Looks at a letter as a reader, a screen reader and an archive would.

    python check_pdf.py LETTER.pdf [TEXTS.json]    prints findings; exit status 1 where there is one
    python check_pdf.py --plain LETTER.pdf TEXTS.json    the same of a letter that needs neither table nor list
    python check_pdf.py --control LETTER.pdf       damages the letter in every way looked for; exit status 1 where a damage goes unnoticed

TEXTS.json is a list of texts that have to stand in the text layer. Needs pikepdf (requirements.txt) and poppler-utils.
"""

import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import pikepdf
from pikepdf import Array, Dictionary, Name

FORBIDDEN = {
    "/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/GoToR", "/GoToE",
    "/SubmitForm", "/ImportData", "/Rendition", "/XFA",
}  # fmt: skip


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tags(node):
    """The kind of every structure element below a node."""
    if isinstance(node, Array):
        for kid in node:
            yield from tags(kid)
    elif isinstance(node, Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from tags(node.K)


def names(thing) -> set[str]:
    """Every name in an object, as key or value, not following references."""
    found = set()
    if isinstance(thing, (Dictionary, pikepdf.Stream)):
        for key, value in thing.items():
            found.add(key)
            if not getattr(value, "is_indirect", False):
                found |= names(value)
    elif isinstance(thing, Array):
        for value in thing:
            if not getattr(value, "is_indirect", False):
                found |= names(value)
    elif isinstance(thing, Name):
        found.add(str(thing))
    return found


PARTS = ["/H1", "/P"]
OFFER_PARTS = PARTS + ["/H2", "/Table", "/THead", "/TH", "/TD", "/L", "/LI"]


def structure_findings(pdf: pikepdf.Pdf, parts: list[str]):
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False) or "/StructTreeRoot" not in root:
        yield "is not tagged"
    else:
        kinds = set(tags(root.StructTreeRoot.get("/K", Array())))
        for kind in parts:
            if kind not in kinds:
                yield f"has no tag {kind}"
    if not str(root.get("/Lang", "")).startswith("de"):
        yield "does not say that it is German"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "does not show its title"


def metadata_findings(pdf: pikepdf.Pdf):
    text = pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in pdf.Root else ""
    for what, pattern in {
        "PDF/UA-1": r"pdfuaid:part>\s*1\s*<",
        "PDF/A part 2": r"pdfaid:part>\s*2\s*<",
        "PDF/A conformance A": r"pdfaid:conformance>\s*A\s*<",
        "title": r"<dc:title>.*?<rdf:li[^>]*>[^<]+<",
    }.items():
        if not re.search(pattern, text, re.DOTALL):
            yield f"metadata lack {what}"


def harm_findings(pdf: pikepdf.Pdf):
    for thing in pdf.objects:
        for name in sorted(names(thing) & FORBIDDEN):
            yield f"holds {name}"


def font_findings(path: str):
    rows = run("pdffonts", path).splitlines()[2:]
    if not rows:
        yield "has no fonts"
    for row in rows:
        embedded, _, unicode = row.split()[-5:-2]
        if embedded != "yes":
            yield f"does not embed {row.split()[0]}"
        if unicode != "yes":
            yield f"does not say which letters {row.split()[0]} draws"


def squeezed(text: str) -> str:
    """Without line ends, hyphenation and spaces, which the line breaks decide."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def text_findings(path: str, texts: list[str]):
    layer = squeezed(run("pdftotext", "-raw", "-enc", "UTF-8", path, "-"))
    if not layer:
        yield "has no text layer"
    for text in texts:
        if squeezed(text) not in layer:
            yield f"lacks the text {text!r}"


def findings(path: str, texts: list[str], parts: list[str] = OFFER_PARTS) -> list[str]:
    with pikepdf.open(path) as pdf:
        found = [*structure_findings(pdf, parts), *metadata_findings(pdf), *harm_findings(pdf)]
    return found + [*font_findings(path), *text_findings(path, texts)]


def without_fonts(pdf: pikepdf.Pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary):
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]


def without_words(pdf: pikepdf.Pdf):
    for page in pdf.pages:
        page.Contents = pdf.make_stream(b"")


def lacking(key: str):
    def damage(pdf: pikepdf.Pdf):
        del pdf.Root[key]

    return damage


def replacing(old: bytes, new: bytes):
    def damage(pdf: pikepdf.Pdf):
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old, new))

    return damage


def with_script(pdf: pikepdf.Pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def with_attachment(pdf: pikepdf.Pdf):
    pdf.attachments["a.txt"] = b"a"


DAMAGES = {
    "no tags": (lacking("/StructTreeRoot"), "is not tagged"),
    "not marked": (lacking("/MarkInfo"), "is not tagged"),
    "no language": (lacking("/Lang"), "does not say that it is German"),
    "no title shown": (lacking("/ViewerPreferences"), "does not show its title"),
    "no PDF/UA": (replacing(b"pdfuaid:part>1", b"pdfuaid:part>9"), "metadata lack PDF/UA-1"),
    "other PDF/A part": (replacing(b"pdfaid:part>2", b"pdfaid:part>3"), "metadata lack PDF/A part 2"),
    "other PDF/A level": (replacing(b"pdfaid:conformance>A", b"pdfaid:conformance>B"), "metadata lack PDF/A conformance A"),
    "a script": (with_script, "holds /JavaScript"),
    "an attachment": (with_attachment, "holds /EmbeddedFile"),
    "fonts left out": (without_fonts, "does not embed"),
    "no words": (without_words, "has no text layer"),
}


def control(path: str) -> list[str]:
    """The damages that go unnoticed, and the findings in the letter before any damage."""
    unnoticed = [f"undamaged: {finding}" for finding in findings(path, [])]
    if not list(text_findings(path, ["Dieser Satz steht in keinem Brief."])):
        unnoticed.append("a missing text goes unnoticed")
    with tempfile.TemporaryDirectory() as folder:
        damaged = str(pathlib.Path(folder) / "damaged.pdf")
        for name, (damage, expected) in DAMAGES.items():
            with pikepdf.open(io.BytesIO(pathlib.Path(path).read_bytes())) as pdf:
                damage(pdf)
                pdf.save(damaged)
            if not any(finding.startswith(expected) for finding in findings(damaged, [])):
                unnoticed.append(f"{name} goes unnoticed")
    return unnoticed


def main(arguments: list[str]) -> int:
    match arguments:
        case ["--control", path]:
            found = control(path)
        case [path]:
            found = findings(path, [])
        case ["--plain", path, texts]:
            found = findings(path, json.loads(pathlib.Path(texts).read_text(encoding="utf-8")), PARTS)
        case [path, texts]:
            found = findings(path, json.loads(pathlib.Path(texts).read_text(encoding="utf-8")))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    for finding in found:
        print(f"{path}: {finding}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
