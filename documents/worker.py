"""The front desk for papers: reads one form with a file after the other, and hands the file on clean or refuses it.

    python worker.py

In: one JSON object per line, {"ask": "version"} or {"content_type": "multipart/form-data; boundary=…", "length": N}, after the latter N bytes and a line end.
Out, for every line: "OK <length>\\n" and that many bytes, or "ERR <length>\\n" and the reason as UTF-8. An answer about a form is one line of JSON
({"fields": [[name, value], …], "file": …, "refused": …}) and, where the file is clean, its bytes.

Nothing of a file is looked at here: a child is forked for each, which may open no file, no socket and no process, and ends with its answer.
"""

import ctypes
import io
import json
import os
import resource
import signal
import sys
import zipfile

MEGABYTE = 1 << 20
LARGEST_FILE = 20 * MEGABYTE
LONGEST_FIELD = 64 * 1024
MOST_PIXELS = 40_000_000
MOST_PAGES = 200
MOST_OBJECTS = 200_000
MEMORY = 1 << 30
CPU_SECONDS = 20


class Refusal(Exception):
    """Why the worker cannot do its work, in words."""


class Refused(Exception):
    """Why a file is not taken, as a code; DocumentRefusal in Sources/Papers knows the sentences."""


class Libraries:
    """Loaded before the door is shut: a child can open nothing any more."""

    def __init__(self):
        try:
            import multipart
            import pikepdf
            import PIL
            from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin
        except ImportError as error:
            raise Refusal(f"Das Python-Paket {error.name} ist nicht installiert (documents/requirements.txt).") from error
        self.multipart, self.pikepdf, self.Image, self.ImageOps = multipart, pikepdf, Image, ImageOps
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        PngImagePlugin.MAX_TEXT_MEMORY = MEGABYTE
        JpegImagePlugin.MAXBLOCK = 65536
        self.version = ", ".join(f"{name} {module.__version__}" for name, module in [("multipart", multipart), ("pikepdf", pikepdf), ("Pillow", PIL)])
        # Once through each way, so that whatever loads late is loaded.
        for form in ("JPEG", "PNG"):
            paper = io.BytesIO()
            remarks = Image.Exif()
            remarks[0x8825] = {1: "N", 2: (48.0, 8.0, 14.0)}
            Image.new("RGB", (2, 2)).save(paper, form, exif=remarks)
            clean_image(self, paper.getvalue())
        paper = io.BytesIO()
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.save(paper)
        clean_pdf(self, paper.getvalue())
        locked = io.BytesIO()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="-", user=""))
        pikepdf.open(locked).close()


# Forms


def form_parts(libraries, content_type, body):
    """The fields of a form as text, and the file as (name, bytes) or None."""
    multipart = libraries.multipart
    kind, options = multipart.parse_options_header(content_type)
    if kind != "multipart/form-data" or not options.get("boundary"):
        raise Refusal("Das ist kein Formular mit einer Datei.")
    fields, file, part, content = [], None, None, bytearray()
    limits = {"max_header_size": 4096, "max_header_count": 8, "max_segment_size": len(body), "max_segment_count": 64}
    with multipart.PushMultipartParser(options["boundary"], content_length=len(body), strict=True, **limits) as parser:
        for start in range(0, len(body), 65536):
            for event in parser.parse(body[start : start + 65536]):
                if isinstance(event, multipart.MultipartSegment):
                    part, content = event, bytearray()
                elif event:
                    content += event
                    if part.filename is None and len(content) > LONGEST_FIELD:
                        raise Refusal("Ein Feld des Formulars ist zu lang.")
                elif part.filename is None:
                    fields.append([part.name, content.decode("utf-8")])
                elif part.name == "file" and (part.filename or content):
                    file = (part.filename, bytes(content))
    return fields, file


# Files


