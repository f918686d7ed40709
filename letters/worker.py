"""The letter press: sets one letter after the other as PDF/A-2a and PDF/UA-1.

    python worker.py LETTERS_FOLDER FONTS_FOLDER

One JSON object per line in: {"ask": "version"} or {"template": "zusage.typ", "data": {...}}.
Out, for every line: "OK <length>\\n" and that many bytes, or "ERR <length>\\n" and the reason as UTF-8.
Ends when its input ends. docs/letters.md tells the rest.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import resource
import sys

LONGEST_LINE = 4 * 1024 * 1024
STANDARDS = ["a-2a", "ua-1"]
FAMILIES = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"]


class Refusal(Exception):
    """Why a request is not answered, in words."""


class Press:
    """The typesetter with its fonts, loaded once."""

    def __init__(self, root: str, font_folder: str):
        try:
            import typst
        except ImportError as error:
            raise Refusal("Das Python-Paket typst ist nicht installiert (letters/requirements.txt).") from error
        self.typst = typst
        self.root = pathlib.Path(root).resolve()
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder])
        missing = sorted(set(FAMILIES) - set(fonts.families()))
        if missing:
            raise Refusal(f"In {font_folder} fehlen die Schriften {', '.join(missing)} (Debian-Paket fonts-noto-core).")
        self.font_files = sorted({font.path for font in fonts.fonts() if font.path and font.family in FAMILIES})
        self.compiler = typst.Compiler(root=str(self.root), font_paths=fonts, ignore_system_fonts=True)

    def version(self) -> str:
        """Typesetter and a fingerprint of all that shapes a letter beside its data."""
        shape = hashlib.sha256()
        for path in sorted(self.root.glob("*.typ")) + [pathlib.Path(font) for font in self.font_files]:
            content = path.read_bytes()
            shape.update(f"{path.name}:{len(content)}\n".encode())
            shape.update(content)
        return f"typst {self.typst.__version__}, Form {shape.hexdigest()[:8]}"

    def set(self, template: object, data: object) -> bytes:
        if not isinstance(template, str) or not re.fullmatch(r"[a-z][a-z-]*\.typ", template) or not (self.root / template).is_file():
            raise Refusal(f"Die Briefvorlage {template!r} gibt es nicht.")
        if not isinstance(data, dict):
            raise Refusal("Der Brief hat keine Angaben.")
        day = datetime.date.fromisoformat(str(data.get("date", "")))
        midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc)
        try:
            return self.compiler.compile(
                input=str(self.root / template),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=STANDARDS,
                timestamp=midnight,
            )
        except self.typst.TypstError as error:
            raise Refusal("; ".join([error.message, *error.hints])) from error

    def answer(self, line: bytes) -> bytes:
        if len(line) > LONGEST_LINE:
            raise Refusal(f"Der Brief ist länger als {LONGEST_LINE} Bytes.")
        request = json.loads(line)
        if not isinstance(request, dict):
            raise Refusal("Eine Anfrage ist ein JSON-Objekt.")
        if request.get("ask") == "version":
            return self.version().encode()
        return self.set(request.get("template"), request.get("data"))


def lines(stream):
    """Each line as it comes; of a line that is too long just enough to see that it is."""
    while line := stream.readline(LONGEST_LINE + 1):
        rest = line
        while not rest.endswith(b"\n") and (rest := stream.readline(LONGEST_LINE + 1)):
            pass
        yield line


def main() -> None:
    # What our parent forgot to close is none of our business.
    os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    # Whatever a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # A letter needs neither files of its own nor much memory.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    press = None
    for line in lines(sys.stdin.buffer):
        try:
            # Made at the first request, so that the reason for a failure has somebody to go to.
            press = press or Press(*sys.argv[1:3])
            word, body = b"OK", press.answer(line)
        except BaseException as error:  # a panic of the typesetter is no Exception
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            text = str(error) if isinstance(error, Refusal) else f"{type(error).__name__}: {error}"
            word, body = b"ERR", text.encode(errors="replace")
        answers.write(b"%s %d\n" % (word, len(body)) + body)
        answers.flush()


if __name__ == "__main__":
    main()
