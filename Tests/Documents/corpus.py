"""Builds files that want to do harm, or tell too much, into a folder: each beside what has to become of it.

    python corpus.py FOLDER      writes the files and corpus.json: {"name": {"refused": code} or {"type": …, "removed": […], "without": […]}}
"""
import io
import json
import pathlib
import struct
import sys
import zipfile
import zlib

import pikepdf
from PIL import Image, PngImagePlugin

PLACE = "GPSKANARIE"


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, rows=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def bomb(width, height):
    """A small file that unfolds to width × height bytes."""
    packer = zlib.compressobj(9)
    row = b"\0" * (width + 1)
    packed = b"".join(packer.compress(row) for _ in range(min(height, 3_000))) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def photo(**remarks):
    paper = io.BytesIO()
    Image.effect_noise((160, 120), 40).convert("RGB").save(paper, "JPEG", **remarks)
    return paper.getvalue()


def photo_with_place():
    remarks = Image.Exif()
    remarks[0x010F] = "KAMERAKANARIE"
    remarks[0x8825] = {1: "N", 2: (48.0, 8.0, 14.0), 3: "E", 4: (11.0, 34.0, 31.0), 29: PLACE}
    return photo(exif=remarks, comment=b"BEMERKUNGSKANARIE")


def pdf(change=None, pages=1, **saving):
    paper = io.BytesIO()
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if change:
        change(document)
    document.save(paper, **saving)
    return paper.getvalue()


def with_step(step):
    def change(document):
        document.Root.OpenAction = document.make_indirect(pikepdf.Dictionary(step))
    return change


def with_attachment(document):
    document.attachments["anhang.exe"] = b"MZ" + bytes(200)


def with_xfa(document):
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=document.make_stream(b"<xdp/>"))


def with_button(document):
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=pikepdf.Array([0, 0, 9, 9]), A=script)
    document.pages[0].Annots = pikepdf.Array([note])


def with_link(document):
    step = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/LINKKANARIE"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=step)
    document.pages[0].Annots = pikepdf.Array([note])


def with_remarks(document):
    document.docinfo["/Author"] = "AUTORKANARIE"
    with document.open_metadata() as remarks:
        remarks["dc:title"] = "TITELKANARIE"


def with_photo(document):
    picture = document.make_stream(photo_with_place())
    picture.Type, picture.Subtype, picture.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 160, 120, 8, pikepdf.Name.DeviceRGB
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))


def with_wide_picture(document):
    picture = document.make_stream(b"\0")
    picture.Type, picture.Subtype, picture.Width, picture.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 60_000, 60_000
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))


def archive():
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w") as package:
        package.writestr("readme.txt", "x" * 500)
    return paper.getvalue()


def packed_in_streams(change):
    return pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def corpus():
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Author", "PNGKANARIE")
    drawing = io.BytesIO()
    Image.new("RGBA", (40, 30), (200, 30, 30, 90)).save(drawing, "PNG", pnginfo=remarks)
    locked = pikepdf.Encryption(owner="besitz", user="")
    secret = pikepdf.Encryption(owner="besitz", user="geheim")
    script = {"/S": pikepdf.Name.JavaScript, "/JS": pikepdf.String("app.launchURL('https://example.org')")}
    return {
        "passbild.jpg": (photo(), {"type": "jpeg", "removed": []}),
        "standort.jpg": (photo_with_place(), {"type": "jpeg", "removed": ["metadata", "place"], "without": [PLACE, "KAMERAKANARIE", "BEMERKUNGSKANARIE"]}),
        "zeichnung.png": (drawing.getvalue(), {"type": "png", "removed": ["metadata"], "without": ["PNGKANARIE"]}),
        "zeugnis.pdf": (pdf(pages=3), {"type": "pdf", "removed": []}),
        "bemerkungen.pdf": (pdf(with_remarks), {"type": "pdf", "removed": ["metadata"], "without": ["AUTORKANARIE", "TITELKANARIE"]}),
        "foto.pdf": (pdf(with_photo), {"type": "pdf", "removed": ["metadata"], "without": [PLACE, "KAMERAKANARIE", "BEMERKUNGSKANARIE"]}),
        "verweis.pdf": (pdf(with_link), {"type": "pdf", "removed": ["links"], "without": ["LINKKANARIE"]}),
        "bild-als.pdf.jpg": (pdf(), {"type": "pdf", "removed": []}),
        "bombe.png": (bomb(50_000, 50_000), {"refused": "too_many_pixels"}),
        "breite-bombe.png": (png(400_000, 200), {"refused": "too_many_pixels"}),
        "grosses-bild.pdf": (pdf(with_wide_picture), {"refused": "too_many_pixels"}),
        "skript.pdf": (pdf(with_step(script)), {"refused": "script"}),
        "skript-verpackt.pdf": (packed_in_streams(with_step(script)), {"refused": "script"}),
        "knopf.pdf": (pdf(with_button), {"refused": "script"}),
        "start.pdf": (pdf(with_step({"/S": pikepdf.Name.Launch, "/F": pikepdf.String("cmd.exe")})), {"refused": "launch"}),
        "formular.pdf": (pdf(with_step({"/S": pikepdf.Name.SubmitForm})), {"refused": "action"}),
        "anhang.pdf": (pdf(with_attachment), {"refused": "attachment"}),
        "xfa.pdf": (pdf(with_xfa), {"refused": "xfa"}),
        "kennwort.pdf": (pdf(encryption=secret), {"refused": "encrypted"}),
        "gesperrt.pdf": (pdf(encryption=locked), {"refused": "encrypted"}),
        "telefonbuch.pdf": (pdf(pages=201), {"refused": "too_many_pages"}),
        "zwei-in-einem.pdf": (pdf() + archive(), {"refused": "two_in_one"}),
        "zwei-in-einem.jpg": (photo() + archive(), {"refused": "two_in_one"}),
        "abgeschnitten.jpg": (photo()[:900], {"refused": "broken"}),
        "abgeschnitten.png": (drawing.getvalue()[:60], {"refused": "broken"}),
        "abgeschnitten.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", {"refused": "broken"}),
        "leer.pdf": (b"", {"refused": "empty"}),
        "programm.pdf": (b"MZ" + bytes(4_000), {"refused": "program"}),
        "skript.jpg": (b"#!/bin/sh\necho hallo\n", {"refused": "program"}),
        "seite.png": (b"<!doctype html><script>alert(1)</script>", {"refused": "unknown_type"}),
        "bild.svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", {"refused": "unknown_type"}),
        "brief.docx": (archive(), {"refused": "office"}),
        "iphone.heic": (b"\0\0\0\x18ftypheic" + bytes(50), {"refused": "heic"}),
        "gross.jpg": (b"\xff\xd8\xff" + bytes(20 * 1024 * 1024), {"refused": "too_large"}),
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    expected = {}
    for name, (content, become) in corpus().items():
        (folder / name).write_bytes(content)
        expected[name] = become
    (folder / "corpus.json").write_text(json.dumps(expected), "utf-8")


if __name__ == "__main__":
    main()