def kind_of(content):
    """What a file is by its first bytes; its name says nothing."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")):
        raise Refused("program")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused("office")
    if content[4:8] == b"ftyp":
        raise Refused("heic")
    raise Refused("unknown_type")


def cleaned(libraries, content):
    """The file as it is kept: (what is known of it, bytes)."""
    if not content:
        raise Refused("empty")
    if len(content) > LARGEST_FILE:
        raise Refused("too_large")
    kind = kind_of(content)
    # What is a picture to one program and an archive to another is nothing we hand on.
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise Refused("two_in_one")
    return clean_pdf(libraries, content) if kind == "pdf" else clean_image(libraries, content)


def clean_image(libraries, content):
    try:
        with libraries.Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as image:
            form, (width, height) = image.format, image.size
            if width * height > MOST_PIXELS:
                raise Refused("too_many_pixels")
            removed = []
            if image.getexif() or image.info.get("xmp") or image.info.get("comment") or getattr(image, "text", None):
                removed.append("metadata")
            if image.getexif().get_ifd(0x8825):
                removed.append("place")
            if getattr(image, "n_frames", 1) > 1:
                removed.append("frames")
            image.load()
            # Turned as the camera meant it, because that hint goes with the rest.
            image = libraries.ImageOps.exif_transpose(image)
            seen_through = form == "PNG" and (image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info)
            image = image.convert("RGBA" if seen_through else "L" if image.mode in ("1", "L") else "RGB")
    except libraries.Image.DecompressionBombError as error:
        raise Refused("too_many_pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError) as error:
        raise Refused("broken") from error
    image.info = {}
    paper = io.BytesIO()
    image.save(paper, form, **({"quality": 92, "optimize": True} if form == "JPEG" else {"optimize": False}))
    about = {"type": form.lower(), "pages": 1, "width": image.width, "height": image.height, "removed": removed}
    return about, paper.getvalue()


# What makes a PDF act, call or carry something by itself, and how the refusal is called.
ACTIVE_KEYS = {
    "/JS": "script", "/JavaScript": "script", "/XFA": "xfa", "/EF": "attachment", "/EmbeddedFiles": "attachment", "/AF": "attachment",
    "/RichMedia": "media", "/RichMediaContent": "media", "/AA": "action",
}
ACTIVE_STEPS = {
    "/JavaScript": "script", "/Launch": "launch", "/SubmitForm": "action", "/ImportData": "action", "/GoToR": "action", "/GoToE": "attachment",
    "/Rendition": "media", "/Movie": "media", "/Sound": "media", "/RichMediaExecute": "media", "/GoTo3DView": "media", "/SetOCGState": None,
}
ACTIVE_KINDS = {"/FileAttachment": "attachment", "/EmbeddedFile": "attachment", "/RichMedia": "media", "/Movie": "media", "/Screen": "media", "/3D": "media"}
TELLING_KEYS = ("/Metadata", "/PieceInfo", "/LastModified")


def clean_pdf(libraries, content):
    pikepdf = libraries.pikepdf
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise Refused("encrypted")
            pages = len(pdf.pages)
            if pages == 0:
                raise Refused("broken")
            if pages > MOST_PAGES:
                raise Refused("too_many_pages")
            removed = Sweep(pikepdf, pdf).run()
            paper = io.BytesIO()
            pdf.save(
                paper, deterministic_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    except pikepdf.PasswordError as error:
        raise Refused("encrypted") from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused("broken") from error
    return {"type": "pdf", "pages": pages, "removed": sorted(removed)}, paper.getvalue()


class Sweep:
    """Walks over every object of a PDF: refuses what acts, takes out what tells more than the page shows."""

    def __init__(self, pikepdf, pdf):
        self.pikepdf, self.pdf, self.removed = pikepdf, pdf, set()

    def run(self):
        if len(self.pdf.objects) > MOST_OBJECTS:
            raise Refused("too_many_pages")
        root = self.pdf.Root
        # A place to open at is harmless; anything else that happens on opening was refused as a step.
        self.look(root.get("/OpenAction"), 0)
        if "/OpenAction" in root:
            del root["/OpenAction"]
        if "/Info" in self.pdf.trailer:
            del self.pdf.trailer["/Info"]
            self.removed.add("metadata")
        for thing in self.pdf.objects:
            self.look(thing, 0)
        return self.removed

    def look(self, thing, depth):
        pikepdf = self.pikepdf
        if depth > 50:
            raise Refused("broken")
        if isinstance(thing, pikepdf.Array):
            for item in thing:
                if self.is_nested(item):
                    self.look(item, depth + 1)
        elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            self.look_at_entries(thing, depth)
            if isinstance(thing, pikepdf.Stream):
                self.look_at_picture(thing)

    def is_nested(self, item):
        """Written inside; what stands by itself is met in its own turn."""
        return isinstance(item, (self.pikepdf.Array, self.pikepdf.Dictionary)) and not item.is_indirect

    def look_at_entries(self, thing, depth):
        step, kind = thing.get("/S"), thing.get("/Subtype")
        for name, table in ((step, ACTIVE_STEPS), (kind, ACTIVE_KINDS), (thing.get("/Type"), ACTIVE_KINDS)):
            if isinstance(name, self.pikepdf.Name) and table.get(str(name)):
                raise Refused(table[str(name)])
        for key in list(thing.keys()):
            if key in ACTIVE_KEYS:
                raise Refused(ACTIVE_KEYS[key])
            if key in TELLING_KEYS:
                del thing[key]
                self.removed.add("metadata")
            elif key == "/Sig" or (key == "/FT" and thing[key] == self.pikepdf.Name.Sig):
                self.removed.add("signature")
            elif key == "/A" and isinstance(thing[key], self.pikepdf.Dictionary) and thing[key].get("/S") == self.pikepdf.Name.URI:
                del thing[key]
                self.removed.add("links")
            elif self.is_nested(thing[key]):
                self.look(thing[key], depth + 1)

    def look_at_picture(self, stream):
        if stream.get("/Subtype") != self.pikepdf.Name.Image:
            return
        if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MOST_PIXELS:
            raise Refused("too_many_pixels")
        filters = stream.get("/Filter")
        filters = list(filters) if isinstance(filters, self.pikepdf.Array) else [filters]
        if filters == [self.pikepdf.Name.DCTDecode]:
            raw = stream.read_raw_bytes()
            bare = without_remarks(raw)
            if bare != raw:
                stream.write(bare, filter=stream.get("/Filter"), decode_parms=stream.get("/DecodeParms"))
                self.removed.add("metadata")


def without_remarks(jpeg):
    """A JPEG without what cameras write beside the picture (APP1 to APP13, APP15, comments); unchanged where it is built otherwise."""
    kept, place = bytearray(jpeg[:2]), 2
    while jpeg[place : place + 1] == b"\xff" and place + 4 <= len(jpeg):
        mark, length = jpeg[place + 1], int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if mark == 0xDA:
            return bytes(kept) + jpeg[place:]
        if length < 2 or 0xD0 <= mark <= 0xD9:
            return jpeg
        if not (0xE1 <= mark <= 0xED or mark in (0xEF, 0xFE)):
            kept += jpeg[place : place + 2 + length]
        place += 2 + length
    return jpeg


def answer_about(libraries, content_type, body):
    fields, file = form_parts(libraries, content_type, body)
    answer, paper = {"fields": fields, "file": None, "refused": None}, b""
    if file is not None:
        try:
            about, paper = cleaned(libraries, file[1])
            answer["file"] = about | {"name": file[0]}
        except Refused as refused:
            answer["refused"] = str(refused)
        except (MemoryError, libraries.Image.DecompressionBombWarning):
            answer["refused"] = "too_many_pixels"
    return json.dumps(answer).encode() + b"\n" + paper


# The child


def shut_in(way_out):
    """From here on: no file, no socket, no process, little memory and time; dies with its parent."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    os.closerange(0, way_out)
    os.closerange(way_out + 1, 4096)
    limits = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": CPU_SECONDS, "RLIMIT_FSIZE": 0, "RLIMIT_NPROC": 0, "RLIMIT_CORE": 0, "RLIMIT_NOFILE": 0}
    for name, limit in limits.items():
        resource.setrlimit(getattr(resource, name), (limit, limit))


def in_a_child(libraries, content_type, body):
    way_in, way_out = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            shut_in(way_out)
            try:
                said = b"+" + answer_about(libraries, content_type, body)
            except (Refusal, UnicodeDecodeError, libraries.multipart.MultipartError) as error:
                said = b"-" + (str(error) or type(error).__name__).encode(errors="replace")
            rest = memoryview(said)
            while rest:
                rest = rest[os.write(way_out, rest) :]
            status = 0
        finally:
            os._exit(status)
    os.close(way_out)
    with os.fdopen(way_in, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if status == 0 and said[:1] == b"+":
        return said[1:]
    if status == 0 and said[:1] == b"-":
        raise Refusal(said[1:].decode(errors="replace"))
    # The file was too much for the child. Its fields went with it; the page asks for them again.
    return json.dumps({"fields": None, "file": None, "refused": "too_much"}).encode() + b"\n"


def requests(stream):
    while line := stream.readline(8192):
        request = json.loads(line)
        body = b""
        if isinstance(request, dict) and "length" in request:
            length = int(request["length"])
            if not 0 <= length <= LARGEST_FILE + MEGABYTE:
                raise SystemExit(2)
            body = stream.read(length)
            if len(body) < length or stream.readline(2) != b"\n":
                return
        yield request, body


def main():
    os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    libraries = None
    for request, body in requests(sys.stdin.buffer):
        try:
            # Made at the first request, so that the reason for a failure has somebody to go to.
            libraries = libraries or Libraries()
            if request.get("ask") == "version":
                word, said = b"OK", libraries.version.encode()
            else:
                word, said = b"OK", in_a_child(libraries, str(request["content_type"]), body)
        except Exception as error:
            text = str(error) if isinstance(error, Refusal) else f"{type(error).__name__}: {error}"
            word, said = b"ERR", text.encode(errors="replace")
        answers.write(b"%s %d\n" % (word, len(said)) + said)
        answers.flush()


if __name__ == "__main__":
    main()
